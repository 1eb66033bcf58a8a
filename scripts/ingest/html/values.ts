import { DateTime } from 'luxon';
import { hostOf } from '../../settings/sources.ts';
import { oneLine } from '../../shared/text.ts';
import { findDate } from '../text/dates.ts';

const FIRST_YEAR = 1990;
const ISO = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?: ?(?:Z|UTC|GMT|[+-]\d\d(?::?\d\d)?))?)?$/i;
const YEAR_FIRST = /^(\d{4})([/.]?)(\d\d)\2(\d\d)(?!\d)/;

/**
 * A certain day, or an instant, out of what a page states: ISO 8601, RFC 2822 and dates with the month in words, never
 * `12/06/2015`. A time without an offset is not an instant, and midnight is how programs write a day: both give the day.
 *
 * @returns RFC 3339, or `null` for what is no full and certain date since the web began
 */
export function toDate(stated: string): string | null {
  const text = oneLine(stated).replace(/^(?:first |last )?(?:published|posted|updated|modified)(?: on| at)?:?\s*/i, '');
  if (text.length > 60) return null;
  const instant = toInstant(text);
  if (instant !== null) return instant;
  const compact = YEAR_FIRST.exec(text);
  if (compact) return toDay(`${compact[1]}-${compact[3]}-${compact[4]}`);
  const found = findDate(text);
  // A second date in the text would make the first uncertain.
  return found !== null && findDate(text.slice(found.end)) === null ? (toInstant(found.iso) ?? null) : null;
}

function toInstant(text: string): string | null {
  if (ISO.test(text)) {
    const hasOffset = /(?:Z|UTC|GMT|\d[+-]\d\d(?::?\d\d)?)$/i.test(text.slice(10));
    const iso = text
      .replace(/ ?(?:UTC|GMT)$/i, 'Z')
      .replace(' ', 'T')
      .replace(' ', '')
      .replace(',', '.')
      .toUpperCase();
    return hasOffset ? written(DateTime.fromISO(iso, { setZone: true })) : toDay(text.slice(0, 10));
  }
  const mail = DateTime.fromRFC2822(text, { setZone: true });
  return mail.isValid ? written(mail) : null;
}

function written(instant: DateTime): string | null {
  if (!instant.isValid || instant.year < FIRST_YEAR) return null;
  const isMidnight = instant.hour + instant.minute + instant.second === 0;
  return isMidnight ? instant.toISODate() : instant.toISO({ suppressMilliseconds: true });
}

function toDay(text: string): string | null {
  const day = DateTime.fromISO(text, { zone: 'utc' });
  return day.isValid && day.year >= FIRST_YEAR ? day.toISODate() : null;
}

const NAME = /^[\p{Lu}\p{Lo}][\p{L}\p{M}.'’ʼ-]*(?: [\p{L}\p{M}.'’ʼ-]+){0,4}$/u;
const DESK =
  /^[\p{Lu}\p{Lo}][\p{L}\p{M}\p{N}&.'’ /-]{2,60} (?:team|staff|desk|labs?|group|newsroom|editors|press|agency|unit|research)$/iu;
const DATE_BEHIND =
  /[ ,|•·-]+(?:on )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\p{L}{3,9}\.? \d{1,2}\b|\d{1,2} \p{L}{3,9}\b).*$/iu;
const AGENCY_BEHIND =
  /(?<=\p{L} \p{L}+),? (?:(?:the )?associated press|reuters|bloomberg(?: news)?|agence france-presse)$/iu;
const NOBODY =
  /^(?:(?:the |site |web |super|guest |staff |news )?(?:admin(?:istrator)?|editor(?:s|ial)?|author|guest|staff|user|root|webmaster|contributor|writer|blogger|reporter|team|moderator|member)|word ?press|unknown|anonymous|none|null|undefined|system|test|default|by|home|news|blog|press release|share|follow|subscribe|twitter|facebook|more|read more)$/i;
const ROLE =
  /\b(?:writer|editor|reporter|correspondent|contributor|analyst|researcher|columnist|producer|journalist)s?(?:[ -]at[ -]large)?$/i;
const CREDENTIAL = /^(?:ph\.? ?d\.?|m\.? ?d\.?|jr\.?|sr\.?|esq\.?|mba|cissp)$/i;

