const WORDS = /[\p{L}\p{M}]+/gu;
const LATIN = /\p{Script=Latin}/u;
const LOOKALIKE = /[\p{Script=Cyrillic}\p{Script=Greek}]/u;
/** A Greek letter as science writes it: alone, or before a Latin unit. */
const SYMBOL = /^\p{Script=Greek}$|^[µμΩ]\p{Script=Latin}+$/u;

/**
 * The words of a title that may be made up of letters that look like others (Unicode, UTS #39 §5.1): those that mix Latin
 * letters with Cyrillic or Greek ones, and in a title of mostly Latin words those of Cyrillic or Greek letters alone.
 */
export function findMixedWords(title: string): string[] {
  const words = (title.match(WORDS) ?? []).filter((word) => !SYMBOL.test(word));
  const latin = words.filter((word) => LATIN.test(word) && !LOOKALIKE.test(word));
  const isMostlyLatin = latin.length * 2 > words.length;
  return words.filter((word) => LOOKALIKE.test(word) && (isMostlyLatin || LATIN.test(word)));
}
