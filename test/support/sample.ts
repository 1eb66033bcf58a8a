/**
 * Of pages whose addresses are of one shape, as `/2031/05/06/belts/` and `/2032/01/02/lamps/` are, `most` at even distances,
 * the first and the last among them: each kind of page is looked at, however many there are of it.
 */
export function sampleOfShapes(pages: readonly string[], most: number): string[] {
  const shapes = new Map<string, string[]>();
  for (const page of pages) shapes.set(shapeOf(page), [...(shapes.get(shapeOf(page)) ?? []), page]);
  return [...shapes.values()].flatMap((alike) => {
    const step = Math.max(1, (alike.length - 1) / Math.max(1, most - 1));
    const places = Array.from({ length: Math.min(most, alike.length) }, (_, at) => Math.round(at * step));
    return places.flatMap((place) => alike[place] ?? []);
  });
}

/** `/2031/05/06/*` + `/`: numbers count as digits, the first word as itself, every further one as any. */
function shapeOf(page: string): string {
  return page
    .split('/')
    .map((part, at) => (/^\d+$/.test(part) ? part.replace(/\d/g, '0') : at === 1 || part === '' ? part : '*'))
    .join('/');
}
