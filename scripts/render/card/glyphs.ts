/**
 * Tells which code points a font has a glyph for: reads the `cmap` table of a TrueType file, the subtables of formats 4
 * and 12, which all fonts of today have.
 *
 * @see https://learn.microsoft.com/typography/opentype/spec/cmap
 */
export function readGlyphs(font: Uint8Array): ReadonlySet<number> {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const cmap = findTable(view, 'cmap');
  const points = new Set<number>();
  for (let at = 0; at < view.getUint16(cmap + 2); at++) {
    const table = cmap + view.getUint32(cmap + 4 + 8 * at + 4);
    const format = view.getUint16(table);
    if (format === 4) readSegments(view, table, points);
    else if (format === 12) readGroups(view, table, points);
  }
  return points;
}

function findTable(view: DataView, wanted: string): number {
  for (let at = 0; at < view.getUint16(4); at++) {
    const record = 12 + 16 * at;
    const name = String.fromCharCode(...[0, 1, 2, 3].map((byte) => view.getUint8(record + byte)));
    if (name === wanted) return view.getUint32(record + 8);
  }
  throw new Error(`The font has no table ${wanted}.`);
}

function readSegments(view: DataView, table: number, points: Set<number>): void {
  const size = view.getUint16(table + 6);
  const [ends, starts, deltas, ranges] = [14, 16 + size, 16 + 2 * size, 16 + 3 * size].map((place) => table + place);
  if (ends === undefined || starts === undefined || deltas === undefined || ranges === undefined) return;
  for (let at = 0; at < size; at += 2) {
    const [start, end] = [view.getUint16(starts + at), view.getUint16(ends + at)];
    const range = view.getUint16(ranges + at);
    for (let point = start; point <= end && point < 0xffff; point++) {
      const own = range === 0 ? point : view.getUint16(ranges + at + range + 2 * (point - start));
      if (own !== 0 && ((own + view.getUint16(deltas + at)) & 0xffff) !== 0) points.add(point);
    }
  }
}

function readGroups(view: DataView, table: number, points: Set<number>): void {
  for (let at = 0; at < view.getUint32(table + 12); at++) {
    const group = table + 16 + 12 * at;
    for (let point = view.getUint32(group); point <= view.getUint32(group + 4); point++) points.add(point);
  }
}
