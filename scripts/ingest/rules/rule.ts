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
