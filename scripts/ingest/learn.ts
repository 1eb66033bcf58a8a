import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Cache } from '../shared/cache.ts';
import { startProgress } from '../shared/progress.ts';
import { decode } from './decode.ts';
import type { Received } from './inbox.ts';
import { toLines } from './text/lines.ts';
import { FEWEST_FILES, hashLines } from './text/recurring.ts';

/** In how many text files of the folder a line stands, by the line's hash; those of five files and more. */
export type LineCounts = ReadonlyMap<number, number>;

/**
 * Counts in how many text files of the inbox each line stands. A copy of a file does not count again; the order of the
 * files does not matter. The hashes of each file's lines are kept in `cache`.
 */
export function learnRecurrence(
  content: string,
  received: readonly Pick<Received, 'file' | 'id'>[],
  cache: Cache,
): LineCounts {
  const texts = new Map(received.filter(({ file }) => /\.txt$/i.test(file)).map(({ id, file }) => [id, file] as const));
  const counts = new Map<number, number>();
  const progress = startProgress('Learning what recurs', texts.size);
  let done = 0;
  for (const [id, file] of texts) {
    const hashes = toNumbers(cache.take(id, () => fromNumbers(linesOf(path.join(content, file)))));
    for (const hash of hashes) counts.set(hash, (counts.get(hash) ?? 0) + 1);
    progress.at(++done);
  }
  progress.end();
  return new Map([...counts].filter(([, count]) => count >= FEWEST_FILES));
}

function linesOf(file: string): number[] {
  try {
    const decoded = decode(readFileSync(file));
    return decoded.ok ? hashLines(toLines(decoded.text).map(({ text }) => text)) : [];
  } catch {
    // What can't be read is reported when its turn comes.
    return [];
  }
}

// As bytes in base64: a third of what the numbers take as digits.
function fromNumbers(hashes: readonly number[]): string {
  return Buffer.from(new Float64Array(hashes).buffer).toString('base64');
}

function toNumbers(base64: string): Float64Array {
  const bytes = new Uint8Array(Buffer.from(base64, 'base64'));
  return new Float64Array(bytes.buffer);
}
