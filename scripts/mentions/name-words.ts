/** A word of a text. */
export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** What is between it and the word before: one space for any white space, `-` for any hyphen, else as it stands. */
  readonly gap: string;
  /** Whether a sentence, a line or a quotation begins with it, so that a capital tells nothing. */
  readonly isFirst: boolean;
}

/** A gap of one sign that stands for itself. */
const PLAIN = /^[!-&(-~]$/;
const WORD = /[\p{L}\p{N}\p{M}_]+/gu;
/** No name has more between two words than this. */
const LONGEST_GAP = 4;

export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  let end = 0;
  for (const { 0: word, index } of text.matchAll(WORD)) {
    const between = text.slice(end, index);
    words.push({
      text: word,
      start: index,
      end: index + word.length,
      gap: between.length > LONGEST_GAP ? '\n' : gapOf(between),
      isFirst: end === 0 || (between !== ' ' && /[.!?:\n"“‘•]/.test(between.slice(-LONGEST_GAP))),
    });
    end = index + word.length;
  }
  return words;
}

function gapOf(between: string): string {
  if (between === ' ' || between === '-' || PLAIN.test(between)) return between;
  return between
    .replace(/\s+/g, ' ')
    .replace(/[\p{Pd}\u2212]/gu, '-')
    .replace(/[‘’]/g, "'");
}
