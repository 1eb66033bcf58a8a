import type { Problem } from '../shared/errors.ts';
import type { Draft, Fields, LineAccount, Refusal } from './draft.ts';
import { findMixedWords } from './mixed-words.ts';
import { countWords } from './text/lines.ts';

/** What became of an article file in this run. */
export type Status = 'imported' | 'updated' | 'unchanged' | 'kept' | 'duplicate' | 'rejected' | 'failed';

export const STATUSES: readonly Status[] = [
  'imported',
  'updated',
  'unchanged',
  'kept',
  'duplicate',
  'rejected',
  'failed',
];

/** The account of one article file: one line of `--report`. */
export interface Receipt {
  /** The article file, relative to the content folder. */
  readonly file: string;
  readonly status: Status;
  /** The article made of it, relative to the content folder. */
  readonly article: string | null;
  /** Why it was not imported, or was left as it is. */
  readonly reason: string | null;
  /** What the editor can do about it. */
  readonly fix: string | null;
  /** What else is wrong with what it states, each with its file relative to the content folder; absent where nothing is. */
  readonly others?: readonly Problem[];
  /** Line of the article file that the reason is about. */
  readonly line: number | null;
  readonly fields: Fields | null;
  readonly lines: LineAccount | null;
  /** What a person should look at, each as a phrase: `its title mixes scripts: …`. */
  readonly notes: readonly string[];
  /** Words of the body; `null` where it was not read. */
  readonly words: number | null;
}

/** The receipt of a file; what is not given is `null`. */
export function receiptOf(file: string, status: Status, more: Partial<Omit<Receipt, 'file' | 'status'>> = {}): Receipt {
  return {
    file,
    status,
    article: null,
    reason: null,
    fix: null,
    line: null,
    fields: null,
    lines: null,
    notes: [],
    words: null,
    ...more,
  };
}

/** The receipt of a file that gives no article. */
export function refusalReceipt(file: string, { status, reason, line, fix, others }: Refusal): Receipt {
  return receiptOf(file, status, { reason, line, fix, ...(others && { others }) });
}

/** What a receipt tells of a draft. */
export function accountOf({
  fields,
  lines,
  body,
  strayKeys = [],
  notes: read = [],
}: Draft): Pick<Receipt, 'fields' | 'lines' | 'words' | 'notes'> {
  const mixed = findMixedWords(fields.title?.value ?? '');
  const notes = [
    ...(mixed.length > 0 ? [`its title mixes scripts: ${mixed.join(', ')}`] : []),
    ...strayKeys.map(
      ({ key, line, meant }) =>
        `line ${line} has \`${key}\`, which Hexdigest does not know: did you mean \`${meant}\`?`,
    ),
    ...read,
  ];
  return { fields, lines, words: countWords(body), notes };
}

/** True when a run wrote articles. */
export function changesArticles(receipts: readonly Receipt[]): boolean {
  return receipts.some(({ status }) => status === 'imported' || status === 'updated');
}

/** The receipt of the same file in a run right after, when nothing has changed. */
export function afterRun(receipt: Receipt): Receipt {
  const { file, status, article } = receipt;
  return status === 'imported' || status === 'updated' ? receiptOf(file, 'unchanged', { article }) : receipt;
}

/** Receipts as JSON Lines, one object a line. */
export function toJsonLines(receipts: readonly Receipt[]): string {
  return receipts.map((receipt) => `${JSON.stringify(receipt)}\n`).join('');
}

/** How many article files met each fate. */
export function countStatuses(receipts: readonly Receipt[]): Record<Status, number> {
  const counts = { imported: 0, updated: 0, unchanged: 0, kept: 0, duplicate: 0, rejected: 0, failed: 0 };
  for (const { status } of receipts) counts[status]++;
  return counts;
}
