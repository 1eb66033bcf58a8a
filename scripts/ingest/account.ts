import { z } from 'zod';
import { excerpt, oneLine } from '../shared/text.ts';
import type { Draft, Field, LineAccount } from './draft.ts';

const range = z.tuple([z.int(), z.int()]);

/** How an article file was read when its article was made: a line of `content/receipts/`, told by a receipt page. */
export const Account = z.object({
  /** The id of the article. */
  id: z.string(),
  /** Digest of the article as ingest wrote it: another than the article's once somebody edited it; `''` is unknown. */
  article: z.string(),
  /** The article file, relative to the content folder. */
  file: z.string(),
  /** SHA-256 of the article file, 64 hex digits. */
  sha256: z.string(),
  /** False where the account was made later than the article, and the file is read otherwise now. */
  isExact: z.boolean(),
  /** What the file states; `null` where it can't be read any more. */
  fields: z
    .array(
      z.object({
        name: z.string(),
        values: z.array(z.string()),
        from: z.enum(['text', 'sidecar', 'file-name', 'derived']),
        lines: z.array(z.int()),
      }),
    )
    .nullable(),
  /** `null` for a kind of file whose lines are no unit of its text. */
  lines: z
    .object({
      total: z.int(),
      fields: z.array(range),
      body: z.array(range),
      dropped: z.array(z.object({ lines: range, rule: z.string() })),
      cut: z.array(z.object({ line: z.int(), rule: z.string(), text: z.string() })),
    })
    .nullable(),
  /** How the lines that are not body begin, by their numbers. */
  quotes: z.record(z.string(), z.string()),
});
export type Account = z.infer<typeof Account>;

/** What of an article file is kept besides what it states. */
export type Origin = Pick<Account, 'sha256' | 'quotes'>;

const LONGEST_QUOTE = 120;
const LONGEST_VALUE = 300;
/** Furniture beyond so many lines is told by its lines' numbers alone. */
const MOST_QUOTES = 80;

/** The account of an article's file, as it was read. */
export function accountOf(
  { fields, lines }: Pick<Draft, 'fields' | 'lines'>,
  { sha256, quotes }: Origin,
  { id, article, file, isExact }: Pick<Account, 'id' | 'article' | 'file' | 'isExact'>,
): Account {
  const stated = Object.entries(fields).flatMap(([name, field]: [string, Field<string | readonly string[]>]) => {
    const values = typeof field.value === 'string' ? [field.value] : field.value;
    const shown = values.map((value) => excerpt(value, LONGEST_VALUE));
    return [{ name, values: shown, from: field.from, lines: [...field.lines] }];
  });
  return { id, article, file, sha256, isExact, fields: stated, lines: lines === null ? null : copyOf(lines), quotes };
}

/** How the lines that are not body begin: those that state fields, and those that were dropped. */
export function quotesOf(text: string, lines: LineAccount | null): Origin['quotes'] {
  if (lines === null) return {};
  const all = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
  const ranges = [...lines.fields, ...lines.dropped.filter(({ rule }) => rule !== 'blank').map((one) => one.lines)];
  const numbers = ranges.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, at) => first + at));
  const quotes = numbers
    .sort((a, b) => a - b)
    .map((number): [string, string] => [String(number), excerpt(oneLine(all[number - 1] ?? ''), LONGEST_QUOTE)])
    .filter(([, quote]) => quote !== '');
  return Object.fromEntries(quotes.slice(0, MOST_QUOTES));
}

function copyOf({ total, fields, body, dropped, cut }: LineAccount): NonNullable<Account['lines']> {
  const pair = ([first, last]: readonly [number, number]): [number, number] => [first, last];
  return {
    total,
    fields: fields.map(pair),
    body: body.map(pair),
    dropped: dropped.map(({ lines, rule }) => ({ lines: pair(lines), rule })),
    cut: cut.map(({ line, rule, text }) => ({ line, rule, text: excerpt(oneLine(text), LONGEST_QUOTE) })),
  };
}
