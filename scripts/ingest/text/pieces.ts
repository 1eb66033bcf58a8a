import type { BlockContent, PhrasingContent, TableCell, TableRow } from 'mdast';
import { endsSentence, isProse, type Line } from './lines.ts';
import { isTechnical } from './technical.ts';

/** A paragraph of a body, of one line or of several that were wrapped. */
export interface Paragraph {
  readonly text: string;
  readonly lines: readonly Line[];
}

/** Blocks made of the first `count` of some paragraphs. */
export interface Piece {
  readonly nodes: readonly BlockContent[];
  readonly count: number;
}

/** Makes a block of the first of some paragraphs; `null` where they are not certainly what it looks for. */
type Taker = (paragraphs: readonly Paragraph[]) => Piece | null;

const NUMBERED = /^(?<number>\d{1,3})[.)] +(?<text>\S.*)$/u;
const QUOTED_LINE = /^> ?(?<text>\S.*)$/u;
const QUOTATION = /^[“"«„].*[”"»“]$/u;
const SIGNED = /^(?:—|–|―|--?) ?\p{Lu}[^.!?]{1,98}$/u;
const COLUMN =
  /^(?:(?:file ?|ip |c2 |c&c |host ?|malware |campaign )?(?:names?|type|hash(?:es)?|size|address(?:es)?|path)|values?|indicators?(?: types?)?|iocs?|descriptions?|comments?|notes?|md5|sha-?1|sha-?256|domains?(?: name)?|urls?|ips?|ipv[46]|ports?|protocol|country|dates?|first seen|last seen|compile time|timestamp|cve(?:[- ]?id| number)?|cvss(?: ?v?\d?\.?\d?)?(?: score)?|score|severity|products?|vendor|versions?|affected(?: versions?| products?)?|fixed(?: in| versions?)?|status|techniques?|tactics?|ids?|detection(?: names?)?|family|malware|campaign|files?|role|purpose|samples?)$/i;
const FEWEST_NUMBERED = 2;
const FEWEST_INDICATORS = 3;
const MOST_COLUMNS = 6;
const LONGEST_CELL = 200;

/** Items that count up from 1, two or more without a gap. Below a gap a list goes on with the number that is written. */
const takeNumberedList: Taker = (paragraphs) => {
  const lists: { start: number; items: string[] }[] = [];
  let count = 0;
  for (const { text } of paragraphs) {
    const found = NUMBERED.exec(text)?.groups;
    const last = lists.at(-1);
    const next = last === undefined ? 1 : last.start + last.items.length;
    const number = Number(found?.number);
    if (!found?.text || number < next || (count < FEWEST_NUMBERED && number > next)) break;
    if (last === undefined || number > next) lists.push({ start: number, items: [found.text] });
    else last.items.push(found.text);
    count++;
  }
  return count < FEWEST_NUMBERED ? null : { nodes: lists.map(({ start, items }) => listOf(items, start)), count };
};

/** Lines behind `>`, or one whole quotation, with who said it below; the latter only with it. */
const takeQuote: Taker = (paragraphs) => {
  const quoted: string[] = [];
  for (const { text } of paragraphs) {
    const found = QUOTED_LINE.exec(text)?.groups?.text;
    if (found === undefined || isTechnical(found)) break;
    quoted.push(found);
  }
  const first = paragraphs[0]?.text ?? '';
  if (quoted.length === 0 && QUOTATION.test(first)) quoted.push(first);
  const signature = paragraphs[quoted.length]?.text ?? '';
  const isSigned =
    quoted.length > 0 && SIGNED.test(signature) && !SIGNED.test(paragraphs[quoted.length + 1]?.text ?? '');
  if (quoted.length === 0 || (!isSigned && quoted[0] === first)) return null;
  const texts = isSigned ? [...quoted, signature] : quoted;
  const children = texts.map((value) => ({ type: 'paragraph' as const, children: [text(value)] }));
  return { nodes: [{ type: 'blockquote', children }], count: texts.length };
};

