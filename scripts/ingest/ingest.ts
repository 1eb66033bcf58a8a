import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Loaded } from '../article/article.ts';
import type { Settings } from '../settings/settings.ts';
import { indexSources } from '../settings/sources.ts';
import { messageOf } from '../shared/errors.ts';
import { type Entry, listTree, writeWhole } from '../shared/files.ts';
import { startProgress } from '../shared/progress.ts';
import { completeFields, composeArticle, placeArticle } from './compose.ts';
import { decode, largestOf, unpack } from './decode.ts';
import type { Fields, Reader, Reading, Refusal } from './draft.ts';
import { learnRecurrence } from './learn.ts';
import { makeReaders } from './readers/readers.ts';
import type { Receipt, Status } from './receipts.ts';
import { digest, type ImportRecord, readRecords, writeRecords } from './records.ts';
import { makeTagger, type Tagger } from './tags.ts';

/** What one file's step needs to know of the folder. */
interface Desk {
  readonly settings: Settings;
  readonly readers: readonly Reader[];
  readonly suggest: Tagger;
  readonly records: Map<string, ImportRecord>;
  /** The records of earlier runs by article, for article files that were renamed. */
  readonly recordOf: ReadonlyMap<string, ImportRecord>;
  /** Articles by id and by article file, and the paths that are taken, in lower case. */
  readonly byId: Map<string, string>;
  readonly byOriginal: Map<string, { readonly id: string; readonly file: string }>;
  readonly paths: Set<string>;
  /** Article files of this run, by digest. */
  readonly seen: Map<string, string>;
  /** Read files through even where nothing changed, so that their receipts are whole. */
  readonly isThorough: boolean;
}

/**
 * Makes an article of every file in the inbox that is new or has changed. The inbox is only read; an article that
 * somebody edited by hand is left as it is.
 *
 * @param loaded the articles that are there already
 * @param isThorough whole receipts for files that did not change, too
 * @returns a receipt a file, in the order of their paths
 */
export async function ingest(
  settings: Settings,
  { articles, files }: Pick<Loaded, 'articles' | 'files'>,
  { isThorough }: { isThorough: boolean },
): Promise<Receipt[]> {
  const inbox = path.join(settings.content, 'inbox');
  const entries = listTree(inbox);
  const records = await readRecords(settings.content);
  const recurrence = learnRecurrence(entries, inbox, { records, isThorough });
  const desk: Desk = {
    settings,
    readers: makeReaders(indexSources(settings.sources), recurrence),
    suggest: makeTagger(settings.topics),
    records,
    recordOf: new Map([...records.values()].map((record) => [record.article, record])),
    byId: new Map(articles.map(({ id, file }) => [id, file])),
    byOriginal: new Map(
      articles.flatMap(({ id, file, original }) => (original === null ? [] : [[original, { id, file }]])),
    ),
    paths: new Set(files.map((file) => file.toLowerCase())),
    seen: new Map(),
    isThorough,
  };
  const progress = startProgress('Reading article files', entries.length);
  const receipts: Receipt[] = [];
  for (const [at, entry] of entries.entries()) {
    receipts.push(await ingestFile(entry, desk));
    progress.at(at + 1);
  }
  progress.end();
  const present = new Set(receipts.map(({ file }) => file));
  for (const file of desk.records.keys()) if (!present.has(file)) desk.records.delete(file);
  await writeRecords(settings.content, desk.records);
  return receipts;
}

