const LONGEST = 180;
const SHORTEST = 15;
const SEAM = /(?<=[\p{Ll}\p{N}?!)”’"]|\p{Lu}{2})(?=\p{Lu}\p{Ll}|\p{Lu} \p{Ll})|(?<=\p{Ll})(?=\p{Lu}{3})/gu;
const SMALL_WORDS =
  /^(?:a|an|and|as|at|but|by|for|from|how|in|into|is|it|its|new|no|not|of|off|on|or|out|over|s|says|the|to|up|via|vs|with)$/i;

/**
 * The headline glued to the front of a text that stands on one line: `Port Closes After BreachA port on the coast has …`.
 * The seam is where a word begins within a word, with a headline's capitals before it and a sentence's small letters
 * behind. `null` without such a seam.
 */
export function findGluedTitle(text: string): string | null {
  for (const { index } of text.slice(0, LONGEST).matchAll(SEAM)) {
    if (index < SHORTEST) continue;
    const before = bigWords(text.slice(0, index).split(/[\s-]+/));
    const behind = bigWords(
      text
        .slice(index, index + 120)
        .split(/\s+/)
        .slice(1, 10),
    );
    if (before.share >= 0.8 && before.count >= 3 && behind.share <= 0.6 && behind.count >= 2)
      return text.slice(0, index);
  }
  return null;
}

/** Of the words that headlines capitalise, how many there are and what share of them has a capital. */
function bigWords(words: readonly string[]): { readonly count: number; readonly share: number } {
  const counted = words.filter((word) => /\p{L}{2}/u.test(word) && !SMALL_WORDS.test(word.replace(/[^\p{L}]/gu, '')));
  const big = counted.filter((word) => /[\p{Lu}\p{N}]/u.test(word));
  return { count: counted.length, share: counted.length === 0 ? 0 : big.length / counted.length };
}
