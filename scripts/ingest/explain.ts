import path from 'node:path';
import pc from 'picocolors';
import { shownPath } from '../shared/cli.ts';
import { visible, widthOf, wrap } from '../shared/terminal.ts';
import type { Field, Fields } from './draft.ts';
import { explainLines, plainLines } from './explain-lines.ts';
import type { OneFile } from './read-one.ts';
import type { Receipt } from './receipts.ts';

/** A file that gives no article is known by its first lines. */
const MOST_REFUSED = 40;
const MOST_ROWS = 4;
const ALWAYS_TOLD = ['title', 'date', 'authors', 'source'] as const;
const TOLD_IF_KNOWN = ['updated', 'summary', 'url', 'tags', 'lang'] as const;
const KEY_WIDTH = 11;

/**
 * One article file for a person: what ingest makes of it, its fields with where they came from, and every line with its
 * fate and the rule. For a saved page, whose lines say little, the Markdown made of it. Text of the file is shown inert.
 *
 * @param content absolute path of the content folder
 * @param width columns to write for
 */
export function explain(
  { receipt, text, body }: OneFile,
  { content, width }: { readonly content: string; readonly width: number },
): string[] {
  const { fields, lines } = receipt;
  const shown = (file: string): string => visible(shownPath(path.join(content, file)));
  return [
    pc.bold(`What ingest makes of ${shown(receipt.file)}`),
    '',
    ...explainFate(receipt, shown, width),
    ...(fields === null ? [] : ['', ...explainFields(fields, width)]),
    '',
    ...(lines !== null && text !== null ? explainLines(text, { lines, fields: fields ?? {} }, width) : []),
    ...(lines === null && body !== null ? ['Its Markdown:', '', ...plainLines(body, width)] : []),
    ...(body === null && text !== null ? plainLines(text, width, MOST_REFUSED) : []),
  ];
}

function explainFate(
  { status, article, reason, fix, line, notes, others = [] }: Receipt,
  shown: (file: string) => string,
  width: number,
): string[] {
  const told = (key: string, value: string): string[] => labelled(key, wrapValue(value, width));
  return [
    ...told('status', status),
    // A path is not broken, so that it can be copied.
    ...(article === null ? [] : labelled('article', [shown(article)])),
    ...(reason === null ? [] : told('reason', line === null ? reason : `line ${line}: ${reason}`)),
    ...(fix === null ? [] : told('to do', fix)),
    ...others.flatMap((other) =>
      told('also', `${other.file}${other.line === null ? '' : `:${other.line}`}: ${other.what} ${other.fix}`),
    ),
    ...notes.flatMap((note) => told('note', note)),
  ];
}

function explainFields(fields: Fields, width: number): string[] {
  return [
    ...ALWAYS_TOLD.flatMap((key) => explainField(key, fields[key], width)),
    ...TOLD_IF_KNOWN.flatMap((key) => (fields[key] === undefined ? [] : explainField(key, fields[key], width))),
  ];
}

/** The value, and behind it or below where it came from: `2015-09-28  (text, line 7)`. */
function explainField(key: string, field: Field<string | readonly string[]> | undefined, width: number): string[] {
  if (field === undefined) return labelled(key, [pc.dim('not stated')]);
  const from = `(${field.from}${field.lines.length > 0 ? `, line ${field.lines.join(', ')}` : ''})`;
  const rows = wrapValue(typeof field.value === 'string' ? field.value : field.value.join(', '), width);
  const last = rows.at(-1) ?? '';
  const isRoom = KEY_WIDTH + widthOf(last) + 2 + from.length <= width;
  return labelled(key, [...rows.slice(0, -1), ...(isRoom ? [`${last}  ${pc.dim(from)}`] : [last, pc.dim(from)])]);
}

function wrapValue(value: string, width: number): string[] {
  return wrap(visible(value) || 'none', width - KEY_WIDTH, MOST_ROWS);
}

function labelled(key: string, rows: readonly string[]): string[] {
  return rows.map((row, at) => `  ${at === 0 ? key : ''}`.padEnd(KEY_WIDTH) + row);
}
