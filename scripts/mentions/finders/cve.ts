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
/** Letters and digits, joined or not, go on: then the digits before are the year of an id that is none, `2025-XXXXX`. */
const GOES_ON = '[\\p{Pd}\\u2212\\u00ad\\u2043_]?[\\p{L}\\p{N}]';
const LIST = new RegExp(
  `^(?<sign>\\s?[/+|]\\s?|\\s?[,;]?\\s?(?:and|or|&)\\s|\\s?[,;]\\s?)(?:(?<year>${YEAR})${HYPHEN})?(?<hyphen>[\\p{Pd}\\u2212]?)(?<number>${NUMBER})(?!${GOES_ON}|[.,]\\d)(?<behind>\\s?(?:[,;.)}\\]/:|]|and\\b|or\\b|&)|\\n)?`,
  'iu',
);
const LONGEST_ITEM = 48;
const LAST_SIGN = /and|or|&/i;
/** A number that counts: a round one, or one with what the news counts behind it. */
const ROUND = /00$/;
const COUNTED =
  /^\s(?:[\p{L}-]{1,24}\s){0,2}(?:servers?|hosts?|systems?|devices?|machines?|computers?|endpoints?|instances?|appliances?|firewalls?|routers?|cameras?|gateways?|networks?|bots?|users?|accounts?|customers?|clients?|victims?|people|patients?|employees?|organi[sz]ations?|companies|firms|businesses|agencies|schools?|hospitals?|sites|websites|domains?|pages|addresses|IPs?|records?|files|e-?mails?|messages|passwords?|attacks?|attempts?|incidents?|infections?|installations?|installs|downloads?|samples?|packages?|repositories|times|dollars|euros|others|more)\b/iu;
const LONGEST_COUNTED = 72;

interface Item {
  readonly year: string;
  readonly number: string;
  readonly start: number;
  readonly end: number;
}

/**
 * CVE ids however they are written: `CVE‑2021‑44228`, `cve 2021 44228`, and what follows in a list, as
 * `CVE-2021-44228/45046` or `CVE-2021-44228, -45046`.
 *
 * @see https://www.cve.org/About/Process — "CVE ID Syntax": CVE, year from 1999, four or more digits
 */
export const findCves: Finder = ({ text }) => {
  const found: Claim[] = [];
  for (const match of text.matchAll(ID)) {
    const start = match.index;
    const { year = '', number = '' } = match.groups ?? {};
    if (start < (found.at(-1)?.end ?? 0)) continue;
    const first: Item = { year, number, start, end: start + match[0].length };
    for (let item: Item | null = first; item !== null; item = itemAfter(text, item, item !== first))
      found.push(toClaim(item));
  }
  return found;
};

function toClaim({ year, number, start, end }: Item): Claim {
  return claim({ kind: 'vulnerability', key: `CVE-${year}-${number}`, start, end });
}

/**
 * The next id of a list. A bare number counts only where nothing but a number of the list can stand.
 *
 * @param isRunning whether the id before is one that the list itself has shortened
 */
function itemAfter(text: string, before: Item, isRunning: boolean): Item | null {
  const at = before.end;
  const item = LIST.exec(text.slice(at, at + LONGEST_ITEM));
  const groups = item?.groups;
  if (item === null || groups === undefined) return null;
  const { year = before.year, number = '', sign = '', behind = '' } = groups;
  const end = at + item[0].length - behind.length;
  const isBare = groups.year === undefined && groups.hyphen === '' && !/[/+|]/.test(sign);
  if (isBare) {
    const isClosed = groups.behind !== undefined || end >= text.length;
    const isLast = isRunning && LAST_SIGN.test(sign) && number.length > 4 && !isCount(number, text, end);
    if (number.length !== before.number.length || /^(?:19|20)\d\d$/.test(number)) return null;
    if (!isClosed && !isLast) return null;
  }
  return { year, number, start: at + sign.length, end };
}

function isCount(number: string, text: string, end: number): boolean {
  return ROUND.test(number) || COUNTED.test(text.slice(end, end + LONGEST_COUNTED));
}
