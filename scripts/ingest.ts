import { writeFile } from 'node:fs/promises';
import { tellDoubts } from './article/doubts.ts';
import { type Loaded, loadArticles } from './article/load.ts';
import { explain } from './ingest/explain.ts';
import { findArticleFile, shelfOf } from './ingest/find-file.ts';
import { ingest } from './ingest/ingest.ts';
import { readInboxFile } from './ingest/read-one.ts';
import { toJsonLines } from './ingest/receipts.ts';
import { failures, summarise } from './ingest/summary.ts';
import { loadKnowledge } from './knowledge/load.ts';
import { makeNamer } from './mentions/namer.ts';
import { loadSettings, ownHosts, type Settings } from './settings/settings.ts';
import { fileFlag, folderFlag, refuseWithin, runCommand, shownPath } from './shared/cli.ts';
import { ContentError, UsageError } from './shared/errors.ts';
import { withContentLock } from './shared/lock.ts';
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
    const content = folderFlag(flags.content, 'content');
    refuseWithin('report', report, content);
    if (flags.explain !== undefined) {
      const { settings, loaded } = await load(content);
      const file = findArticleFile(flags.explain, shelfOf(settings, loaded));
      const read = await readInboxFile(settings, loaded, file);
      console.log(explain(read, { content, width: widthOfStream() }).join('\n'));
      return 0;
    }
    const { receipts, loaded } = await withContentLock(content, async () => {
      const { settings, loaded } = await load(content);
      return { receipts: await ingest(settings, loaded, { isThorough: report !== null }), loaded };
    });
    if (report !== null) await writeFile(report, toJsonLines(receipts));
    console.log(summarise(receipts, { content, articles: loaded.articles }).join('\n'));
    const doubts = tellDoubts(loaded.articles, content);
    if (doubts.length > 0) console.log(['', ...doubts].join('\n'));
    if (report !== null) console.log(`Receipts: ${shownPath(report)}`);
    const wrong = [...loaded.problems, ...failures(receipts, content)];
    if (wrong.length > 0) throw new ContentError(wrong);
    return 0;
  },
});

/** @throws {ContentError} with everything that is wrong, where the settings are */
async function load(content: string): Promise<{ readonly settings: Settings; readonly loaded: Loaded }> {
  const { settings, problems } = await loadSettings(content);
  const namer = makeNamer(loadKnowledge(settings.content).knowledge, ownHosts(settings));
  const loaded = await loadArticles(settings, namer);
  if (problems.length > 0) throw new ContentError([...problems, ...loaded.problems]);
  return { settings, loaded };
}
