import { DateTime } from 'luxon';
import { remember } from '../shared/remember.ts';

/** When something was published: a calendar day, or an instant where a time is known. */
export interface Moment {
  /** ISO 8601 calendar date in the site's time zone. */
  readonly day: string;
  /** RFC 3339: a date alone, or a date-time with offset. */
  readonly iso: string;
  /** Milliseconds since the epoch: the instant, or the start of the day in the site's time zone. */
  readonly millis: number;
  readonly hasTime: boolean;
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const DATE_TIME =
  /^\d{4}-\d{2}-\d{2}[T ](?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)? ?(?:Z|[+-](?:0\d|1[0-4]):?[0-5]\d)$/;

/** True for a calendar date, or a date-time with offset, of RFC 3339 that exists in the calendar. */
export function isDate(text: string): boolean {
  if (DATE.test(text)) return DateTime.fromISO(text, { zone: 'utc' }).isValid;
  return DATE_TIME.test(text) && DateTime.fromISO(isoOf(text), { zone: 'utc' }).isValid;
}

/** True for what is written as {@link isDate} wants it, whether there is such a day or not. */
export function hasFormOfDate(text: string): boolean {
  return DATE.test(text) || DATE_TIME.test(text);
}

function isoOf(text: string): string {
  return text.replace(/ (?=[+Z-])/, '').replace(' ', 'T');
}

/** Reads a date that {@link isDate} accepts. A date without a time is a day, not midnight somewhere. */
export function toMoment(text: string, zone: string): Moment {
  if (DATE.test(text)) {
    return { day: text, iso: text, millis: DateTime.fromISO(text, { zone }).toMillis(), hasTime: false };
  }
  const instant = DateTime.fromISO(isoOf(text), { setZone: true });
  return {
    day: instant.setZone(zone).toFormat('yyyy-MM-dd'),
    iso: instant.toISO({ suppressMilliseconds: true }) ?? text,
    millis: instant.toMillis(),
    hasTime: true,
  };
}

/** The instant, in milliseconds since the epoch, at which the day began in a zone that another instant falls on. */
export function startOfDay(millis: number, zone: string): number {
  return DateTime.fromMillis(millis, { zone }).startOf('day').toMillis();
}

/** The first and the last day of an ISO 8601 week. */
export function daysOfWeek(week: string): { readonly first: string; readonly last: string } {
  const monday = DateTime.fromISO(week, { zone: 'utc' });
  return { first: monday.toFormat('yyyy-MM-dd'), last: monday.plus({ days: 6 }).toFormat('yyyy-MM-dd') };
}

const DAY = 86_400_000;
/** The first Monday is so many days before the epoch. */
const EPOCH_FROM_MONDAY = 3;

/** The ISO 8601 week of a calendar day, `2015-W40`: its year may be another than the day's around New Year. */
export function isoWeek(day: string): string {
  return weekFrom(weeksAt(day));
}

/** The first day of the week after that of a day. */
export function mondayAfter(day: string): string {
  return new Date(((weeksAt(day) + 1) * 7 - EPOCH_FROM_MONDAY) * DAY).toISOString().slice(0, 10);
}

/** So many weeks after that of the epoch. */
function weeksAt(day: string): number {
  return Math.floor((Date.parse(day) / DAY + EPOCH_FROM_MONDAY) / 7);
}

/** The name of the week that begins so many weeks after that of the epoch. */
const weekFrom = remember((weeks: number): string =>
  DateTime.fromMillis((weeks * 7 - EPOCH_FROM_MONDAY) * DAY, { zone: 'utc' }).toFormat("kkkk-'W'WW"),
);
