import { RULES } from './refang-rules.ts';

/** A text with its defanged addresses made whole again, and the way back to the text as it was. */
export interface Refanged {
  readonly text: string;
  /** The place of a stretch of `text` in the text as it was. */
  readonly spanOf: (start: number, end: number) => readonly [start: number, end: number];
  /** Whether a stretch of `text` held a mark that nobody writes but to defang: `[.]`, `hxxp`, `(at)`. */
  readonly isDefanged: (start: number, end: number) => boolean;
}

interface Edit {
  readonly from: number;
  readonly to: number;
  readonly put: string;
  readonly isSure: boolean;
}

/**
 * Undoes the usual ways of defanging: `hxxp://`, `[.]`, `(dot)`, `[at]`, `[:]//`, `\.`, ` [.] `, `me at host dot net`.
 * Nothing else of the text changes. A lone dot between spaces is the end of a sentence, and stays one.
 */
export function refang(text: string): Refanged {
  const edits = editsOf(text);
  const starts: number[] = [];
  let shift = 0;
  for (const { from, to, put } of edits) {
    starts.push(from + shift);
    shift += put.length - (to - from);
  }
  /** The last edit that begins before `offset`, or −1. */
  const editBefore = (offset: number): number => {
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  };
  const original = (offset: number, side: 'from' | 'to'): number => {
    const at = editBefore(offset);
    const edit = edits[at];
    if (edit === undefined) return offset;
    const beyond = offset - (starts[at] ?? 0) - edit.put.length;
    return beyond < 0 ? edit[side] : edit.to + beyond;
  };
  return {
    text: apply(text, edits),
    spanOf: (start, end) => [original(start, 'from'), original(end, 'to')],
    isDefanged: (start, end) => {
      for (let at = editBefore(end); at >= 0 && (starts[at] ?? 0) >= start; at -= 1) {
        if (edits[at]?.isSure === true) return true;
      }
      return false;
    },
  };
}

function editsOf(text: string): Edit[] {
  const edits = RULES.filter(({ hint }) => hint.test(text)).flatMap(({ pattern, put, isSure }) =>
    [...text.matchAll(pattern)].flatMap((match): Edit[] => {
      const replacement = put(match);
      if (replacement === null) return [];
      return [{ from: match.index, to: match.index + match[0].length, put: replacement, isSure }];
    }),
  );
  const kept: Edit[] = [];
  for (const edit of edits.toSorted((a, b) => a.from - b.from)) {
    if (edit.from >= (kept.at(-1)?.to ?? 0)) kept.push(edit);
  }
  return kept;
}

function apply(text: string, edits: readonly Edit[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { from, to, put } of edits) {
    parts.push(text.slice(at, from), put);
    at = to;
  }
  parts.push(text.slice(at));
  return parts.join('');
}
