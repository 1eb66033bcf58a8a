import { compare } from './text.ts';

/** Slips that a word of this many letters may have and still be known. */
const slipsIn = (word: string): number => (word.length <= 3 ? 1 : word.length <= 7 ? 2 : 3);

/**
 * The name that was most likely meant: the one with the fewest slips, where a slip is a letter more, less, other, or two in
 * each other's place (Damerau, "A technique for computer detection and correction of spelling errors", 1964). `null` where
 * none is near.
 *
 * @param most slips that it may have
 */
export function nearestName(word: string, names: Iterable<string>, most = slipsIn(word)): string | null {
  const wanted = word.toLowerCase();
  const near = [...names]
    .map((name) => ({ name, slips: countSlips(wanted, name.toLowerCase()) }))
    .filter(({ slips }) => slips <= most)
    .sort((a, b) => a.slips - b.slips || compare(a.name, b.name));
  return near[0]?.name ?? null;
}

/** Optimal string alignment distance. */
function countSlips(one: string, other: string): number {
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row++) {
    const here = [row];
    for (let at = 1; at <= other.length; at++) {
      const isSame = one[row - 1] === other[at - 1];
      const isSwapped = at > 1 && row > 1 && one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1];
      here.push(
        Math.min(
          (last[at] ?? 0) + 1,
          (here[at - 1] ?? 0) + 1,
          (last[at - 1] ?? 0) + (isSame ? 0 : 1),
          isSwapped ? (before[at - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    before = last;
    last = here;
  }
  return last[other.length] ?? 0;
}
