import { DateTime } from 'luxon';
import { monthOf } from './months.ts';

/** A publication date found in a text. */
export interface FoundDate {
  /** RFC 3339 date, or date-time with offset where the text states a zone. */
  readonly iso: string;
  /** Offsets of what states it; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH =
  '(?<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const DAY = '(?<day>0?[1-9]|[12]\\d|3[01])(?:st|nd|rd|th)?';
const YEAR = '(?<year>(?:19|20)\\d\\d)';
const WEEKDAY = '(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\\.?,? )?';
const ZONE = '(?<zone> ?(?:(?:utc|gmt)[+-]\\d{1,2}(?::?\\d\\d)?|z|utc|gmt|[+-]\\d\\d:?\\d\\d|[ecmp][sd]?t))?';
const TIME = `(?:(?:,? at |, ?|T| | - )(?<hour>[01]?\\d|2[0-3])[:.](?<minute>[0-5]\\d)(?::(?<second>[0-5]\\d))?(?:\\.\\d+)?(?: ?(?<half>[ap])\\.?m\\b\\.?)?${ZONE})?`;

const BY = '(?<by>[./-])';

// In words, or ISO 8601: numeric forms such as 12/06/2015 don't say which is the day, and are no date here; those do
// whose day is above 12 or the number of the month.
const FORMS = [
  `${WEEKDAY}${MONTH} ${DAY},? ${YEAR}${TIME}`,
  `${WEEKDAY}${DAY} ${MONTH},? ${YEAR}${TIME}`,
  `(?<year>(?:19|20)\\d\\d)-(?<month>0[1-9]|1[0-2])-(?<day>0[1-9]|[12]\\d|3[01])${TIME}`,
  `(?<year>(?:19|20)\\d\\d)/(?<month>0[1-9]|1[0-2])/(?<day>0[1-9]|[12]\\d|3[01])${TIME}`,
  `(?<day>1[3-9]|2\\d|3[01])${BY}(?<month>0?[1-9]|1[0-2])\\k<by>${YEAR}${TIME}`,
  `(?<month>0?[1-9]|1[0-2])${BY}(?<day>1[3-9]|2\\d|3[01])\\k<by>${YEAR}${TIME}`,
  `(?<month>0?[1-9]|1[0-2])${BY}(?<day>\\k<month>)\\k<by>${YEAR}${TIME}`,
  // As Unix `date` writes it: `Fri Aug 11 09:00 EDT 2017`.
  `${WEEKDAY}${MONTH} {1,2}${DAY} (?<hour>[01]?\\d|2[0-3]):(?<minute>[0-5]\\d)(?::(?<second>[0-5]\\d))?${ZONE} ${YEAR}`,
].map((form) => new RegExp(`(?<![\\p{L}\\p{N}/-]|\\d\\.)${form}(?![\\p{L}\\p{N}/-]|\\.\\d)`, 'iu'));

// In other languages: `4. März 2031`, `4 de mayo de 2031`, `الثلاثاء، ٤ آذار/مارس ٢٠٣١`; and `2031年3月4日`.
const ARABIC_WEEKDAY = '(?:(?:الأحد|الاثنين|الإثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت)[,،]? )?';
const NAME = '\\p{L}{2,12}(?: الأول| الثاني)?';
const FOREIGN = new RegExp(
  `(?<![\\p{L}\\p{N}/-])${ARABIC_WEEKDAY}(?<day>0?[1-9]|[12]\\d|3[01])(?:\\.|er|º)? (?:de |ב)?(?<name>${NAME})(?:/${NAME})?(?: de|[,،])? ${YEAR}(?: ?г\\.?)?(?![\\p{L}\\p{N}/-])`,
  'u',
);
const IDEOGRAPHIC =
  /(?<year>(?:19|20)\d\d) ?[年년] ?(?<month>1[0-2]|0?[1-9]) ?[月월] ?(?<day>[12]\d|3[01]|0?[1-9]) ?[日일]/u;

/** Zones whose names mean one offset wherever they are written; `BST`, `IST` and others mean several. */
const OFFSETS: Readonly<Record<string, string>> = {
  WET: 'UTC+0',
  WEST: 'UTC+1',
  CET: 'UTC+1',
  MEZ: 'UTC+1',
  CEST: 'UTC+2',
  MESZ: 'UTC+2',
  EET: 'UTC+2',
  EEST: 'UTC+3',
  MSK: 'UTC+3',
  SGT: 'UTC+8',
  HKT: 'UTC+8',
  JST: 'UTC+9',
  KST: 'UTC+9',
  AEST: 'UTC+10',
  AEDT: 'UTC+11',
  NZST: 'UTC+12',
  NZDT: 'UTC+13',
};
/** A zone behind a time: a name, known or not, or a place; and words for the time of wherever the writer was. */
const NAMED_ZONE =
  /^ ?(?:\((?<inside>[A-Z]{2,4}T|MSK|ME?S?Z)\)|(?<name>[A-Z]{2,4}T|MSK|ME?S?Z)|(?:Africa|America|Asia|Atlantic|Australia|Europe|Pacific)\/[A-Z][A-Za-z_]+|Uhr|hrs|local time)(?![\p{L}\p{N}/-])/u;

/** US zones as news pages write them, with or without saying standard or daylight time. */
const ZONES: Readonly<Record<string, string>> = {
  e: 'America/New_York',
  c: 'America/Chicago',
  m: 'America/Denver',
  p: 'America/Los_Angeles',
};

/** The first certain date (year, month and day) in a short text, or `null`. Longer texts than 300 characters hold none. */
export function findDate(written: string): FoundDate | null {
  if (written.length > 300) return null;
  const text = withWesternDigits(written);
  const found = FORMS.flatMap((form) => {
    const match = form.exec(text);
    if (!match?.groups) return [];
    const end = match.index + match[0].length;
    const hasTime = match.groups.hour !== undefined && match.groups.zone === undefined;
    const named = hasTime ? NAMED_ZONE.exec(text.slice(end)) : null;
    const offset = OFFSETS[named?.groups?.inside ?? named?.groups?.name ?? ''] ?? null;
    const iso = toIso(match.groups, offset);
    return iso === null ? [] : [{ iso, start: match.index, end: end + (named?.[0].length ?? 0) }];
  });
  return found.sort((a, b) => a.start - b.start || b.end - a.end)[0] ?? findForeignDate(text);
}

/** The digits of Arabic and Persian as `0` to `9`, in their places. */
function withWesternDigits(text: string): string {
  return text.replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 0xf));
}

