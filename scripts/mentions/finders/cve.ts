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
/** What stands between two ids that are spelt out in one list. */
const BETWEEN = /^\s?[,;/+|]?\s?(?:(?:and|or|&)\s)?$/i;
const LONGEST_BETWEEN = 8;
/** A number of as many digits as ids have so far, that ends a list, whatever the length of those before. */
const LISTED = /^\d{4,7}$/;
const CLOSING = /^(?:[)\].,;:\n]|$)/;
const LIKE_A_YEAR = /^(?:19|20)\d\d$/;

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
    const follows = isBetween(text, found.at(-1)?.end, start);
    for (let item: Item | null = first; item !== null; ) {
      found.push(toClaim(item));
      item = itemAfter(text, item, { isRunning: item !== first, isList: item !== first || follows });
    }
  }
  return found;
};

function isBetween(text: string, end: number | undefined, start: number): boolean {
  return end !== undefined && start - end <= LONGEST_BETWEEN && BETWEEN.test(text.slice(end, start));
}

function toClaim({ year, number, start, end }: Item): Claim {
  return claim({ kind: 'vulnerability', key: `CVE-${year}-${number}`, start, end });
}

interface Place {
  /** Whether the id before is one that the list itself has shortened. */
  readonly isRunning: boolean;
  /** Whether the id before has another before it. */
  readonly isList: boolean;
}

/** The next id of a list. A bare number counts only where nothing but a number of the list can stand. */
function itemAfter(text: string, before: Item, place: Place): Item | null {
  const at = before.end;
  const item = LIST.exec(text.slice(at, at + LONGEST_ITEM));
  const groups = item?.groups;
  if (item === null || groups === undefined) return null;
  const { year = before.year, number = '', sign = '', behind = '' } = groups;
  const end = at + item[0].length - behind.length;
  const isBare = groups.year === undefined && groups.hyphen === '' && !/[/+|]/.test(sign);
  if (isBare && (LIKE_A_YEAR.test(number) || !isOfList({ number, sign, behind, end }, text, before, place)))
    return null;
  return { year, number, start: at + sign.length, end };
}

interface Bare {
  readonly number: string;
  /** What stands before it. */
  readonly sign: string;
  /** What stands behind it, where that may be in a list. */
  readonly behind: string;
  readonly end: number;
}

function isOfList({ number, sign, behind, end }: Bare, text: string, before: Item, place: Place): boolean {
  const isLast = LAST_SIGN.test(sign) && !isCount(number, text, end);
  if (number.length !== before.number.length)
    return place.isList && isLast && LISTED.test(number) && CLOSING.test(text.slice(end, end + 1));
  const isClosed = behind === '\n' ? !isCounted(text, end) : behind !== '' || end >= text.length;
  return isClosed || (place.isRunning && isLast && number.length > 4);
}

function isCount(number: string, text: string, end: number): boolean {
  return ROUND.test(number) || isCounted(text, end);
}

function isCounted(text: string, end: number): boolean {
  return COUNTED.test(text.slice(end, end + LONGEST_COUNTED));
}
