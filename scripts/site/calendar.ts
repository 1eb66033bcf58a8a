import { isoWeek } from '../article/dates.ts';

/** A row of a month's calendar. */
export interface CalendarRow {
  /** ISO 8601: `2015-W40`. */
  readonly week: string;
  /** From Monday on, as ISO 8601 dates; `null` for those of other months. */
  readonly days: readonly (string | null)[];
}

const DAY = 24 * 60 * 60 * 1000;

/** The rows of a month, `2015-09`. Days are those of the Gregorian calendar, weeks those of ISO 8601. */
export function rowsOfMonth(month: string): CalendarRow[] {
  const days = daysFrom(Date.parse(`${month}-01`), month);
  const before = days[0] === undefined ? 0 : weekdayOf(days[0]);
  const cells = [...Array.from({ length: before }, () => null), ...days];
  return Array.from({ length: Math.ceil(cells.length / 7) }, (_, row) => {
    const ofWeek = Array.from({ length: 7 }, (_, at) => cells[row * 7 + at] ?? null);
    return { week: isoWeek(ofWeek.find((day) => day !== null) ?? `${month}-01`), days: ofWeek };
  });
}

/** Where a day stands in the picture of its year: a column a week, a row a weekday. Both count from 0. */
export function placeInYear(day: string): { readonly column: number; readonly row: number } {
  const first = `${day.slice(0, 4)}-01-01`;
  const at = weekdayOf(first) + Math.round((Date.parse(day) - Date.parse(first)) / DAY);
  return { column: Math.floor(at / 7), row: at % 7 };
}

/** Which day of the week it is, from 0 for Monday. */
function weekdayOf(day: string): number {
  return (new Date(Date.parse(day)).getUTCDay() + 6) % 7;
}

function daysFrom(millis: number, month: string): string[] {
  const days = Array.from({ length: 31 }, (_, at) => new Date(millis + at * DAY).toISOString().slice(0, 10));
  return days.filter((day) => day.startsWith(month));
}
