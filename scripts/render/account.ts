import type { Account } from '../ingest/account.ts';
import { aboutRule } from '../ingest/rules/rules.ts';
import { defangText } from '../mentions/indicators.ts';
import { oneLine } from '../shared/text.ts';
import type { LinesShown, ReadingShown } from '../site/page.ts';

type Range = readonly [first: number, last: number];
type Lines = NonNullable<Account['lines']>;

const LABELS: Readonly<Record<string, string>> = {
  title: 'Title',
  date: 'Date',
  updated: 'Updated',
  authors: 'Authors',
  source: 'Source',
  summary: 'Summary',
  url: 'Address',
  tags: 'Tags',
  lang: 'Language',
};
const ORIGINS = {
  text: 'the file',
  sidecar: 'the file’s .yaml beside it',
  'file-name': 'the name of the file',
  derived: 'derived from the text',
} as const;

/** How a file was read, as its receipt page shows it: in words, with all that comes from the file inert. */
export function showAccount({ file, sha256, isExact, fields, lines, quotes }: Account): ReadingShown {
  return {
    file: inert(file),
    sha256,
    isExact,
    fields:
      fields?.map(({ name, values, from, lines: stating }) => ({
        label: LABELS[name] ?? inert(name),
        values: values.map(inert),
        from: from === 'text' && stating.length > 0 ? countedLines(stating) : ORIGINS[from],
      })) ?? null,
    lines: lines === null ? null : showLines(lines, fields ?? [], quotes),
  };
}

function showLines(
  lines: Lines,
  fields: NonNullable<Account['fields']>,
  quotes: Account['quotes'],
): ReadingShown['lines'] {
  const dropped = lines.dropped.filter(({ rule }) => rule !== 'blank');
  const quotesIn = ([first, last]: Range): string[] =>
    Object.entries(quotes)
      .filter(([line]) => Number(line) >= first && Number(line) <= last)
      .map(([, quote]) => inert(quote));
  const statedIn = ([first, last]: Range): string =>
    fields
      .filter(({ from, lines: stating }) => from === 'text' && stating.some((line) => line >= first && line <= last))
      .map(({ name }) => (LABELS[name] ?? name).toLowerCase())
      .join(', ');
  const rows: (LinesShown & { readonly first: number })[] = [
    ...lines.fields.flatMap(singly).map((range) => row(range, 'field', inert(statedIn(range)), quotesIn(range))),
    ...lines.body.map((range) => row(range, 'body', '', [])),
    ...dropped.map(({ lines: range, rule }) => row(range, 'dropped', inert(rule), quotesIn(range))),
    ...lines.cut.map(({ line, rule, text }) => row([line, line], 'dropped', inert(rule), [inert(text)])),
  ];
  const names = [...new Set([...dropped, ...lines.cut].map(({ rule }) => rule))];
  return {
    total: lines.total,
    blank: lines.dropped
      .filter(({ rule }) => rule === 'blank')
      .reduce((sum, { lines: [first, last] }) => sum + last - first + 1, 0),
    rows: rows.sort((a, b) => a.first - b.first).map(({ first: _, ...shown }) => shown),
    rules: names.map((name) => ({ name: inert(name), about: aboutRule(name) })),
  };
}

/** Lines that state fields are told one by one. */
function singly([first, last]: Range): Range[] {
  return Array.from({ length: last - first + 1 }, (_, at) => [first + at, first + at]);
}

function row(
  [first, last]: Range,
  fate: LinesShown['fate'],
  by: string,
  quotes: readonly string[],
): LinesShown & { readonly first: number } {
  return { first, lines: first === last ? String(first) : `${first}–${last}`, fate, by, quotes };
}

/** `line 3`, `lines 3 and 5`, `lines 3, 5 and 9` */
function countedLines(lines: readonly number[]): string {
  const last = lines.at(-1);
  return lines.length === 1 ? `line ${last}` : `lines ${lines.slice(0, -1).join(', ')} and ${last}`;
}

function inert(text: string): string {
  return defangText(oneLine(text));
}
