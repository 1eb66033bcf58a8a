import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ContentError, type Problem } from '../shared/errors.ts';

/** A row of a table: its cells by the names of their columns. */
export type Row<Column extends string> = Readonly<Record<Column, string>>;

const FOLDER = new URL('./tables/', import.meta.url);

/** Rows, each with its 1-based line; or everything that is wrong. */
export type ParsedTable<Column extends string> =
  | { readonly ok: true; readonly rows: readonly (Row<Column> & { readonly line: number })[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Parses tab-separated values (IANA text/tab-separated-values): a first line with the names of the columns, then a line
 * a row. Cells hold no tabs and no quotes; spaces at their ends are mistakes.
 */
export function parseTable<Column extends string>(
  text: string,
  file: string,
  columns: readonly Column[],
): ParsedTable<Column> {
  const [head = '', ...lines] = text.replace(/\n$/, '').split('\n');
  const wanted = columns.join('\t');
  const problems: Problem[] = [];
  const complain = (line: number, what: string, fix: string): void => void problems.push({ file, line, what, fix });
  if (head !== wanted) complain(1, 'The names of the columns are not those expected.', `Write ${columns.join(', ')}.`);
  const rows = lines.map((text, index) => {
    const cells = text.split('\t');
    const line = index + 2;
    if (cells.length !== columns.length)
      complain(
        line,
        `The row has ${cells.length} cells, not ${columns.length}.`,
        `Write ${columns.join(', ')}, a tab between each.`,
      );
    if (cells.some((cell) => cell !== cell.trim()))
      complain(line, 'A cell begins or ends with a space.', 'Take it out.');
    const cellOf = (column: Column): string => cells[columns.indexOf(column)] ?? '';
    return Object.assign(rowOf(columns, cellOf), { line });
  });
  return problems.length > 0 ? { ok: false, problems } : { ok: true, rows };
}

function rowOf<Column extends string>(columns: readonly Column[], cellOf: (column: Column) => string): Row<Column> {
  const row = {} as Record<Column, string>;
  for (const column of columns) row[column] = cellOf(column);
  return row;
}

/**
 * A table that the program ships.
 *
 * @throws {ContentError} naming file and line of everything wrong in it
 */
export function readTable<Column extends string>(name: string, columns: readonly Column[]) {
  const file = fileURLToPath(new URL(name, FOLDER));
  const table = parseTable(readFileSync(file, 'utf8'), file, columns);
  if (!table.ok) throw new ContentError(table.problems);
  return table.rows;
}

/** A list that the program ships, a word a line; lines that begin with `#` are remarks. */
export function readWords(name: string): ReadonlySet<string> {
  const lines = readFileSync(new URL(name, FOLDER), 'utf8').split('\n');
  return new Set(lines.filter((line) => line !== '' && !line.startsWith('#')));
}
