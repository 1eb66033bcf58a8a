import path from 'node:path';
import type { Bench, Case } from './cases.ts';
import type { NewsArticle } from './generate.ts';
import { type Cost, measure } from './measure.ts';
import { countWritten, lookAtFiles } from './pages.ts';
import type { Tool } from './tool.ts';
import type { Installed } from './tools.ts';

/** What one tool needed in one case. */
export interface Result {
  readonly tool: Tool;
  /** The median of the runs, each figure for itself. */
  readonly cost: Cost;
  /** Files of the site that the first build of the case wrote. */
  readonly written: number;
}

/** Says in one line what is being done. */
export type Say = (line: string) => void;

/** Writes the site of each tool that is not too slow for so many articles into a folder of its own below `folder`. */
export async function writeSites(
  tools: readonly Installed[],
  { articles, more, folder }: Pick<Bench, 'articles' | 'more' | 'folder'>,
  say: Say,
): Promise<Bench[]> {
  const benches: Bench[] = [];
  for (const { tool } of tools) {
    if (articles.length > tool.mostArticles) continue;
    say(`writing the site for ${tool.name}`);
    const own = path.join(folder, tool.name);
    benches.push({ tool, articles, more, folder: path.join(own, 'site'), out: path.join(own, 'out') });
    await tool.write(articles, path.join(own, 'site'));
  }
  return benches;
}

/** Builds each site `runs` times, in turn, so that what else the machine does falls on all of them alike. */
export async function compare(
  benches: readonly Bench[],
  { name, prepare }: Case,
  runs: number,
  say: Say,
): Promise<Result[]> {
  const costs = new Map<Tool, Cost[]>(benches.map(({ tool }) => [tool, []]));
  const written = new Map<Tool, number>();
  for (let run = 0; run < runs; run++) {
    for (const bench of benches) {
      const { tool, folder, out } = bench;
      await prepare(bench, run);
      const before = run === 0 ? lookAtFiles(out) : null;
      const cost = await measure(tool.build(folder, out));
      if (before !== null) written.set(tool, countWritten(before, lookAtFiles(out)));
      costs.get(tool)?.push(cost);
      say(`${name}, run ${run + 1} of ${runs}: ${tool.name} took ${cost.wall.toFixed(2)} s`);
    }
  }
  return benches.map(({ tool }) => ({
    tool,
    cost: medianCost(costs.get(tool) ?? []),
    written: written.get(tool) ?? 0,
  }));
}

/** The articles that a site of `size` has, and those that are added to it, one a run. Pure. */
export function articlesFor(
  size: number,
  runs: number,
  generate: (count: number) => NewsArticle[],
): Pick<Bench, 'articles' | 'more'> {
  const all = generate(size + runs);
  return { articles: all.slice(0, size), more: all.slice(size) };
}

function medianCost(costs: readonly Cost[]): Cost {
  return {
    wall: median(costs.map(({ wall }) => wall)) ?? Number.NaN,
    cpu: median(costs.flatMap(({ cpu }) => cpu ?? [])),
    peak: median(costs.flatMap(({ peak }) => peak ?? [])),
  };
}

/** The middle of the numbers, or the mean of the two in the middle; `null` where there are none. */
function median(numbers: readonly number[]): number | null {
  const sorted = [...numbers].sort((a, b) => a - b);
  const low = sorted[Math.floor((sorted.length - 1) / 2)];
  const high = sorted[Math.ceil((sorted.length - 1) / 2)];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}
