import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Settings } from '../settings/settings.ts';
import { indexSources } from '../settings/sources.ts';
import { messageOf } from '../shared/errors.ts';
import { completeFields } from './compose.ts';
import { decode, unpack } from './decode.ts';
import type { Draft, Reader, Reading, Refusal } from './draft.ts';
import type { LineCounts } from './learn.ts';
import { makeReaders } from './readers/readers.ts';
import { makeTagger } from './tags.ts';
import { recurrenceIn } from './text/recurring.ts';
import { type Signature, signatureOf } from './twins.ts';

/** An article file as read, with all that is worked out from it alone. */
export type FileReading = { readonly ok: true; readonly draft: Draft; readonly signature: Signature } | Refusal;

/** Reads one article file. */
export type FileReader = (file: string) => Promise<FileReading>;

/** Makes what reads the article files of a content folder, whose lines were counted. */
export function makeFileReader(settings: Settings, counts: LineCounts): FileReader {
  const readers = makeReaders(indexSources(settings.sources), recurrenceIn(counts));
  const suggest = makeTagger(settings.topics);
  return async (file) => {
    const reading = await readDraft(file, path.join(settings.content, file), readers);
    if (!reading.ok) return reading;
    const draft = { ...reading.draft, fields: completeFields(reading.draft, suggest) };
    return { ok: true, draft, signature: signatureOf(draft.body) };
  };
}

async function readDraft(file: string, place: string, readers: readonly Reader[]): Promise<Reading> {
  const unpacked = unpack(file, readFileSync(place));
  if (!unpacked.ok) return unpacked;
  const decoded = decode(unpacked.bytes);
  if (!decoded.ok) return decoded;
  const article = { path: file, text: decoded.text };
  const reader = readers.find(({ detect }) => detect(article));
  if (reader === undefined) {
    const known = readers.map(({ kind }) => kind).join(', ');
    return {
      ok: false,
      status: 'rejected',
      line: null,
      reason: `No reader knows this kind of file; there are readers for ${known}.`,
      fix: 'Save it as .txt, .md or .html.',
    };
  }
  try {
    return await reader.read(article);
  } catch (error) {
    // One file that a library stumbles over is named; the others are read.
    const reason = `It can't be read as ${reader.kind}: ${messageOf(error)}`;
    return { ok: false, status: 'failed', line: null, reason, fix: 'Save it anew, or as .txt.' };
  }
}
