import { createHash } from 'node:crypto';

type Point = readonly [x: number, y: number];

const CORNERS: readonly Point[] = [0, 60, 120, 180, 240, 300].map((degrees) => {
  const angle = ((degrees - 90) * Math.PI) / 180;
  return [12 + 11 * Math.cos(angle), 12 + 11 * Math.sin(angle)];
});
const CENTRE: Point = [12, 12];
/** Every page shows the seal of one name. */
const drawn = new Map<string, string>();

/**
 * The seal of a name: a hexagon that shows the first six hex digits of its SHA-256, one in each sixth, clockwise from the
 * top, each of the four triangles of a sixth being one bit.
 */
export function Seal({ name }: { readonly name: string }) {
  const digits = drawn.get(name) ?? sealPath(createHash('sha256').update(name).digest('hex'));
  drawn.set(name, digits);
  return (
    <svg class="seal" viewBox="0 0 24 24" aria-hidden="true">
      <path class="seal-edge" d={polygon(CORNERS)} />
      <path class="seal-digits" d={digits} />
    </svg>
  );
}

function sealPath(digest: string): string {
  return CORNERS.flatMap((from, sixth) => {
    const digit = Number.parseInt(digest.charAt(sixth), 16);
    return triangles(from, CORNERS[(sixth + 1) % 6] ?? from).filter((_, bit) => digit & (8 >> bit));
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
  return `M${points.map(([x, y]) => `${x.toFixed(2)} ${y.toFixed(2)}`).join('L')}Z`;
}
