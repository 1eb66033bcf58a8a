import { writeFile } from 'node:fs/promises';
import { loadArticles } from './article/article.ts';
import { ingest } from './ingest/ingest.ts';
import { changesArticles, toJsonLines } from './ingest/receipts.ts';
import { failures, strictProblems, summariseBriefly } from './ingest/summary.ts';
import { discard, makeStaging, publish } from './publish/publish.ts';
import { tellSite } from './publish/tell.ts';
import { renderPages } from './render/render.ts';
import { loadSettings } from './settings/settings.ts';
import { fileFlag, folderFlag, instantFlag, runCommand, shownPath } from './shared/cli.ts';
import { ContentError } from './shared/errors.ts';
import { planPages } from './site/plan.ts';
import { planSite } from './site/site.ts';

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
    const report = fileFlag('report', flags.report);
    const { settings, problems } = await loadSettings(folderFlag(flags.content, 'content'), {
      baseUrl: flags['base-url'],
    });
    const before = await loadArticles(settings);
    if (problems.length > 0) throw new ContentError([...problems, ...before.problems]);

    const receipts = await ingest(settings, before, { isThorough: report !== null });
    if (report !== null) await writeFile(report, toJsonLines(receipts));
    console.log(summariseBriefly(receipts, { content: settings.content }).join('\n'));

    const loaded = changesArticles(receipts) ? await loadArticles(settings) : before;
    const site = planSite(settings, loaded.articles, now);
    const wrong = [
      ...loaded.problems,
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
