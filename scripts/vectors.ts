import { existsSync } from 'node:fs';
import path from 'node:path';
import { folderFlag, runCommand } from './shared/cli.ts';
import { UsageError } from './shared/errors.ts';
import { iocFanger, iocFangerLists } from './vectors/ioc-fanger.ts';
import { iocFinder } from './vectors/ioc-finder.ts';
import { iocextract } from './vectors/iocextract.ts';
import { scoreSource } from './vectors/score.ts';
import { tellScore } from './vectors/tell.ts';
import { txt2stix } from './vectors/txt2stix.ts';

const SOURCES = [iocFinder, iocextract, txt2stix, iocFanger, iocFangerLists];

await runCommand({
  name: 'vectors',
  summary: 'Scores the finding of mentions against public test vectors, from a folder of their checkouts.',
  flags: {
    from: { type: 'string', value: 'DIR', help: 'Folder that holds ioc-finder, iocextract, txt2stix, ioc_fanger.' },
    missed: { type: 'boolean', help: 'Print every case that is missed.' },
  },
  async run(flags) {
    const from = folderFlag(flags.from, 'vectors');
    const present = SOURCES.filter(({ folder }) => existsSync(path.join(from, folder)));
    if (present.length === 0) {
      const names = [...new Set(SOURCES.map(({ folder }) => folder))].join(', ');
      throw new UsageError(`--from is ${from}, which holds no checkout. Put ${names} there, or some of them.`);
    }
    const scores = present.map((source) => scoreSource(source, path.join(from, source.folder)));
    console.log(scores.flatMap((score) => tellScore(score, flags.missed === true)).join('\n'));
    return scores.every(({ found, positives, hit, negatives }) => found >= 0.95 * positives && hit <= 0.02 * negatives)
      ? 0
      : 1;
  },
});
