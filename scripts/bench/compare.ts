import path from 'node:path';
import type { Bench, Case } from './cases.ts';
import type { NewsArticle } from './generate.ts';
import { type Cost, measure } from './measure.ts';
import { countPages, type PageCount } from './pages.ts';
import type { Tool } from './tool.ts';

/** What one tool needed in one case. */
export interface Result {
  readonly tool: Tool;
  /** The median of the runs, each figure for itself. */
  readonly cost: Cost;
  readonly pages: PageCount;
}

/** Says in one line what is being done. */
export type Say = (line: string) => void;

/** Writes the site of each tool into a folder of its own below `folder`. */
export async function writeSites(
  tools: readonly Tool[],
  articles: readonly NewsArticle[],
  folder: string,
  say: Say,
): Promise<Bench[]> {
  const benches = tools.map((tool) => {
    const own = path.join(folder, tool.name);
    return { tool, articles, folder: path.join(own, 'site'), out: path.join(own, 'out') };
  });
  for (const bench of benches) {
    say(`writing the site for ${bench.tool.name}`);
    await bench.tool.write(articles, bench.folder);
  }
  return benches;
}

/** Builds each site `runs` times, in turn, so that what else the machine does falls on all of them alike. */
export async function compare(benches: readonly Bench[], { prepare }: Case, runs: number, say: Say): Promise<Result[]> {
  const costs = new Map<Tool, Cost[]>(benches.map(({ tool }) => [tool, []]));
  for (let run = 1; run <= runs; run++) {
    for (const bench of benches) {
      await prepare(bench);
      const cost = await measure(bench.tool.build(bench.folder, bench.out));
      costs.get(bench.tool)?.push(cost);
      say(`run ${run} of ${runs}: ${bench.tool.name} took ${cost.wall.toFixed(2)} s`);
    }
  }
  return Promise.all(
    benches.map(async ({ tool, out }) => ({
      tool,
      cost: medianCost(costs.get(tool) ?? []),
      pages: await countPages(out),
    })),
  );
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
