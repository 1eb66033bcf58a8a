import { createHash } from 'node:crypto';

type Point = readonly [x: number, y: number];

const CENTRE: Point = [12, 12];
/** Of a name so many digits are drawn: a hexagon. */
const DIGITS_OF_NAME = 6;
/** Every page shows the seal of one name. */
const drawn = new Map<string, string>();

/** The seal of a name: the first six hex digits of its SHA-256. */
export function NameSeal({ name }: { readonly name: string }) {
  return <Seal digits={digitsOf(name)} />;
}

/** The hex digits of which the seal of a name is made. */
export function digitsOf(name: string): string {
  const digits = drawn.get(name) ?? createHash('sha256').update(name).digest('hex').slice(0, DIGITS_OF_NAME);
  drawn.set(name, digits);
  return digits;
}

/** Hex digits as a mark. */
export function Seal({ digits }: { readonly digits: string }) {
  const paths = pathsOf(digits);
  return (
    <svg class="seal" viewBox="0 0 24 24" aria-hidden="true">
      <path class="seal-edge" d={paths.edge} />
      <path class="seal-digits" d={paths.digits} />
    </svg>
  );
}

/**
 * The paths of a mark, in a square of 24 units: a polygon with as many corners as there are digits, one in each sector, clockwise from the top,
 * each of the four triangles of a sector being one bit.
 */
export function pathsOf(digits: string): { readonly edge: string; readonly digits: string } {
  const corners = Array.from(digits, (_, at) => cornerAt(at / digits.length));
  return { edge: polygon(corners), digits: sectors(digits, corners) };
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
