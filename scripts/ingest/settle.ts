import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Article } from '../article/article.ts';
import { joinDocument, splitDocument } from '../article/front-matter.ts';
import type { Settings } from '../settings/settings.ts';
import { digest } from '../shared/digests.ts';
import { writeWhole } from '../shared/files.ts';
import type { Case } from './cases.ts';
import { describeChanges } from './changes.ts';
import { composeArticle, placeArticle } from './compose.ts';
import type { FileReading } from './read-file.ts';
import type { Readings } from './read-files.ts';
import { accountOf, type Receipt, receiptOf, refusalReceipt } from './receipts.ts';
import { ALSO, type ImportRecord } from './records.ts';
import type { Duplicate } from './same-article.ts';

/** What settling one file needs to know of the folder. */
export interface Desk {
  readonly settings: Settings;
  /** By path, relative to the content folder. */
  readonly articles: ReadonlyMap<string, Article>;
  readonly readings: Readings;
  readonly duplicates: ReadonlyMap<string, Duplicate>;
  /** Files that hold the same article as those named. */
  readonly alsoIn: (...names: readonly string[]) => string[];
  /** Paths that are taken, in lower case. */
  readonly paths: Set<string>;
  /** The articles of the files that were settled. */
  readonly articleOf: Map<string, string>;
  readonly records: Map<string, ImportRecord>;
}

type Known = Extract<Case, { kind: 'known' }>;
type Read = Extract<FileReading, { ok: true }>;
type Received = Pick<Known, 'file' | 'id' | 'digest'>;

/** Decides what becomes of one file, and writes its article where there is something to write. */
export async function settle(one: Case, desk: Desk): Promise<Receipt> {
  if (one.kind === 'refused') return refusalReceipt(one.file, one.refusal);
  const reading = desk.readings.get(one.file);
  if (reading?.ok === false) return refusalReceipt(one.file, reading);
  const duplicate = desk.duplicates.get(one.file);
  if (duplicate) return settleDuplicate(one, duplicate, desk);
  if (one.kind === 'known') return reading ? updateArticle(one, reading, desk) : leaveArticle(one, desk);
  if (reading === undefined) throw new Error(`${one.file} was not read.`);
  return importArticle(one, reading, desk);
}

async function importArticle(one: Received, { draft }: Read, desk: Desk): Promise<Receipt> {
  const { file, id } = one;
  const document = composeArticle(draft, { id, original: file, alsoIn: desk.alsoIn(file) });
  const article = placeArticle(draft.fields, id, desk.settings.digest.time_zone, (path) =>
    desk.paths.has(path.toLowerCase()),
  );
  await writeWhole(path.join(desk.settings.content, article), document);
  desk.paths.add(article.toLowerCase());
  remember(one, article, document, desk);
  return receiptOf(file, 'imported', { article, ...accountOf(draft) });
}

async function updateArticle(one: Known, { draft }: Read, desk: Desk): Promise<Receipt> {
  const { file, existing } = one;
  const { record } = existing;
  const place = path.join(desk.settings.content, existing.file);
  const alsoIn = desk.alsoIn(file, existing.file);
  const document = composeArticle(draft, { id: existing.id, original: file, alsoIn });
  const onDisk = await readFile(place, 'utf8');
  if (onDisk === document) {
    remember(one, existing.file, document, desk);
    return receiptOf(file, 'unchanged', { article: existing.file, ...accountOf(draft) });
  }
  if (existing.isSameFile || !existing.isUntouched || record === null)
    return { ...(await leaveArticle(one, desk)), ...accountOf(draft) };
  if (digest(onDisk) !== record.articleDigest) return { ...keepEdited(one, desk), ...accountOf(draft) };
  await writeWhole(place, document);
  remember(one, existing.file, document, desk);
  const changes = describeChanges(onDisk, document);
  const reason =
    record.original === file ? `The article file has changed: ${changes}.` : `The article file was ${record.original}.`;
  return receiptOf(file, 'updated', { article: existing.file, reason, ...accountOf(draft) });
}

/** Leaves an article as it is, but for the other files that hold it, if nobody has edited it. */
async function leaveArticle(one: Known, desk: Desk): Promise<Receipt> {
  const { file, existing } = one;
  if (!existing.isUntouched) return keepEdited(one, desk);
  desk.articleOf.set(file, existing.file);
  const alsoIn = desk.alsoIn(file, existing.file);
  const there = desk.articles.get(existing.file)?.alsoIn ?? [];
  if (alsoIn.join('\n') === there.join('\n')) return receiptOf(file, 'unchanged', { article: existing.file });
  const place = path.join(desk.settings.content, existing.file);
  const onDisk = await readFile(place, 'utf8');
  if (digest(onDisk) !== existing.record?.articleDigest) return keepEdited(one, desk);
  const { yaml, body } = splitDocument(onDisk);
  const frontMatter: unknown = yaml?.value;
  const document = joinDocument({ ...Object(frontMatter), alsoIn: alsoIn.length > 0 ? alsoIn : undefined }, body);
  await writeWhole(place, document);
  remember(one, existing.file, document, desk);
  const reason = alsoIn.length > 0 ? `It is also in ${alsoIn.join(', ')}.` : 'It is in no other file any more.';
  return receiptOf(file, 'updated', { article: existing.file, reason });
}

/** Leaves an article that somebody has edited, if only since it was loaded. */
function keepEdited({ file, existing }: Known, desk: Desk): Receipt {
  desk.articleOf.set(file, existing.file);
  const hasChanged = existing.record !== null && !existing.isSameFile;
  const reason = `${hasChanged ? 'The article file has changed, but its' : 'Its'} article was edited by hand.`;
  return receiptOf(file, 'kept', { article: existing.file, reason, fix: 'To have it made anew, delete the article.' });
}

function settleDuplicate(one: Exclude<Case, { kind: 'refused' }>, { of, overlap }: Duplicate, desk: Desk): Receipt {
  const { file, digest: fileDigest } = one;
  const article = 'article' in of ? of.article : (desk.articleOf.get(of.file) ?? null);
  const other = 'file' in of ? of.file : (desk.articles.get(of.article)?.original ?? of.article);
  if (article !== null) desk.records.set(file, { original: file, fileDigest, article, articleDigest: ALSO });
  else desk.records.delete(file);
  const reading = desk.readings.get(file);
  const share = overlap === null || overlap === 1 ? '' : `: ${Math.floor(overlap * 100)}% of their text is the same`;
  const reason = one.kind === 'copy' ? `It is the same as ${one.of}.` : `It is the same article as ${other}${share}.`;
  return receiptOf(file, 'duplicate', { article, reason, ...(reading?.ok && accountOf(reading.draft)) });
}

function remember({ file, digest: fileDigest }: Received, article: string, document: string, desk: Desk): void {
  desk.articleOf.set(file, article);
  desk.records.set(file, { original: file, fileDigest, article, articleDigest: digest(document) });
}