async function ingestFile(entry: Entry, desk: Desk): Promise<Receipt> {
  const file = `inbox/${entry.path}`;
  const read = await readBytes(entry, path.join(desk.settings.content, file));
  if (!read.ok) return refusalReceipt(file, read);
  const fileDigest = digest(read.bytes);
  const twin = desk.seen.get(fileDigest);
  if (twin !== undefined)
    return receipt(file, 'duplicate', {
      article: desk.records.get(twin)?.article ?? null,
      reason: `It is the same as ${twin}.`,
    });
  desk.seen.set(fileDigest, file);

  const existing = findArticle(file, fileDigest, desk);
  const onDisk = existing === null ? null : await readFile(path.join(desk.settings.content, existing.file), 'utf8');
  const record = desk.records.get(file) ?? desk.recordOf.get(existing?.file ?? '');
  const isUntouched = record !== undefined && onDisk !== null && record.articleDigest === digest(onDisk);
  const isSameFile = record?.fileDigest === fileDigest && record.original === file;
  if (isSameFile && isUntouched && existing && !desk.isThorough)
    return receipt(file, 'unchanged', { article: existing.file });

  const reading = await readFileText(file, read.bytes, desk.readers);
  if (!reading.ok) return refusalReceipt(file, reading);
  const fields = completeFields(reading.draft, desk.suggest);
  const id = existing?.id ?? fileDigest;
  const document = composeArticle(fields, reading.draft, { id, original: file });
  const account = { fields, lines: reading.draft.lines };
  const remember = (article: string): void => {
    desk.records.set(file, { original: file, fileDigest, article, articleDigest: digest(document) });
  };

  if (existing === null || onDisk === null) {
    const article = placeArticle(fields, id, desk.settings.digest.time_zone, (path) =>
      desk.paths.has(path.toLowerCase()),
    );
    await writeWhole(path.join(desk.settings.content, article), document);
    desk.paths.add(article.toLowerCase());
    remember(article);
    return receipt(file, 'imported', { article, ...account });
  }
  if (onDisk === document) {
    remember(existing.file);
    return receipt(file, 'unchanged', { article: existing.file, ...account });
  }
  if (isUntouched && isSameFile) return receipt(file, 'unchanged', { article: existing.file, ...account });
  if (isUntouched) {
    await writeWhole(path.join(desk.settings.content, existing.file), document);
    remember(existing.file);
    return receipt(file, 'updated', {
      article: existing.file,
      reason: record.original === file ? 'The article file has changed.' : `The article file was ${record.original}.`,
      ...account,
    });
  }
  const reason =
    isSameFile || record === undefined
      ? 'Its article was edited by hand.'
      : 'The article file has changed, but its article was edited by hand.';
  return receipt(file, 'kept', {
    article: existing.file,
    reason,
    fix: 'To have it made anew, delete the article.',
    ...account,
  });
}

function findArticle(file: string, fileDigest: string, desk: Desk): { id: string; file: string } | null {
  const byOriginal = desk.byOriginal.get(file);
  if (byOriginal) return byOriginal;
  const byId = desk.byId.get(fileDigest);
  if (byId !== undefined) return { id: fileDigest, file: byId };
  // An article whose front matter the editor broke can't be known by its id; it is there all the same.
  const recorded = desk.records.get(file);
  const isThere = recorded !== undefined && desk.paths.has(recorded.article.toLowerCase());
  return isThere ? { id: recorded.fileDigest, file: recorded.article } : null;
}

async function readBytes(entry: Entry, shown: string): Promise<{ ok: true; bytes: Uint8Array } | Refusal> {
  if (/[\p{Cc}]/u.test(entry.path)) return failed('Its name holds a control character.', 'Rename it.');
  if (entry.kind === 'link')
    return failed('It is a link; the inbox takes files.', 'Put a copy of the file itself there.');
  if (entry.kind === 'other') return failed('It is neither a file nor a folder.', 'Take it out of the inbox.');
  try {
    const { size } = await stat(shown);
    const largest = largestOf(entry.path);
    if (size > largest) {
      return failed(
        `It has ${size} bytes; an article file has at most ${largest}.`,
        'Take it out of the inbox, or cut it down to the article.',
      );
    }
    return { ok: true, bytes: await readFile(shown) };
  } catch (error) {
    return failed(`It can't be read: ${messageOf(error)}`, 'Make it a file that you may read.');
  }
}

async function readFileText(file: string, bytes: Uint8Array, readers: readonly Reader[]): Promise<Reading> {
  const unpacked = unpack(file, bytes);
  if (!unpacked.ok) return unpacked;
  const decoded = decode(unpacked.bytes);
  if (!decoded.ok) return decoded;
  const article = { path: file, text: decoded.text };
  const reader = readers.find(({ detect }) => detect(article));
  if (reader) {
    try {
      return await reader.read(article);
    } catch (error) {
      // One file that a library stumbles over is named; the others are read.
      return failed(`It can't be read as ${reader.kind}: ${messageOf(error)}`, 'Save it anew, or as .txt.');
    }
  }
  const known = readers.map(({ kind }) => kind).join(', ');
  return {
    ok: false,
    status: 'rejected',
    line: null,
    reason: `No reader knows this kind of file; there are readers for ${known}.`,
    fix: 'Save it as .txt, .md or .html.',
  };
}

function failed(reason: string, fix: string): Refusal {
  return { ok: false, status: 'failed', line: null, reason, fix };
}

function refusalReceipt(file: string, { status, reason, line, fix }: Refusal): Receipt {
  return receipt(file, status, { reason, line, fix });
}

function receipt(
  file: string,
  status: Status,
  more: Partial<Pick<Receipt, 'article' | 'reason' | 'fix' | 'line' | 'lines'>> & { fields?: Fields },
): Receipt {
  return { file, status, article: null, reason: null, fix: null, line: null, fields: null, lines: null, ...more };
}
