type Point = readonly [x: number, y: number];

const CENTRE: Point = [12, 12];

/**
 * Hex digits as a mark in a square of 24 by 24: a polygon with as many corners as there are digits, one digit in each
 * sector, clockwise from the top, each of the four triangles of a sector being one bit.
 *
 * @returns paths of SVG: the edge, to be drawn, and the bits, to be filled
 */
export function sealPaths(digits: string): { readonly edge: string; readonly bits: string } {
  const corners = Array.from(digits, (_, at) => cornerAt(at / digits.length));
  return { edge: polygon(corners), bits: sectors(digits, corners) };
}

/** @param turn share of the way around, clockwise from the top */
function cornerAt(turn: number): Point {
  const angle = (turn - 0.25) * 2 * Math.PI;
  return [12 + 11 * Math.cos(angle), 12 + 11 * Math.sin(angle)];
}

function sectors(digits: string, corners: readonly Point[]): string {
  return corners
    .flatMap((from, sector) => {
      const digit = Number.parseInt(digits.charAt(sector), 16);
      return triangles(from, corners[(sector + 1) % corners.length] ?? from).filter((_, bit) => digit & (8 >> bit));
    })
    .map(polygon)
    .join('');
}

function triangles(from: Point, to: Point): readonly (readonly Point[])[] {
  const [near, far, edge] = [middle(CENTRE, from), middle(CENTRE, to), middle(from, to)];
  return [
    [CENTRE, near, far],
    [near, far, edge],
    [near, from, edge],
    [far, to, edge],
  ];
}

function middle([x1, y1]: Point, [x2, y2]: Point): Point {
  return [(x1 + x2) / 2, (y1 + y2) / 2];
}

function polygon(points: readonly Point[]): string {
  return `M${points.map(([x, y]) => `${shown(x)} ${shown(y)}`).join('L')}Z`;
}

/** Two decimals at most: a hundredth of a pixel is seen by nobody. */
function shown(number: number): string {
  return String(Number(number.toFixed(2)));
}
