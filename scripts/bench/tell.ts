import type { Result } from './compare.ts';
import type { PageCount } from './pages.ts';
import type { Tool } from './tool.ts';

const MEGABYTE = 1024 * 1024;
const DIGITS = new Intl.NumberFormat('en');

/** Everything that was measured of sites of one size. */
export interface Measured {
  readonly articles: number;
  readonly runs: number;
  /** By the name of the case, ours first. */
  readonly cases: ReadonlyMap<string, readonly Result[]>;
  /** What the sites are made of after a clean build, ours first. */
  readonly pages: readonly { readonly tool: Tool; readonly count: PageCount }[];
}

/** `10,000`. */
export function inDigits(count: number): string {
  return DIGITS.format(count);
}

/** What was measured of one size, as Markdown: what each case cost, and of what the sites are made. */
export function tellMeasured({ articles, runs, cases, pages }: Measured): string[] {
  const rows = [...cases].flatMap(([name, results]) =>
    results.map((result, at) => [at === 0 ? name : '', ...figuresOf(result), at === 0 ? '' : ratioTo(results, at)]),
  );
  const kinds = [...new Set(pages.flatMap(({ count }) => [...count.kinds.keys()]))];
  return [
    `## ${inDigits(articles)} articles`,
    '',
    runs === 1 ? 'One build a case.' : `The median of ${runs} builds a case.`,
    '',
    ...table([['case', 'tool', 'wall s', 'CPU s', 'peak MB', 'files written', 'ours / it'], ...rows], 2),
    '',
    'What the sites are made of, by kind:',
    '',
    ...table(
      [
        ['files', ...pages.map(({ tool }) => tool.name)],
        ...kinds.map((kind) => [kind, ...pages.map(({ count }) => inDigits(count.kinds.get(kind) ?? 0))]),
        ['all', ...pages.map(({ count }) => inDigits(count.files))],
        ['MB', ...pages.map(({ count }) => inDigits(Math.round(count.bytes / MEGABYTE)))],
      ],
      1,
    ),
    '',
  ];
}

function figuresOf({ tool, cost, written }: Result): string[] {
  return [
    tool.name,
    cost.wall.toFixed(2),
    cost.cpu?.toFixed(2) ?? 'n/a',
    cost.peak === null ? 'n/a' : inDigits(Math.round(cost.peak / MEGABYTE)),
    inDigits(written),
  ];
}

function ratioTo(results: readonly Result[], at: number): string {
  const [ours, it] = [results[0], results[at]];
  return ours === undefined || it === undefined ? '' : (ours.cost.wall / it.cost.wall).toFixed(3);
}

/** A table of Markdown: the first `names` columns are words, the others figures. */
export function table([head = [], ...rows]: readonly (readonly string[])[], names: number): string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, column) => (column < names ? '---' : '---:'))), ...rows.map(line)];
}
