import { writeFile } from 'node:fs/promises';
import { cases } from './bench/cases.ts';
import { articlesFor, compare, type Result, writeSites } from './bench/compare.ts';
import { countFlag, countsFlag } from './bench/flags.ts';
import { generateArticles } from './bench/generate.ts';
import { countPages } from './bench/pages.ts';
import { tellReport } from './bench/report.ts';
import { inDigits, type Measured, tellMeasured } from './bench/tell.ts';
import { installedTools } from './bench/tools.ts';
import { inWorkFolder } from './bench/work-folder.ts';
import { runCommand } from './shared/cli.ts';

const REPORT = 'docs/performance.md';
const LARGE = 100_000;

await runCommand({
  name: 'bench',
  summary: `Builds invented articles with Hexdigest and with the peers that are installed, compares the cost, and writes it to ${REPORT}.`,
  flags: {
    sizes: { type: 'string', value: 'N,N', help: 'Numbers of articles (1000,10000).' },
    large: { type: 'boolean', help: `${inDigits(LARGE)} articles as well; takes half an hour.` },
    runs: {
      type: 'string',
      value: 'N',
      help: `Builds a case, of which the median counts (3; 1 for ${inDigits(LARGE)}).`,
    },
    write: { type: 'string', value: 'FILE', help: `Write the report to this file (${REPORT}).` },
    keep: { type: 'string', value: 'DIR', help: 'Keep the sites in this new folder (a temporary one, taken away).' },
  },
  async run(flags) {
    const sizes = [...countsFlag('sizes', flags.sizes ?? '1000,10000'), ...(flags.large === true ? [LARGE] : [])];
    const wanted = flags.runs === undefined ? null : countFlag('runs', flags.runs);
    const tools = await installedTools(console.log);
    const measured: Measured[] = [];

    await inWorkFolder(flags.keep, async (folder) => {
      for (const size of sizes) {
        const say = (line: string): void => console.error(`[${inDigits(size)}] ${line}`);
        const runs = wanted ?? (size < LARGE ? 3 : 1);
        say('inventing articles');
        const articles = articlesFor(size, runs, generateArticles);
        const benches = await writeSites(tools, { ...articles, folder: `${folder}/${size}` }, say);
        const results = new Map<string, readonly Result[]>();
        let pages: Measured['pages'] = [];
        for (const scenario of cases) {
          results.set(scenario.name, await compare(benches, scenario, runs, say));
          if (pages.length === 0)
            pages = await Promise.all(benches.map(async ({ tool, out }) => ({ tool, count: await countPages(out) })));
        }
        measured.push({ articles: size, runs, cases: results, pages });
        console.log(tellMeasured({ articles: size, runs, cases: results, pages }).join('\n'));
      }
    });
    await writeFile(flags.write ?? REPORT, tellReport(tools, measured));
    return 0;
  },
});
