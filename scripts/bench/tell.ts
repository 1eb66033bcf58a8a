import type { Result } from './compare.ts';

const MEGABYTE = 1024 * 1024;
/** Articles from which the aim counts: below, the start of Node is much of the time. */
const LARGE = 10_000;
const DIGITS = new Intl.NumberFormat('en');

/** `10,000`. */
export function inDigits(count: number): string {
  return DIGITS.format(count);
}

/** The table of a case, ours first, what the sites are made of, and where these differ. */
export function tellResults(heading: string, results: readonly Result[]): string[] {
  const [ours, ...peers] = results;
  if (ours === undefined) return [];
  const head = ['tool', 'wall s', 'CPU s', 'peak MB', 'files', 'HTML', 'XML', 'MB', 'ours / it'];
  const rows = results.map((result) => [...figuresOf(result), result === ours ? '' : ratio(ours, result).toFixed(2)]);
  return [heading, ...table([head, ...rows]), '', ...tellKinds(results), ...peers.flatMap((peer) => tellNotes(peer))];
}

/** How ours stands to the aim of a large site: a ratio below 1 to every peer, and a peak below 1 GB. */
export function tellAim(articles: number, results: readonly Result[]): string[] {
  const [ours, ...peers] = results;
  if (ours === undefined || articles < LARGE) return [];
  const peak = ours.cost.peak === null ? [] : [`peak below 1,024 MB: ${verdict(ours.cost.peak < 1024 * MEGABYTE)}`];
  const ratios = peers.map((peer) => `faster than ${peer.tool.name}: ${verdict(ratio(ours, peer) < 1)}`);
  return [`Aim: ${[...ratios, ...peak].join(', ')}`];
}

function ratio(ours: Result, peer: Result): number {
  return ours.cost.wall / peer.cost.wall;
}

function verdict(isReached: boolean): string {
  return isReached ? 'yes' : 'no';
}

function figuresOf({ tool, cost, pages }: Result): string[] {
  return [
    tool.name,
    cost.wall.toFixed(2),
    cost.cpu?.toFixed(2) ?? 'n/a',
    cost.peak === null ? 'n/a' : inDigits(Math.round(cost.peak / MEGABYTE)),
    inDigits(pages.files),
    inDigits(pages.html),
    inDigits(pages.xml),
    inDigits(Math.round(pages.bytes / MEGABYTE)),
  ];
}

function tellKinds(results: readonly Result[]): string[] {
  const kinds = [...new Set(results.flatMap(({ pages }) => [...pages.kinds.keys()]))];
  const rows = kinds.map((kind) => [kind, ...results.map(({ pages }) => inDigits(pages.kinds.get(kind) ?? 0))]);
  return table([['pages by kind', ...results.map(({ tool }) => tool.name)], ...rows]);
}

function tellNotes({ tool }: Result): string[] {
  return tool.differences.map((difference) => `  * ${difference}`);
}

/** Lines of columns that are as wide as their widest cell: the first to the left, figures to the right. */
function table(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  const cell = (text: string, column: number): string => {
    const width = widths[column] ?? 0;
    return column === 0 ? text.padEnd(width) : text.padStart(width);
  };
  return rows.map((row) => `  ${row.map(cell).join('  ').trimEnd()}`);
}
