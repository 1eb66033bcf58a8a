import { DateTime, Info } from 'luxon';

/** Days (`2015-09-28`) and months (`2015-09`) in the words of a language. */
export interface InWords {
  /** `Monday, 28 September 2015` */
  readonly day: (day: string) => string;
  /** `September 2015` */
  readonly month: (month: string) => string;
}

/** How a language writes days and months. */
export function wordsFor(language: string): InWords {
  if (language.startsWith('en')) return english(language);
  const format = (iso: string, form: Intl.DateTimeFormatOptions): string =>
    DateTime.fromISO(iso, { zone: 'utc', locale: language }).toLocaleString(form);
  return {
    day: (day) => format(day, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
    month: (month) => format(month, { month: 'long', year: 'numeric' }),
  };
}

/** English is put together here, since its punctuation differs between releases of the locale data. */
function english(locale: string): InWords {
  const months = Info.months('long', { locale });
  const weekdays = Info.weekdays('long', { locale });
  const monthOf = (iso: string): string => `${months[Number(iso.slice(5, 7)) - 1]} ${iso.slice(0, 4)}`;
  return {
    day: (day) => {
      // ISO weeks begin on Monday, JavaScript's on Sunday.
      const weekday = weekdays[(new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7];
      return `${weekday}, ${Number(day.slice(8))} ${monthOf(day)}`;
    },
    month: monthOf,
  };
}
