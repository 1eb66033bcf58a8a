import { writeFile } from 'node:fs/promises';
import { loadArticles } from './article/article.ts';
import { explain } from './ingest/explain.ts';
import { findArticleFile, shelfOf } from './ingest/find-file.ts';
import { ingest } from './ingest/ingest.ts';
import { readInboxFile } from './ingest/read-one.ts';
import { toJsonLines } from './ingest/receipts.ts';
import { failures, summarise } from './ingest/summary.ts';
import { loadSettings } from './settings/settings.ts';
import { fileFlag, folderFlag, runCommand, shownPath } from './shared/cli.ts';
import { ContentError, UsageError } from './shared/errors.ts';
import { widthOfStream } from './shared/terminal.ts';

await runCommand({
  name: 'ingest',
  summary: 'Makes articles of the article files in content/inbox, and builds nothing.',
  flags: {
    content: { type: 'string', value: 'DIR', help: 'The content folder (content).' },
    explain: { type: 'string', value: 'FILE', help: 'Show what becomes of each line of one file; write nothing.' },
    report: { type: 'string', value: 'FILE', help: 'Write a receipt for every article file, as JSON Lines.' },
  },
  async run(flags) {
    if (flags.explain !== undefined && flags.report !== undefined)
      throw new UsageError('--explain writes nothing, and --report writes a file: give one of the two.');
    const report = fileFlag('report', flags.report);
    const { settings, problems } = await loadSettings(folderFlag(flags.content, 'content'));
    const loaded = await loadArticles(settings);
    if (problems.length > 0) throw new ContentError([...problems, ...loaded.problems]);
    if (flags.explain !== undefined) {
      const file = findArticleFile(flags.explain, shelfOf(settings, loaded));
      const read = await readInboxFile(settings, loaded, file);
      console.log(explain(read, { content: settings.content, width: widthOfStream() }).join('\n'));
      return 0;
    }
    const receipts = await ingest(settings, loaded, { isThorough: report !== null });
    if (report !== null) await writeFile(report, toJsonLines(receipts));
    console.log(summarise(receipts, { content: settings.content }).join('\n'));
    if (report !== null) console.log(`Receipts: ${shownPath(report)}`);
    const wrong = [...loaded.problems, ...failures(receipts, settings.content)];
    if (wrong.length > 0) throw new ContentError(wrong);
    return 0;
  },
});
