import type { LineAccount } from '../draft.ts';
import { findRule } from '../rules/rules.ts';
import { countWords, endsSentence, type Line } from './lines.ts';

const SEAM = /(?<=[.!?][”"’')]?) (?=\p{Lu})/gu;
const FEWEST_WORDS = 6;
const LONGEST = 200;
const MOST_SENTENCES = 3;

/** Lines without the furniture that is glued behind their text, and what was cut off. */
export interface Trimmed {
  readonly lines: readonly Line[];
  readonly cut: LineAccount['cut'];
}

/** Takes off what a page set behind a sentence: `… the mayor said. Subscribe to our newsletter` keeps what the mayor said. */
export function cutTrailing(lines: readonly Line[]): Trimmed {
  const cut: LineAccount['cut'][number][] = [];
  const trimmed = lines.map((line) => {
    const found = findTrailing(line.text);
    if (found === null) return line;
    cut.push({ line: line.number, ...found });
    return { ...line, text: line.text.slice(0, -found.text.length).trimEnd() };
  });
  return { lines: trimmed, cut };
}

function findTrailing(text: string): { readonly rule: string; readonly text: string } | null {
  const from = Math.max(0, text.length - LONGEST);
  const seams = [...text.slice(from).matchAll(SEAM)].map(({ index }) => from + index).slice(-MOST_SENTENCES);
  for (const seam of seams) {
    const before = text.slice(0, seam);
    const behind = text.slice(seam + 1);
    const rule = findRule(behind, 'line')?.name;
    const isText = endsSentence(before) && countWords(before) >= FEWEST_WORDS;
    if (rule !== undefined && isText && findRule(before, 'line', 'head', 'edge', 'section') === undefined)
      return { rule, text: behind };
  }
  return null;
}