/**
 * The people and desks in what a page states as its author: `By Ann Lee and Jo Roe, Staff Writer`. Addresses, handles,
 * names of accounts and of nobody give none.
 *
 * @param isReversed the place states names as `Lee, Ann`
 */
export function toAuthors(stated: string, isReversed: boolean): string[] {
  const text = oneLine(stated)
    .replace(/^(?:text|words|story|author|von|par|por|текст)(?:: ?| (?=\p{Lu}))/iu, '')
    .replace(/^(?:(?:written|posted|reported|published|analysis|opinion|review|story) )?by:? (?=\S)/i, '')
    .replace(/(?<=\p{Ll}{3})\. .*$/u, '')
    .replace(DATE_BEHIND, '')
    .replace(AGENCY_BEHIND, '')
    .replace(/ ?\([^)]{0,60}\)/g, '');
  if (/[@/\\<>{}=_]|:\/|\.(?:com|org|net)\b/i.test(text) || text.length > 200) return [];
  const [last = '', first = '', ...more] = text.split(/, ?/);
  if (isReversed && first !== '' && more.length === 0) return toAuthors(`${first} ${last}`, false);
  const isWhole = isDesk(text) && !/,| and .* and /.test(text);
  const pieces = isWhole ? [text] : text.split(/\s*(?:[,;|•·]|\s(?:and|und|et|y|&|with)\s)\s*/i);
  const isPair = pieces.length > 1 && pieces.every((piece) => !piece.includes(' '));
  return isPair ? [] : pieces.map(spell).filter(isAuthor).slice(0, 10);
}

/** True for a collective author: `Dark Reading Staff`, `Threat Research Team`. */
export function isDesk(name: string): boolean {
  return DESK.test(name);
}

function isAuthor(piece: string): boolean {
  if (NOBODY.test(piece) || CREDENTIAL.test(piece) || piece.length < 2 || piece.length > 60) return false;
  // An agency is known by a few capitals; more of them are an account.
  if (/^[\p{Lu}\p{N}]{6,}$/u.test(piece)) return false;
  return isDesk(piece) || (NAME.test(piece) && !ROLE.test(piece));
}

/** `ANN LEE` as `Ann Lee`; a single word in capitals is an agency, and stays. */
function spell(name: string): string {
  const trimmed = name.trim();
  if (!/^[\p{Lu} .'’-]+ [\p{Lu} .'’-]+$/u.test(trimmed) || !/\p{Lu}{3}/u.test(trimmed)) return trimmed;
  return trimmed.replace(/(\p{Lu})(\p{Lu}+)/gu, (_, head: string, tail: string) => head + tail.toLowerCase());
}

/** The name of a publisher; `null` for an address, a handle, or a sentence. */
export function toSource(stated: string): string | null {
  const name = oneLine(stated);
  const isName = name.length >= 2 && name.length <= 60 && !/^@|:\/\/|[<>{}]/.test(name) && /\p{L}/u.test(name);
  return isName &&
    name.split(' ').length <= 7 &&
    !/^(?:home|blog|news|website|untitled|site name|wordpress)$/i.test(name)
    ? name
    : null;
}

/** An article's own address: whole, on the web, without credentials or a fragment, and not that of a home page. */
export function toAddress(stated: string): string | null {
  const text = stated.trim();
  if (text.length > 2000 || !/^https?:\/\//i.test(text) || !URL.canParse(text)) return null;
  const url = new URL(text);
  const isHome = url.pathname === '/' && url.search === '';
  const isPublic = hostOf(url.href)?.includes('.') === true && url.username === '' && url.password === '';
  url.hash = '';
  return isHome || !isPublic ? null : url.href;
}

/** A language tag (BCP 47) in its canonical form. */
export function toLanguage(stated: string): string | null {
  const tag = stated.trim().replaceAll('_', '-');
  if (!/^[a-z]{2,3}(?:-[a-z0-9]{1,8})*$/i.test(tag)) return null;
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null;
  } catch {
    return null;
  }
}

/** A sentence or more on what the article says; not a slogan, not a whole article. */
export function toSummary(stated: string): string | null {
  const text = oneLine(stated.replace(/<[^<>]{0,200}>/g, ' '));
  return text.length >= 30 && text.length <= 1000 && text.split(' ').length >= 5 ? text : null;
}
