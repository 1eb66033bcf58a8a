import { countWords, type Line } from './lines.ts';

/** In how many files of the folder a line stands. */
export type Recurrence = (line: string) => number;

/** A line in this many files is no coincidence. */
export const FEWEST_FILES = 5;
const LONGEST = 400;
/** Within a text only a whole phrase is furniture: short lines that recur there are headings, and lines in
 *  lower case are code. */
const FEWEST_WORDS_WITHIN = 6;
const FEWEST_WORDS_ABOVE = 3;
const MOST_OF_BODY = 1 / 3;
const QUOTED = /^[“"«‘']|[”"»’']$/;

/** The hashes of a file's lines, each once, but for blank and long ones: a number a line, so that a large folder fits. */
export function hashLines(lines: readonly string[]): number[] {
  return [...new Set(lines.filter((line) => line !== '' && line.length <= LONGEST).map(hashLine))];
}

/** Looks lines up in what was counted over the folder. */
export function recurrenceIn(counts: ReadonlyMap<number, number>): Recurrence {
  return (line) => counts.get(hashLine(line)) ?? 0;
}

/**
 * The lines of a body that recur in five files of the folder or more and so belong to the publishers' pages: runs of
 * them at either end, and whole phrases within. A quotation may recur and stays.
 */
export function findRecurring(body: readonly Line[], recurrence: Recurrence): Line[] {
  const recurs = body.map(
    ({ text }) => text.length <= LONGEST && !QUOTED.test(text) && recurrence(text) >= FEWEST_FILES,
  );
  const first = body.findIndex(({ text }, at) => !recurs[at] || countWords(text) < FEWEST_WORDS_ABOVE);
  const last = recurs.lastIndexOf(false);
  if (first < 0 || last < 0) return [];
  const found = body.filter(
    ({ text }, at) =>
      recurs[at] && (at < first || at > last || (countWords(text) >= FEWEST_WORDS_WITHIN && !/^\p{Ll}/u.test(text))),
  );
  // Where much of a text recurs, the files hold one article several times over, and no furniture.
  return lengthOf(found) > lengthOf(body) * MOST_OF_BODY ? [] : found;
}

function lengthOf(lines: readonly Line[]): number {
  return lines.reduce((sum, { text }) => sum + text.length, 0);
}

/** 53 bits of two multiplicative hashes over the line's UTF-16 units: among a million lines chance makes no two agree. */
function hashLine(line: string): number {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let at = 0; at < line.length; at++) {
    const unit = line.charCodeAt(at);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return 4294967296 * (2097151 & low) + (high >>> 0);
}
