import { writeFile } from 'node:fs/promises';
import { loadArticles } from './article/article.ts';
import { ingest } from './ingest/ingest.ts';
import { toJsonLines } from './ingest/receipts.ts';
import { failures, strictProblems, summarise } from './ingest/summary.ts';
import { discard, makeStaging, publish } from './publish/publish.ts';
import { renderPages } from './render/render.ts';
import { loadSettings } from './settings/settings.ts';
import { folderFlag, instantFlag, runCommand, shownPath } from './shared/cli.ts';
import { ContentError } from './shared/errors.ts';
import { planPages } from './site/plan.ts';
import { planSite } from './site/site.ts';
import { tellSite } from './site/tell.ts';

await runCommand({
  name: 'build',
  summary: 'Makes articles of the files in content/inbox, and the site of the articles.',
  flags: {
    content: { type: 'string', value: 'DIR', help: 'The content folder (content).' },
    out: { type: 'string', value: 'DIR', help: 'The output folder (dist).' },
    'base-url': { type: 'string', value: 'URL', help: 'Root of the site, instead of base_url in digest.yaml.' },
    now: { type: 'string', value: 'ISO', help: 'Hold back articles dated later (SOURCE_DATE_EPOCH, else the clock).' },
    clean: { type: 'boolean', help: 'Take away everything that earlier builds wrote first.' },
    strict: { type: 'boolean', help: 'Count article files that give no article, and undated articles, as errors.' },
    report: { type: 'string', value: 'FILE', help: 'Write a receipt for every article file, as JSON Lines.' },
  },
  async run(flags) {
    const out = folderFlag(flags.out, 'dist');
    const now = instantFlag(flags.now);
    const settings = await loadSettings(folderFlag(flags.content, 'content'), { baseUrl: flags['base-url'] });

    const before = await loadArticles(settings);
    const receipts = await ingest(settings, before, { isThorough: flags.report !== undefined });
    if (flags.report !== undefined) await writeFile(flags.report, toJsonLines(receipts));
    const { articles, problems } = receipts.some(({ status }) => status === 'imported' || status === 'updated')
      ? await loadArticles(settings)
      : before;
    console.log(summarise(receipts, settings.content).join('\n'));

    const site = planSite(settings, articles, now);
    const wrong = [
      ...problems,
      ...failures(receipts, settings.content),
      ...(flags.strict ? strictProblems(receipts, { content: settings.content, undated: site.undated }) : []),
    ];
    if (wrong.length > 0) throw new ContentError(wrong);
    const { pages, view } = planPages(site);

    const staging = await makeStaging(out);
    try {
      await renderPages(view.info, pages, staging);
      const published = await publish(staging, out, { isClean: flags.clean === true });
      console.log(tellSite(site, published, shownPath(out)).join('\n'));
    } finally {
      await discard(staging);
    }
    return 0;
  },
});
