import { readFileSync } from 'node:fs';
import path from 'node:path';
import { withStrayKeys } from '../article/stray-keys.ts';
import type { Settings } from '../settings/settings.ts';
import { indexSources } from '../settings/sources.ts';
import { codeOf, messageOf } from '../shared/errors.ts';
import { sha256 } from '../shared/files.ts';
import { type Origin, quotesOf } from './account.ts';
import { completeFields, fillFields } from './compose.ts';
import { openConditions } from './conditions.ts';
import { decode, unpack } from './decode.ts';
import { type Draft, type Field, type Reader, type Reading, type Refusal, refuseStated } from './draft.ts';
import { makeFileNames } from './file-name.ts';
import type { Received } from './inbox.ts';
import { detectLanguage } from './language.ts';
import type { LineCounts } from './learn.ts';
import { makeReaders } from './readers/readers.ts';
import { readSidecar } from './sidecar.ts';
import { makeTagger } from './tags.ts';
import { recurrenceIn } from './text/recurring.ts';
import { type Signature, signatureOf } from './twins.ts';

/** An article file as read, with all that is worked out from it alone. */
export type FileReading =
  | { readonly ok: true; readonly draft: Draft; readonly signature: Signature; readonly origin: Origin }
  | Refusal;

/** An article file and its sidecar, relative to the content folder. */
export type Unread = Pick<Received, 'file' | 'sidecar'>;

/** Reads one article file. */
export type FileReader = (unread: Unread) => Promise<FileReading>;

/** Makes what reads the article files of a content folder, whose lines were counted. */
export function makeFileReader(settings: Settings, counts: LineCounts): FileReader {
  const readers = makeReaders(indexSources(settings.sources), recurrenceIn(counts));
  const suggest = makeTagger(settings.topics, openConditions(settings));
  const fieldsOfName = makeFileNames(settings.sources);
  return async ({ file, sidecar }) => {
    const reading = await readDraft(file, path.join(settings.content, file), readers);
    const beside = sidecar === null ? null : readSidecar(sidecar, settings.content);
    const amiss = beside?.ok === false ? beside.problems : [];
    if (!reading.ok)
      return amiss.length === 0 || reading.status === 'rejected'
        ? reading
        : { ...reading, others: [...(reading.others ?? []), ...amiss] };
    if (beside?.ok === false)
      return refuseStated(file, [...amiss, ...withStrayKeys([], reading.draft.strayKeys ?? [], file)]);
    const filled = fillFields(reading.draft.fields, beside?.value ?? {}, fieldsOfName(file));
    const lang = filled.lang ?? (await findLanguage(reading.draft, settings.digest.language));
    const fields = { ...filled, ...(lang && { lang }) };
    const draft = { ...reading.draft, fields: completeFields({ ...reading.draft, fields }, suggest) };
    return { ok: true, draft, signature: signatureOf(draft.body), origin: reading.origin };
  };
}

/** The language of the text, where it is another than the site's. */
async function findLanguage({ fields, body }: Draft, site: string): Promise<Field<string> | null> {
  const found = await detectLanguage(`${fields.title?.value ?? ''}\n${body}`);
  const isSite = found === null || found === site.toLowerCase().split('-')[0];
  return isSite ? null : { value: found, from: 'derived', lines: [] };
}

type DraftReading = (Extract<Reading, { ok: true }> & { readonly origin: Origin }) | Refusal;

async function readDraft(file: string, place: string, readers: readonly Reader[]): Promise<DraftReading> {
  let bytes: Buffer;
  try {
    bytes = readFileSync(place);
  } catch (error) {
    const isGone = codeOf(error) === 'ENOENT';
    const reason = isGone ? 'It went while the inbox was read.' : `It can't be read: ${messageOf(error)}`;
    const fix = isGone ? 'Build again.' : 'Make it a file that you may read.';
    return { ok: false, status: 'failed', line: null, reason, fix };
  }
  const unpacked = unpack(file, bytes);
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
    const reading = await reader.read(article);
    if (!reading.ok) return reading;
    const quotes = quotesOf(decoded.text, reading.draft.lines);
    return { ...reading, origin: { sha256: sha256(bytes), quotes } };
  } catch (error) {
    // One file that a library stumbles over is named; the others are read.
    const reason = `It can't be read as ${reader.kind}: ${messageOf(error)}`;
    return { ok: false, status: 'failed', line: null, reason, fix: 'Save it anew, or as .txt.' };
  }
}
