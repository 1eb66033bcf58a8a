import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Entry } from '../shared/files.ts';
import { decode, LARGEST } from './decode.ts';
import { digest, type ImportRecord } from './records.ts';
import { toLines } from './text/lines.ts';
import { makeLineCounter, type Recurrence } from './text/recurring.ts';

/**
 * Counts in how many text files of the inbox each line stands. A copy of a file does not count again; the order of the
 * files does not matter. Where no file is new or changed, nothing will be read and nothing is counted.
 */
export function learnRecurrence(
  entries: readonly Entry[],
  inbox: string,
  { records, isThorough }: { records: ReadonlyMap<string, ImportRecord>; isThorough: boolean },
): Recurrence {
  const texts = entries.filter(({ kind, path: file }) => kind === 'file' && file.toLowerCase().endsWith('.txt'));
  const digestOf = new Map(texts.map((entry) => [entry.path, digest(tryRead(path.join(inbox, entry.path)) ?? '')]));
  const isNew = texts.some(({ path: file }) => records.get(`inbox/${file}`)?.fileDigest !== digestOf.get(file));
  if (!isNew && !isThorough) return () => 0;
  const counter = makeLineCounter();
  const first = new Map([...digestOf].map(([file, fileDigest]) => [fileDigest, file]));
  for (const file of first.values()) {
    const decoded = decode(tryRead(path.join(inbox, file)) ?? new Uint8Array());
    if (decoded.ok) counter.add(toLines(decoded.text).map(({ text }) => text));
  }
  return counter.count;
}

/** The bytes of a file that can be read; what can't be is reported when its turn comes. */
function tryRead(file: string): Uint8Array | null {
  try {
    const bytes = readFileSync(file);
    return bytes.length <= LARGEST ? bytes : null;
  } catch {
    return null;
  }
}
