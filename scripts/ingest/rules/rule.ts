import { countWords, endsSentence } from '../text/lines.ts';

/** A piece of furniture: what stands in an article file and is not the article. */
export interface Rule {
  /** Its name in receipts. */
  readonly name: string;
  /** What it drops, in a sentence for readers. */
  readonly about: string;
  /**
   * `line`: the line alone goes, wherever it stands. `head`: the same, but above the body only. `edge`: above and below
   * the body only. `section`: the line begins a section that ends with the file, and the section goes.
   */
  readonly scope: 'line' | 'head' | 'edge' | 'section';
  /** @param line a line on one line, folded, not blank */
  readonly matches: (line: string) => boolean;
}

/** Matches when any of the patterns does. Patterns are anchored at both ends or cheap on any line. */
export function anyOf(...patterns: readonly RegExp[]): Rule['matches'] {
  return (line) => line.length <= 600 && patterns.some((pattern) => pattern.test(line));
}

const REPORTS =
  /\b(?:said|says|told|wrote|according to|announced|reported|reports|warned|added|explained|confirmed)\b/i;
const FEWEST_WORDS = 6;

/** True for a line that begins with a sentence in which somebody says something: news, whatever words it holds besides. */
export function beginsWithNews(line: string): boolean {
  const [first = ''] = line.split(/(?<=[.!?][”"’')]?) (?=[\p{Lu}“"‘])/u, 1);
  return REPORTS.test(first) && endsSentence(first) && countWords(first) >= FEWEST_WORDS;
}