/** Three or more lines of nothing but indicators, one or a few tokens each. */
const takeIndicators: Taker = (paragraphs) => {
  const end = paragraphs.findIndex(({ text }) => !isIndicator(text));
  const found = paragraphs.slice(0, end < 0 ? undefined : end);
  const isList = found.length >= FEWEST_INDICATORS && found.some((one) => /[\p{L}]/u.test(one.text));
  return isList ? { nodes: [listOf(found.map((one) => one.text))], count: found.length } : null;
};

/** A table whose cells stand one a line, below the names of its columns. */
const takeTable: Taker = (paragraphs) => {
  const named = paragraphs.slice(0, MOST_COLUMNS + 1).findIndex(({ text }) => !COLUMN.test(text));
  const most = Math.max(named, 0);
  for (let columns = most; columns >= 2; columns--) {
    const rows = readRows(paragraphs, columns);
    if (rows !== null) return { nodes: [tableOf(rows)], count: rows.length * columns };
  }
  return null;
};

/**
 * The rows of a table with its head. Every cell is short, and one column holds an indicator in each row and the head of
 * another none: without that, nothing shows where a row begins. Below the table stands running text, or nothing.
 */
function readRows(paragraphs: readonly Paragraph[], columns: number): string[][] | null {
  const cells = paragraphs.map(({ text }) => text);
  for (let key = 0; key < columns; key++) {
    const rows = [cells.slice(0, columns)];
    for (let at = columns; at + columns <= cells.length; at += columns) {
      const row = cells.slice(at, at + columns);
      if (!isIndicator(row[key] ?? '') || row.some((cell) => cell.length > LONGEST_CELL || isProse(cell))) break;
      rows.push(row);
    }
    const below = cells[rows.length * columns];
    const others = rows.slice(1).flatMap((row) => row.filter((_, column) => column !== key));
    const isUneven = others.filter(isIndicator).length * 2 < others.length || columns === 2;
    if (rows.length > 2 && isUneven && (below === undefined || isProse(below) || endsSentence(below))) return rows;
  }
  return null;
}

/** Rows whose cells a tab parts in the file: two or more, all of as many cells. */
const takeTabbed: Taker = (paragraphs) => {
  const rows: string[][] = [];
  for (const { lines } of paragraphs) {
    const cells = lines.length === 1 ? (lines[0]?.raw.trim().split(/\t+/) ?? []) : [];
    const row = cells.map((cell) => cell.replace(/\s+/g, ' ').trim());
    if (row.length < 2 || row.length > 12 || row.includes('') || row.length !== (rows[0] ?? row).length) break;
    rows.push(row);
  }
  return rows.length < 2 ? null : { nodes: [tableOf(rows)], count: rows.length };
};

const takers: readonly Taker[] = [takeTable, takeTabbed, takeNumberedList, takeQuote, takeIndicators];

/** The blocks that the first of some paragraphs certainly are; `null` where each stands for itself. */
export function takePiece(paragraphs: readonly Paragraph[]): Piece | null {
  for (const take of takers) {
    const piece = take(paragraphs);
    if (piece !== null) return piece;
  }
  return null;
}

function isIndicator(value: string): boolean {
  const tokens = value.split(' ');
  return (
    value.length >= 4 &&
    tokens.length <= 3 &&
    tokens.every((token) => /^CVE-\d{4}-\d{4,}$/i.test(token) || (isTechnical(token) && !/^[\d.,:]{1,6}$/.test(token)))
  );
}

export function text(value: string): PhrasingContent {
  return { type: 'text', value };
}

/** @param start the number of its first item; without one the list has no numbers */
function listOf(items: readonly string[], start?: number): BlockContent {
  return {
    type: 'list',
    ordered: start !== undefined,
    ...(start !== undefined && { start }),
    spread: false,
    children: items.map((item) => ({
      type: 'listItem',
      spread: false,
      children: [{ type: 'paragraph', children: [text(item)] }],
    })),
  };
}

function tableOf(rows: readonly (readonly string[])[]): BlockContent {
  const cell = (value: string): TableCell => ({ type: 'tableCell', children: [text(value)] });
  return {
    type: 'table',
    children: rows.map((row): TableRow => ({ type: 'tableRow', children: row.map(cell) })),
  };
}
