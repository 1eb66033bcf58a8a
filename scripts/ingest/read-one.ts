import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Loaded } from '../article/load.ts';
import type { Settings } from '../settings/settings.ts';
import { openCache } from '../shared/cache.ts';
import { type Case, openCases } from './cases.ts';
import { placeArticle } from './compose.ts';
import { decode, unpack } from './decode.ts';
import { learnRecurrence } from './learn.ts';
import { type FileReading, makeFileReader } from './read-file.ts';
import { accountOf, type Receipt, receiptOf, refusalReceipt, type Status } from './receipts.ts';
import { readRecords } from './records.ts';
import { findTwins } from './same-article.ts';

/** One article file as a run of ingest reads it. */
export interface OneFile {
  readonly receipt: Receipt;
  /** As decoded; `null` where it can't be. */
  readonly text: string | null;
  /** The body in Markdown; `null` where there is no article. */
  readonly body: string | null;
}

/**
 * Reads one article file as ingest would, with what the folder teaches of the lines that recur, and writes no article. Of
 * files that hold one article, only those known from an earlier run are told.
 *
 * @param file relative to the content folder: `inbox/a.txt`
 */
export async function readInboxFile(
  settings: Settings,
  loaded: Pick<Loaded, 'articles' | 'files'>,
  file: string,
): Promise<OneFile> {
  const cases = openCases(settings.content, loaded, await readRecords(settings.content));
  const one = cases.find((each) => each.file === file);
  if (one === undefined) throw new Error(`${file} is not in the inbox.`);
  if (one.kind === 'refused') return { receipt: refusalReceipt(file, one.refusal), text: null, body: null };
  const received = cases.filter((each) => each.kind !== 'refused');
  const cache = openCache(settings.content, 'lines');
  const reading = await makeFileReader(settings, learnRecurrence(settings.content, received, cache))(one);
  const text = textOf(file, path.join(settings.content, file));
  if (!reading.ok) return { receipt: refusalReceipt(file, reading), text, body: null };
  const receipt = receiptOf(file, ...fateOf(one, reading, { settings, loaded }));
  return { receipt: { ...receipt, ...accountOf(reading.draft) }, text, body: reading.draft.body };
}

function textOf(file: string, place: string): string | null {
  const unpacked = unpack(file, readFileSync(place));
  const decoded = unpacked.ok ? decode(unpacked.bytes) : unpacked;
  return decoded.ok ? decoded.text : null;
}

/** What a run would make of a file that reads well. */
function fateOf(
  one: Exclude<Case, { kind: 'refused' }>,
  reading: Extract<FileReading, { ok: true }>,
  { settings, loaded }: { readonly settings: Settings; readonly loaded: Pick<Loaded, 'articles' | 'files'> },
): [Status, Pick<Receipt, 'article' | 'reason'>] {
  switch (one.kind) {
    case 'known': {
      const { isUntouched, isSameFile, file: article } = one.existing;
      if (!isUntouched) return ['kept', { article, reason: 'Its article was edited by hand.' }];
      return isSameFile
        ? ['unchanged', { article, reason: null }]
        : ['updated', { article, reason: 'The article file has changed.' }];
    }
    case 'copy':
      return ['duplicate', { article: null, reason: `It is the same as ${one.of}.` }];
    case 'also':
      return ['duplicate', { article: one.article, reason: 'Its article is made of another file.' }];
    case 'new': {
      const cache = openCache(settings.content, 'twins');
      const twin = findTwins([one], new Map([[one.file, reading]]), {
        content: settings.content,
        articles: loaded.articles,
        cache,
      }).get(one.file);
      if (twin && 'article' in twin.of)
        return ['duplicate', { article: twin.of.article, reason: 'Its article is made of another file.' }];
      const taken = new Set(loaded.files.map((name) => name.toLowerCase()));
      const isTaken = (name: string): boolean => taken.has(name.toLowerCase());
      const article = placeArticle(reading.draft.fields, one.id, settings.digest.time_zone, isTaken);
      return ['imported', { article, reason: null }];
    }
  }
}
