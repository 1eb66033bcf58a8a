import { compare, excerpt } from '../shared/text.ts';
import type { LineAccount } from './draft.ts';
import type { Receipt } from './receipts.ts';

/** Why a file is worth a look; the weight says how much. */
const WEIGHTS = {
  failed: 100,
  rejected: 80,
  noted: 40,
  'mostly dropped': 30,
  'very short': 25,
  kept: 20,
  'derived title': 15,
  'odd title': 12,
  undated: 6,
  'no source': 2,
  duplicate: 1,
};
export type DoubtKind = keyof typeof WEIGHTS;

/** One reason to look at a file. */
export interface Doubt {
  readonly kind: DoubtKind;
  /** What is so of this file alone, `23 words`; `null` where the kind says all. */
  readonly detail: string | null;
  /** What to do; the same words for all files that want the same. */
  readonly advice: string;
}

/** A file worth a look, with every reason, the heaviest first. */
export interface Finding {
  /** The article file, relative to the content folder. */
  readonly file: string;
  /** What to open: its article where there is one, else the article file. */
  readonly open: string;
  readonly doubts: readonly [Doubt, ...Doubt[]];
  /** The sum of its doubts' weights. */
  readonly weight: number;
}

/** Lines dropped for where they stand or how often, not for what they say: the likeliest to be wrong. */
const WEAK_RULES = new Set(['recurs-in-folder', 'repeated-block', 'navigation', 'unknown']);
/** Fewer lines than these are a small loss. */
const FEWEST_DROPPED = 10;
const MOST_WEAK = 1 / 2;
const MOST_DROPPED = 3 / 4;
const FEWEST_WORDS = 60;
const LONGEST_TITLE = 150;
const MOST_QUOTED = 100;
/** A writing without spaces between words has titles of one "word". */
const SPACELESS = /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]/u;

/** The files worth a look, the most doubtful first and then by path. */
export function findDoubts(receipts: readonly Receipt[]): Finding[] {
  return receipts
    .flatMap((receipt): Finding[] => {
      const [first, ...others] = doubtsOf(receipt);
      if (first === undefined) return [];
      const doubts = [first, ...others] as const;
      const weight = doubts.reduce((sum, { kind }) => sum + WEIGHTS[kind], 0);
      const open = receipt.status === 'duplicate' ? receipt.file : (receipt.article ?? receipt.file);
      return [{ file: receipt.file, open, doubts, weight }];
    })
    .sort((a, b) => b.weight - a.weight || compare(a.open, b.open));
}

/**
 * The doubts about one file, the heaviest first. An unchanged file has none: they were told when it was imported, and
 * the article is the editor's since.
 */
function doubtsOf(receipt: Receipt): Doubt[] {
  const { status, article, reason, fix } = receipt;
  switch (status) {
    case 'unchanged':
      return [];
    case 'failed':
    case 'rejected':
    case 'kept':
      return [{ kind: status, detail: reason, advice: fix ?? '' }];
    case 'duplicate':
      return [{ kind: status, detail: reason, advice: fix ?? 'It may be taken out of the inbox.' }];
    default:
      return article === null ? [] : articleDoubts(receipt);
  }
}

function articleDoubts({ fields, lines, notes, words }: Receipt): Doubt[] {
  const doubt = (kind: DoubtKind, detail: string | null, advice: string): Doubt => ({ kind, detail, advice });
  const title = fields?.title;
  const dropped = lines === null ? null : tellDropped(lines);
  const odd = title === undefined ? null : tellOddTitle(title.value);
  return [
    ...(notes.length > 0 ? [doubt('noted', notes.join('; '), 'Compare with the file, and correct the article.')] : []),
    ...(dropped === null ? [] : [doubt('mostly dropped', dropped, 'To see which lines and why, use --explain FILE')]),
    ...(words !== null && words < FEWEST_WORDS
      ? [doubt('very short', `${words} words`, 'Compare with the file: is the whole article in it?')]
      : []),
    ...(title === undefined || title.from === 'derived'
      ? [doubt('derived title', title?.value ?? null, 'No title is stated. Write a better one where you know it.')]
      : []),
    ...(odd === null ? [] : [doubt('odd title', odd, 'Correct the title where it is none.')]),
    ...(fields?.date === undefined
      ? [doubt('undated', null, 'Where you know the day, add a line such as date: 2015-09-28')]
      : []),
    ...(fields?.source === undefined
      ? [doubt('no source', null, 'Where you know the publisher, add a line such as source: Dark Reading')]
      : []),
  ];
}

function tellDropped({ body, dropped }: LineAccount): string | null {
  const counts = new Map<string, number>();
  for (const { rule, lines } of dropped) if (rule !== 'blank') counts.set(rule, (counts.get(rule) ?? 0) + size(lines));
  const gone = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const weak = [...counts].reduce((sum, [rule, count]) => sum + (WEAK_RULES.has(rule) ? count : 0), 0);
  const total = gone + body.reduce((sum, lines) => sum + size(lines), 0);
  if (gone < FEWEST_DROPPED || (weak <= total * MOST_WEAK && gone <= total * MOST_DROPPED)) return null;
  const [most] = [...counts].sort(([a, x], [b, y]) => y - x || compare(a, b));
  return `${gone} of ${total} lines, ${most?.[1] === gone ? 'all' : 'most'} by the rule ${most?.[0]}`;
}

function size([first, last]: readonly [number, number]): number {
  return last - first + 1;
}

function tellOddTitle(title: string): string | null {
  if (title.length > LONGEST_TITLE) return `${title.length} characters: ${excerpt(title, MOST_QUOTED)}`;
  return title.includes(' ') || SPACELESS.test(title) ? null : `one word: ${excerpt(title, MOST_QUOTED)}`;
}
