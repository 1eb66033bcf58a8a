import { RULES, type Rule } from './refang-rules.ts';

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

function editsOf(text: string): readonly Edit[] {
  return RULES.filter(({ hint }) => hint.test(text)).reduce<readonly Edit[]>(
    (earlier, rule) => merge(earlier, editsBy(rule, text)),
    [],
  );
}

function editsBy({ pattern, put, isSure }: Rule, text: string): Edit[] {
  const edits: Edit[] = [];
  for (const match of text.matchAll(pattern)) {
    const replacement = put(match);
    if (replacement === null) continue;
    edits.push({ from: match.index, to: match.index + match[0].length, put: replacement, isSure });
  }
  return edits;
}

/** Both lists in one; of two that overlap what begins first is kept, and the earlier rule's where they begin alike. */
function merge(earlier: readonly Edit[], later: readonly Edit[]): readonly Edit[] {
  if (earlier.length === 0 || later.length === 0) return later.length === 0 ? earlier : later;
  const merged: Edit[] = [];
  let end = 0;
  for (let a = 0, b = 0; a < earlier.length || b < later.length; ) {
    const first = earlier[a];
    const second = later[b];
    const isFirst = second === undefined || (first !== undefined && first.from <= second.from);
    const edit = isFirst ? first : second;
    if (isFirst) a += 1;
    else b += 1;
    if (edit === undefined || edit.from < end) continue;
    merged.push(edit);
    end = edit.to;
  }
  return merged;
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
