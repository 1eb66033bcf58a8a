import type { BuildCall } from './build-site.ts';
import { findUnchanged, type Look, lookAtContent } from './publish/stamp.ts';
import { openWorkshop } from './publish/workshop.ts';
import { fileFlag, folderFlag, instantFlag, refuseWithin, runCommand } from './shared/cli.ts';
import { UsageError } from './shared/errors.ts';

await runCommand({
  name: 'build',
  summary: 'Makes articles of the files in content/inbox, and the site of the articles.',
  flags: {
    content: { type: 'string', value: 'DIR', help: 'The content folder (content).' },
    out: { type: 'string', value: 'DIR', help: 'The output folder (dist).' },
    'base-url': { type: 'string', value: 'URL', help: 'Root of the site, instead of base_url in digest.yaml.' },
    now: { type: 'string', value: 'ISO', help: 'Hold back articles dated later (SOURCE_DATE_EPOCH, else the clock).' },
    clean: { type: 'boolean', help: 'Make every file of the site anew, and compare each byte with what is there.' },
    strict: { type: 'boolean', help: 'Count article files that give no article, and undated articles, as errors.' },
    preview: { type: 'boolean', help: 'Promise no addresses: the site is for looking at, not for publishing.' },
    report: { type: 'string', value: 'FILE', help: 'Write a receipt for every article file, as JSON Lines.' },
  },
  async run(flags) {
    const call = {
      content: folderFlag(flags.content, 'content'),
      out: folderFlag(flags.out, 'dist'),
      baseUrl: flags['base-url'],
      now: instantFlag(flags.now),
      isClean: flags.clean === true,
      isStrict: flags.strict === true,
      report: fileFlag('report', flags.report),
      isPreview: flags.preview === true,
    };
    refuseWithin('out', call.out, call.content);
    refuseWithin('report', call.report, call.content);
    if (call.out === call.content) throw new UsageError(`--out is the content folder ${call.out}: name another.`);
    const look = lookAtContent(call);
    const mayStay = !call.isClean && call.report === null;
    const unchanged = mayStay ? findUnchanged(openWorkshop(call.out), { ...call, look }) : null;
    if (unchanged !== null) console.log(unchanged.join('\n'));
    else await build(call, look);
    return 0;
  },
});

/** What a build needs takes long to load; meanwhile the first process that renders loads what it needs. */
async function build(call: BuildCall, look: Look): Promise<void> {
  const { startRenderer } = await import('./render/render.ts');
  const renderer = startRenderer();
  try {
    const { buildSite } = await import('./build-site.ts');
    await buildSite(call, { look, renderer });
  } finally {
    renderer.end();
  }
}
