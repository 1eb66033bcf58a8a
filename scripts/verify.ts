import { isSame } from './publish/compare.ts';
import { tellDifferences } from './publish/tell.ts';
import { folderFlag, instantFlag, runCommand, shownPath } from './shared/cli.ts';
import { verifySite } from './verify-site.ts';

await runCommand({
  name: 'verify',
  summary: 'Builds the site from nothing in a temporary folder, and compares every file with the output folder.',
  flags: {
    content: { type: 'string', value: 'DIR', help: 'The content folder (content); it is only read.' },
    out: { type: 'string', value: 'DIR', help: 'The output folder (dist); it is only read.' },
    'base-url': { type: 'string', value: 'URL', help: 'Root of the site, instead of base_url in digest.yaml.' },
    now: { type: 'string', value: 'ISO', help: 'Hold back articles dated later (SOURCE_DATE_EPOCH, else the clock).' },
  },
  async run(flags) {
    const out = folderFlag(flags.out, 'dist');
    const found = await verifySite({
      content: folderFlag(flags.content, 'content'),
      out,
      baseUrl: flags['base-url'],
      now: instantFlag(flags.now),
    });
    console.log(tellDifferences(found, shownPath(out)).join('\n'));
    return isSame(found) ? 0 : 1;
  },
});
