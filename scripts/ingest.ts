import { writeFile } from 'node:fs/promises';
import { loadArticles } from './article/article.ts';
import { ingest } from './ingest/ingest.ts';
import { toJsonLines } from './ingest/receipts.ts';
import { failures, summarise } from './ingest/summary.ts';
import { loadSettings } from './settings/settings.ts';
import { fileFlag, folderFlag, runCommand } from './shared/cli.ts';
import { ContentError } from './shared/errors.ts';

await runCommand({
  name: 'ingest',
  summary: 'Makes articles of the article files in content/inbox, and builds nothing.',
  flags: {
    content: { type: 'string', value: 'DIR', help: 'The content folder (content).' },
    report: { type: 'string', value: 'FILE', help: 'Write a receipt for every article file, as JSON Lines.' },
  },
  async run(flags) {
    const report = fileFlag('report', flags.report);
    const { settings, problems } = await loadSettings(folderFlag(flags.content, 'content'));
    const loaded = await loadArticles(settings);
    if (problems.length > 0) throw new ContentError([...problems, ...loaded.problems]);
    const receipts = await ingest(settings, loaded, { isThorough: report !== null });
    if (report !== null) await writeFile(report, toJsonLines(receipts));
    console.log(summarise(receipts, { content: settings.content }).join('\n'));
    const wrong = [...loaded.problems, ...failures(receipts, settings.content)];
    if (wrong.length > 0) throw new ContentError(wrong);
    return 0;
  },
});