function findForeignDate(text: string): FoundDate | null {
  const match = IDEOGRAPHIC.exec(text) ?? FOREIGN.exec(text);
  if (!match?.groups) return null;
  const { year, month, name, day } = match.groups;
  const number = month === undefined ? monthOf(name ?? '') : Number(month);
  if (number === null) return null;
  const date = DateTime.fromObject({ year: Number(year), month: number, day: Number(day) }, { zone: 'utc' });
  const iso = date.toISODate();
  return iso === null ? null : { iso, start: match.index, end: match.index + match[0].length };
}

/** A part of a date that a page's design set on a line of its own: `4`, `Mar`, `Mar 2031`, `4 March`, `2031`. */
const PART =
  /^(?:\d{1,2}(?:st|nd|rd|th)?|(?:19|20)\d\d|\p{L}{3,9}\.?,?(?: \d{1,2},?| (?:19|20)\d\d)?|\d{1,2} \p{L}{3,9}\.?,?)$/u;

/** The first day that two or three lines below each other state together, none of them alone; `null` when none do. */
export function findSplitDate<L extends { readonly text: string }>(
  lines: readonly L[],
): { readonly iso: string; readonly at: number; readonly lines: readonly L[] } | null {
  for (const at of lines.keys()) {
    for (const count of [2, 3]) {
      const parts = lines.slice(at, at + count);
      if (parts.length < count || !parts.every(({ text }) => PART.test(text) && findDate(text) === null)) break;
      const text = parts
        .map((part) => part.text)
        .join(' ')
        .replaceAll(',', '');
      const date = findDate(text);
      if (date?.start === 0 && date.end === text.length) return { iso: date.iso, at, lines: parts };
    }
  }
  return null;
}

