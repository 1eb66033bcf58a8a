/** A cell: an absent value is an empty one. */
export type Cell = string | number | boolean | null;

const STARTS_FORMULA = /^[=+\-@＝＋－＠\t\r\n]/;
const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/;

/**
 * A CSV file: a header and records, lines end in CRLF, cells are quoted where they must be (RFC 4180 §2). UTF-8 without
 * a byte order mark. A text that a spreadsheet would take for a formula gets an apostrophe before it, as OWASP advises;
 * whoever needs such a value to the letter takes the JSON.
 *
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
export function csvDocument(header: readonly string[], records: readonly (readonly Cell[])[]): string {
  return [header, ...records].map((record) => `${record.map(toCell).join(',')}\r\n`).join('');
}

function toCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell !== 'string') return String(cell);
  const safe = STARTS_FORMULA.test(cell) ? `'${cell}` : cell;
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
