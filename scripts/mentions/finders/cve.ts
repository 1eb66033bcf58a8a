import { type Claim, claim, type Finder } from '../finder.ts';

/**
 * What stands for the hyphen: any dash, a space, an underscore, invisible hyphens, with a space or a sign of no width
 * beside, and the end of a line behind.
 */
const HYPHEN =
  '(?:[ \\u00a0\\u200b\\u2060]?[\\p{Pd}\\u2212\\u00ad\\u2043_:][ \\u00a0\\u200b\\u2060\\n]?|[ \\u00a0]{1,2})';
const YEAR = '(?:1999|20\\d\\d)';
/** Four digits or more; no leading zero in more than four. */
const NUMBER = '(?:\\d{4}|[1-9]\\d{4,18})';
const ID = new RegExp(
  `(?<![\\p{L}\\p{N}])CVEs?(?:[ ]?[\\p{Pd}]?IDs?)?${HYPHEN}?[([#]?(?<year>${YEAR})${HYPHEN}[({]?(?<number>${NUMBER})(?![\\p{L}\\p{N}])`,
  'giu',
);
const LIST = new RegExp(
  `^(?<sign>\\s?[/+|]\\s?|\\s?[,;]?\\s?(?:and|or|&)\\s|\\s?[,;]\\s?)(?:CVE${HYPHEN})?(?:(?<year>${YEAR})${HYPHEN})?(?<hyphen>[\\p{Pd}\\u2212]?)(?<number>${NUMBER})(?![\\p{L}\\p{N}]|[.,]\\d)(?<behind>\\s?(?:[,;.)}\\]/:|]|and\\b|or\\b|&)|\\n)?`,
  'iu',
);
const LONGEST_ITEM = 48;

/**
 * CVE ids however they are written: `CVE‑2021‑44228`, `cve 2021 44228`, and what follows in a list, as
 * `CVE-2021-44228/45046` or `CVE-2021-44228, -45046`.
 *
 * @see https://www.cve.org/About/Process — "CVE ID Syntax": CVE, year from 1999, four or more digits
 */
export const findCves: Finder = ({ text }) => {
  const found: Claim[] = [];
  for (const match of text.matchAll(ID)) {
    let end = match.index + match[0].length;
    const { year = '', number = '' } = match.groups ?? {};
    if (match.index < (found.at(-1)?.end ?? 0)) continue;
    found.push(toClaim(year, number, match.index, end));
    for (let item = itemAt(text, end, year, number); item !== null; item = itemAt(text, end, item.year, number)) {
      found.push(toClaim(item.year, item.number, item.start, item.end));
      end = item.end;
    }
  }
  return found;
};

function toClaim(year: string, number: string, start: number, end: number): Claim {
  return claim({ kind: 'vulnerability', key: `CVE-${year}-${number}`, start, end });
}

/** The next id of a list. A bare number counts only where nothing but a number of the list can stand. */
function itemAt(
  text: string,
  at: number,
  year: string,
  number: string,
): { year: string; number: string; start: number; end: number } | null {
  const item = LIST.exec(text.slice(at, at + LONGEST_ITEM));
  const groups = item?.groups;
  if (item === null || groups === undefined) return null;
  const digits = groups.number ?? '';
  const isSlash = /[/+|]/.test(groups.sign ?? '');
  const isBare = groups.year === undefined && groups.hyphen === '' && !/CVE/i.test(item[0]) && !isSlash;
  const isClosed = groups.behind !== undefined || at + item[0].length >= text.length;
  if (isBare && (digits.length !== number.length || !isClosed || /^(?:19|20)\d\d$/.test(digits))) return null;
  // A whole id, with its letters, is found by itself.
  if (/CVE/i.test(item[0]) && groups.year !== undefined) return null;
  const length = item[0].length - (groups.behind?.length ?? 0);
  const start = at + (groups.sign?.length ?? 0);
  return { year: groups.year ?? year, number: digits, start, end: at + length };
}