/** A numeric date that does not say which of its first two numbers is the day: `12/06/2015`. */
export interface NumericDate {
  readonly first: number;
  readonly second: number;
  readonly year: number;
}

const NUMERIC = /^\D{0,20}?(?<first>\d{1,2})(?<by>[/.-])(?<second>\d{1,2})\k<by>(?<year>(?:19|20)\d\d)(?!\d)/;

/** A numeric date at the start of a short text, or `null`. */
export function findNumericDate(text: string): NumericDate | null {
  const groups = text.length <= 60 ? NUMERIC.exec(text)?.groups : undefined;
  if (!groups) return null;
  return { first: Number(groups.first), second: Number(groups.second), year: Number(groups.year) };
}

/** The day of a numeric date under the convention of its publisher; `null` when there is no such day. */
export function resolveNumericDate(date: NumericDate, convention: 'day-first' | 'month-first'): string | null {
  const isDayFirst = convention === 'day-first';
  const day = isDayFirst ? date.first : date.second;
  const month = isDayFirst ? date.second : date.first;
  return DateTime.fromObject({ year: date.year, month, day }, { zone: 'utc' }).toISODate();
}

function toIso(groups: Readonly<Record<string, string | undefined>>, offset: string | null): string | null {
  const month = groups.month ?? '';
  const date = {
    year: Number(groups.year),
    month: /^\d/.test(month) ? Number(month) : MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1,
    day: Number(groups.day),
  };
  const zone = groups.zone === undefined ? offset : zoneOf(groups.zone.trim().toLowerCase());
  const day = DateTime.fromObject(date, { zone: 'utc' });
  if (!day.isValid) return null;
  if (groups.hour === undefined || zone === null) return day.toISODate();
  const hour =
    groups.half === undefined
      ? Number(groups.hour)
      : (Number(groups.hour) % 12) + (groups.half.toLowerCase() === 'p' ? 12 : 0);
  const instant = DateTime.fromObject(
    { ...date, hour, minute: Number(groups.minute), second: Number(groups.second ?? 0) },
    { zone },
  );
  return instant.isValid ? instant.toISO({ suppressMilliseconds: true }) : day.toISODate();
}

function zoneOf(zone: string): string {
  const behind = /^(?:utc|gmt)(?<offset>[+-]\d{1,2})(?::?(?<minutes>\d\d))?$/.exec(zone)?.groups;
  if (behind) return `UTC${behind.offset}${behind.minutes === undefined ? '' : `:${behind.minutes}`}`;
  if (/^[+-]/.test(zone)) return `UTC${zone.replace(/^([+-]\d\d):?(\d\d)$/, '$1:$2')}`;
  return ZONES[zone[0] ?? ''] ?? 'utc';
}

const NO_DAY = new RegExp(
  `^${WEEKDAY}(?:(?:${MONTH} \\d{1,2}(?:st|nd|rd|th)?|\\d{1,2}(?:st|nd|rd|th)? ${MONTH.replace('<month>', '<name>')}),? (?:19|20)\\d\\d|(?:19|20)\\d\\d([-/])\\d\\d\\3\\d\\d|\\d{1,2}([./-])\\d{1,2}\\4(?:19|20)\\d\\d|(?:19|20)\\d\\d ?年 ?\\d{1,2} ?月 ?\\d{1,2} ?日)(?:,? (?:at )?\\d{1,2}[:.]\\d\\d.{0,20})?$`,
  'iu',
);

/** True for a line that is written as a date and gives none: `February 30, 2026`. */
export function isNoDay(text: string): boolean {
  return text.length <= 60 && NO_DAY.test(text) && findDate(text) === null;
}
