import pc from 'picocolors';
import { padTo, visible, wrap } from '../shared/terminal.ts';
import type { Fields, LineAccount } from './draft.ts';

/** Rows that a line may take: what is dropped or a field is judged by its words, body by how it begins. */
const MOST_ROWS = { '+': 1, '=': 3, '-': 3, ' ': 1 };
const LONGEST_NAME = 24;
/** What a line of text keeps at least beside its margin. */
const NARROWEST_TEXT = 20;
const BAR = '│';

/** What became of a line: `+` body, `=` states a field, `-` dropped, by the name of the rule. */
interface Fate {
  readonly sign: '+' | '=' | '-' | ' ';
  readonly name: string;
}

interface Margin {
  readonly digits: number;
  readonly name: number;
  /** Columns for the text of a line. */
  readonly text: number;
}

/** Every line of a text file with its number and fate in a margin; what was cut off a line stands below it. */
export function explainLines(
  text: string,
  { lines: account, fields }: { readonly lines: LineAccount; readonly fields: Fields },
  width: number,
): string[] {
  const fates = findFates(account, fields);
  const names = [...fates.values(), ...account.cut.map(({ rule }) => ({ name: rule }))].map(({ name }) => name.length);
  const digits = String(account.total).length;
  const name = Math.min(
    LONGEST_NAME,
    names.reduce((most, length) => Math.max(most, length), 0),
  );
  const margin = { digits, name, text: Math.max(NARROWEST_TEXT, width - digits - name - 6) };
  const cuts = new Map<number, LineAccount['cut'][number][]>();
  for (const cut of account.cut) cuts.set(cut.line, [...(cuts.get(cut.line) ?? []), cut]);
  return [
    tellCounts(account, fates),
    '',
    ...splitLines(text).flatMap((line, at) => [
      ...tellLine(String(at + 1), fates.get(at + 1) ?? { sign: ' ', name: '' }, line, margin),
      ...(cuts.get(at + 1) ?? []).flatMap(({ rule, text: gone }) =>
        tellLine('', { sign: '-', name: rule }, gone, margin),
      ),
    ]),
  ];
}

/** Lines of a text with their numbers alone, the first `most`. */
export function plainLines(text: string, width: number, most = Number.POSITIVE_INFINITY): string[] {
  const lines = splitLines(text);
  const digits = String(Math.min(lines.length, most)).length;
  return [
    ...lines
      .slice(0, most)
      .flatMap((line, at) =>
        wrap(showLine(line), Math.max(NARROWEST_TEXT, width - digits - 3)).map((row, part) =>
          `${(part === 0 ? String(at + 1) : '').padStart(digits)} ${BAR} ${row}`.trimEnd(),
        ),
      ),
    ...(lines.length > most ? [`… and ${lines.length - most} more lines`] : []),
  ];
}

/** As receipts number them. */
function splitLines(text: string): string[] {
  return text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
}

function findFates({ fields: stating, body, dropped }: LineAccount, fields: Fields): Map<number, Fate> {
  const keys = new Map<number, string[]>();
  for (const [key, field] of Object.entries(fields)) {
    if (field?.from !== 'text') continue;
    for (const line of field.lines) keys.set(line, [...(keys.get(line) ?? []), key]);
  }
  const fates = new Map<number, Fate>();
  const put = ([first, last]: readonly [number, number], fateOf: (named: readonly string[]) => Fate): void => {
    for (let line = first; line <= last; line++) fates.set(line, fateOf(keys.get(line) ?? []));
  };
  for (const lines of stating) put(lines, (named) => ({ sign: '=', name: named.join(', ') || 'no field' }));
  for (const lines of body) put(lines, (named) => ({ sign: '+', name: ['body', ...named].join(', ') }));
  for (const { lines, rule } of dropped) put(lines, () => ({ sign: rule === 'blank' ? ' ' : '-', name: rule }));
  return fates;
}

/** `31 lines: 2 = fields, 9 + body, 18 - dropped, 2 blank`. */
function tellCounts({ total }: LineAccount, fates: ReadonlyMap<number, Fate>): string {
  const counts = { '=': 0, '+': 0, '-': 0, ' ': 0 };
  for (const { sign } of fates.values()) counts[sign]++;
  return `${total} ${total === 1 ? 'line' : 'lines'}: ${counts['=']} = fields, ${counts['+']} + body, ${counts['-']} - dropped, ${counts[' ']} blank`;
}

function tellLine(number: string, { sign, name }: Fate, line: string, margin: Margin): string[] {
  const rows = wrap(showLine(line), margin.text, MOST_ROWS[sign]);
  return rows.map((row, at) => {
    const label = at === 0 ? `${number.padStart(margin.digits)} ${sign} ${padTo(cut(name), margin.name)}` : '';
    const whole = `${padTo(label, margin.digits + margin.name + 3)} ${BAR} ${row}`.trimEnd();
    return sign === '-' ? pc.yellow(whole) : sign === '=' ? pc.green(whole) : whole;
  });
}

/** Indented as in the file, for that shows code and lists. */
function showLine(line: string): string {
  return visible(line.trimEnd().replaceAll('\t', '  '));
}

function cut(name: string): string {
  return name.length <= LONGEST_NAME ? name : `${name.slice(0, LONGEST_NAME - 1)}…`;
}
