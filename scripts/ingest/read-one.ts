import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Loaded } from '../article/article.ts';
import type { Settings } from '../settings/settings.ts';
import { indexSources } from '../settings/sources.ts';
import { messageOf } from '../shared/errors.ts';
import { listTree } from '../shared/files.ts';
import { completeFields, placeArticle } from './compose.ts';
import { decode, largestOf, unpack } from './decode.ts';
import type { Draft, Reading } from './draft.ts';
import { learnRecurrence } from './learn.ts';
import { makeReaders } from './readers/readers.ts';
import type { Receipt } from './receipts.ts';
import { digest } from './records.ts';
import { makeTagger } from './tags.ts';
import { countWords } from './text/lines.ts';

/** One article file as a run of ingest reads it. */
export interface OneFile {
  readonly receipt: Receipt;
  /** As decoded; `null` where it can't be. */
  readonly text: string | null;
  /** The body in Markdown; `null` where there is no article. */
  readonly body: string | null;
}

/**
 * Reads one article file as ingest would, with what the folder teaches of the lines that recur, and writes nothing.
 *
 * @param file relative to the content folder: `inbox/a.txt`
 */
export async function readInboxFile(
  settings: Settings,
  { articles, files }: Pick<Loaded, 'articles' | 'files'>,
  file: string,
): Promise<OneFile> {
  const bytes = await readBytes(path.join(settings.content, file));
  const unpacked = bytes.ok ? unpack(file, bytes.bytes) : bytes;
  const decoded = unpacked.ok ? decode(unpacked.bytes) : unpacked;
  if (!decoded.ok) return { receipt: refused(file, decoded), text: null, body: null };
  const reading = await readText(settings, file, decoded.text);
  if (!reading.ok) return { receipt: refused(file, reading), text: decoded.text, body: null };
  const fields = completeFields(reading.draft, makeTagger(settings.topics));
  const id = bytes.ok ? digest(bytes.bytes) : '';
  const existing = articles.find((article) => article.original === file || article.id === id);
  const taken = new Set(files.map((name) => name.toLowerCase()));
  const { body, lines }: Draft = reading.draft;
  const article =
    existing?.file ?? placeArticle(fields, id, settings.digest.time_zone, (name) => taken.has(name.toLowerCase()));
  const status = existing ? 'unchanged' : 'imported';
  const words = countWords(body);
  return {
    receipt: { file, status, article, reason: null, fix: null, line: null, fields, lines, words },
    text: decoded.text,
    body,
  };
}

async function readText(settings: Settings, file: string, text: string): Promise<Reading> {
  const inbox = path.join(settings.content, 'inbox');
  const recurrence = learnRecurrence(listTree(inbox), inbox, { records: new Map(), isThorough: true });
  const reader = makeReaders(indexSources(settings.sources), recurrence).find(({ detect }) =>
    detect({ path: file, text }),
  );
  if (reader === undefined) return failed('No reader knows this kind of file.', 'Save it as .txt, .md or .html.');
  try {
    return await reader.read({ path: file, text });
  } catch (error) {
    return failed(`It can't be read as ${reader.kind}: ${messageOf(error)}`, 'Save it anew, or as .txt.');
  }
}

async function readBytes(file: string): Promise<{ ok: true; bytes: Uint8Array } | Refused> {
  try {
    const { size } = await stat(file);
    if (size > largestOf(file)) return failed(`It has ${size} bytes.`, 'Cut it down to the article.');
    return { ok: true, bytes: await readFile(file) };
  } catch (error) {
    return failed(`It can't be read: ${messageOf(error)}`, 'Make it a file that you may read.');
  }
}

type Refused = Extract<Reading, { ok: false }>;

function failed(reason: string, fix: string): Refused {
  return { ok: false, status: 'failed', line: null, reason, fix };
}

function refused(file: string, { status, reason, line, fix }: Refused): Receipt {
  return { file, status, article: null, reason, fix, line, fields: null, lines: null };
}
