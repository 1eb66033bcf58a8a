import { DateTime, Info } from 'luxon';
import type { ThingKind } from '../mentions/mention.ts';

/** What the things of a kind are called. */
export const KIND_LABELS: Readonly<
  Record<ThingKind, { readonly one: string; readonly many: string; readonly about: string }>
> = {
  vulnerability: {
    one: 'Vulnerability',
    many: 'Vulnerabilities',
    about: 'Flaws by the ids under which they are recorded.',
  },
  weakness: { one: 'Weakness', many: 'Weaknesses', about: 'Kinds of flaws, as the CWE list orders them.' },
  tactic: {
    one: 'Tactic',
    many: 'Tactics',
    about: 'What attackers are after at each stage, as MITRE ATT&CK orders it.',
  },
  technique: { one: 'Technique', many: 'Techniques', about: 'How attackers go about it, as MITRE ATT&CK orders it.' },
  group: { one: 'Group', many: 'Groups', about: 'Who is said to be behind it: groups under all of their names.' },
  malware: { one: 'Malware', many: 'Malware', about: 'Malicious software and ransomware by family.' },
  vendor: { one: 'Vendor', many: 'Vendors', about: 'Who makes what is attacked, or what defends it.' },
  product: { one: 'Product', many: 'Products', about: 'What is attacked, or defends.' },
};

/** What authors are called, as kinds of things are. */
export const AUTHOR_LABELS = { one: 'Author', many: 'Authors', about: 'Articles under this name.' };

/** Days (`2015-09-28`) and months (`2015-09`) in the words of a language. */
export interface InWords {
  /** `Monday, 28 September 2015` */
  readonly day: (day: string) => string;
  /** `September 2015` */
  readonly month: (month: string) => string;
  /** `28 September to 4 October 2015`: as much of the first day as the last does not say, too. */
  readonly span: (first: string, last: string) => string;
  /** From January on. */
  readonly months: readonly string[];
  /** From Monday on. */
  readonly weekdays: readonly { readonly name: string; readonly short: string }[];
}

/** How a language writes days and months. */
export function wordsFor(language: string): InWords {
  if (language.startsWith('en')) return english(language);
  const format = (iso: string, form: Intl.DateTimeFormatOptions): string =>
    DateTime.fromISO(iso, { zone: 'utc', locale: language }).toLocaleString(form);
  return {
    ...namesIn(language),
    day: (day) => format(day, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
    month: (month) => format(month, { month: 'long', year: 'numeric' }),
    span: (first, last) =>
      [first, last].map((day) => format(day, { day: 'numeric', month: 'long', year: 'numeric' })).join(' – '),
  };
}

function namesIn(locale: string): Pick<InWords, 'months' | 'weekdays'> {
  const short = Info.weekdays('short', { locale });
  return {
    months: Info.months('long', { locale }),
    weekdays: Info.weekdays('long', { locale }).map((name, at) => ({ name, short: short[at] ?? name })),
  };
}

/** English is put together here, since its punctuation differs between releases of the locale data. */
function english(locale: string): InWords {
  const { months, weekdays } = namesIn(locale);
  const monthOf = (iso: string): string => `${months[Number(iso.slice(5, 7)) - 1]} ${iso.slice(0, 4)}`;
  return {
    months,
    weekdays,
    day: (day) => {
      // ISO weeks begin on Monday, JavaScript's on Sunday.
      const weekday = weekdays[(new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7]?.name;
      return `${weekday}, ${Number(day.slice(8))} ${monthOf(day)}`;
    },
    month: monthOf,
    span: (first, last) => {
      const dayOf = (day: string): string => `${Number(day.slice(8))} ${monthOf(day)}`;
      const from = first.slice(0, 4) === last.slice(0, 4) ? dayOf(first).slice(0, -5) : dayOf(first);
      return `${first.slice(0, 7) === last.slice(0, 7) ? Number(first.slice(8)) : from} to ${dayOf(last)}`;
    },
  };
}
