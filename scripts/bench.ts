import { availableParallelism } from 'node:os';
import { cases } from './bench/cases.ts';
import { compare, writeSites } from './bench/compare.ts';
import { countFlag, countsFlag } from './bench/flags.ts';
import { generateArticles } from './bench/generate.ts';
import { inDigits, tellAim, tellResults } from './bench/tell.ts';
import { installedTools } from './bench/tools.ts';
import { inWorkFolder } from './bench/work-folder.ts';
import { runCommand } from './shared/cli.ts';

await runCommand({
  name: 'bench',
  summary: 'Builds invented articles with Hexdigest and with the peers that are installed, and compares the cost.',
  flags: {
    sizes: { type: 'string', value: 'N,N', help: 'Numbers of articles (1000,10000).' },
    runs: { type: 'string', value: 'N', help: 'Builds of each site, of which the median counts (3).' },
    keep: { type: 'string', value: 'DIR', help: 'Keep the sites in this new folder (a temporary one, taken away).' },
  },
  async run(flags) {
    const sizes = countsFlag('sizes', flags.sizes ?? '1000,10000');
    const runs = countFlag('runs', flags.runs ?? '3');
    console.log(`${process.platform} ${process.arch}, ${availableParallelism()} CPUs`);
    const tools = await installedTools(console.log);

    await inWorkFolder(flags.keep, async (folder) => {
      for (const size of sizes) {
        const say = (line: string): void => console.error(`[${inDigits(size)}] ${line}`);
        say('inventing articles');
        const benches = await writeSites(tools, generateArticles(size), `${folder}/${size}`, say);
        for (const scenario of cases) {
          const results = await compare(benches, scenario, runs, say);
          const heading = `${inDigits(size)} articles, ${scenario.name}, median of ${runs}`;
          console.log(['', ...tellResults(heading, results), ...tellAim(size, results)].join('\n'));
        }
      }
    });
    return 0;
  },
});
