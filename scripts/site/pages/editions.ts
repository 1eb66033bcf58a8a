import { daysOfWeek, isoWeek } from '../../article/dates.ts';
import { groupBy } from '../../shared/group.ts';
import { type Measure, planEdition, planSeal } from '../editions.ts';
import type { EditionPage, Link, Page, Steps } from '../page.ts';
import { keyFrom, type Planned, planLater } from '../planned.ts';
import { sealedList } from '../seals.ts';
import type { Dated, Site } from '../site.ts';
import { urls } from '../urls.ts';
import { countArticles, countsOf, stepsIn, type View } from '../view.ts';
import { filesOfDay } from './machine-files.ts';

/** A day has all of its articles; a week and a month have what can be read at one sitting. */
const MEASURES = {
  day: { minutes: 20, leads: 3, isBounded: false },
  week: { minutes: 5, leads: 3, isBounded: true },
  month: { minutes: 10, leads: 8, isBounded: true },
} as const satisfies Readonly<Record<string, Measure>>;

type Span = keyof typeof MEASURES;

/** The days of a month are planned together, the weeks and the months of a year: so long is what they have in common. */
const PERIODS: Readonly<Record<Span, number>> = { day: '2031-05'.length, week: '2031'.length, month: '2031'.length };

/** What the editions of one span have in common. */
interface Series {
  readonly span: Span;
  readonly articles: ReadonlyMap<string, readonly Dated[]>;
  readonly url: (iso: string) => string;
  readonly label: (iso: string) => string;
  /** Tells what `own` is made of besides the edition's articles. */
  readonly keyOf: (iso: string) => string;
  /** What is particular to an edition. */
  readonly own: (
    iso: string,
    articles: readonly Dated[],
  ) => Pick<EditionPage, 'dates' | 'within' | 'weeks' | 'files'> & {
    /** The way to it, below the archive and its year. */
    readonly below: readonly Link[];
    readonly year: string;
  };
}

/** A page and a sealed list for each day, ISO week and month that has articles. */
export function planEditions(site: Site, view: View): Planned[] {
  return [daySeries(site, view), weekSeries(site, view), monthSeries(site, view)].flatMap((series) =>
    planSeries(series, site, view),
  );
}

function planSeries(series: Series, site: Site, view: View): Planned[] {
  const { span } = series;
  const all = [...series.articles.keys()];
  const partsOf = (at: number): unknown[] => [all[at], all[at - 1], all[at + 1], series.keyOf(all[at] ?? '')];
  const planOne = (iso: string, at: number): Page[] => {
    const articles = series.articles.get(iso) ?? [];
    const url = series.url(iso);
    const key = keyFrom([...partsOf(at), ...articles.map(view.storyKeyOf)]);
    const steps = (): Steps =>
      stepsIn(all, at, (other) => ({ url: view.path(series.url(other)), label: series.label(other) }));
    return [
      planLater(span, { url, key, listed: view.listed(url, articles) }, () => ({
        ...editionOf(iso, articles, series, { site, view }),
        steps: steps(),
      })),
      planLater('seal', { url: urls.sealOf(url), key }, () => ({ list: sealedList(articles) })),
    ];
  };
  const periods = groupBy([...all.entries()], ([, iso]) => iso.slice(0, PERIODS[span]));
  return [...periods].map(([period, some]) =>
    view.unit(
      `${span} ${period}`,
      some.flatMap(([at, iso]) => [...partsOf(at), ...(series.articles.get(iso) ?? []).map(view.keyOf)]),
      () => some.flatMap(([at, iso]) => planOne(iso, at)),
    ),
  );
}

function editionOf(
  iso: string,
  articles: readonly Dated[],
  { span, url, label, own }: Series,
  { site, view }: { readonly site: Site; readonly view: View },
): Omit<EditionPage, 'steps'> {
  const { below, year, ...more } = own(iso, articles);
  return {
    head: view.head({ title: label(iso), description: describe(articles, label(iso), view), url: url(iso) }),
    trail: view.trail({ url: urls.archive, label: 'Archive' }, { url: urls.year(year), label: year }, ...below),
    iso,
    label: label(iso),
    seal: planSeal(url(iso), articles, view),
    ...more,
    ...planEdition(articles, MEASURES[span], site, view),
    days: daysOf(articles, view),
  };
}

function daySeries({ days }: Site, view: View): Series {
  return {
    span: 'day',
    articles: days,
    url: urls.day,
    label: (day) => view.day(day).text,
    keyOf: () => '',
    own: (day, articles) => {
      const week = isoWeek(day);
      const month = day.slice(0, 7);
      return {
        dates: null,
        year: day.slice(0, 4),
        below: [{ url: urls.month(month), label: view.month(month) }],
        within: [
          { url: view.path(urls.week(week)), label: weekName(week) },
          { url: view.path(urls.month(month)), label: view.month(month) },
        ],
        weeks: [],
        files: filesOfDay(day, articles, view),
      };
    },
  };
}

function weekSeries({ weeks, years }: Site, view: View): Series {
  return {
    span: 'week',
    articles: weeks,
    url: urls.week,
    label: weekName,
    // The year of a week may have no article: that of its days has.
    keyOf: (week) => String(years.has(week.slice(0, 4))),
    own: (week, articles) => {
      const { first, last } = daysOfWeek(week);
      const year = years.has(week.slice(0, 4)) ? week.slice(0, 4) : (articles[0]?.published.day ?? week).slice(0, 4);
      const months = [...new Set(articles.map(({ published }) => published.day.slice(0, 7)))];
      return {
        dates: view.span(first, last),
        year,
        below: [],
        within: months.map((month) => ({ url: view.path(urls.month(month)), label: view.month(month) })),
        weeks: [],
        files: [],
      };
    },
  };
}

function monthSeries({ days, months, weeks }: Site, view: View): Series {
  const daysOf = groupBy([...days.keys()], (day) => day.slice(0, 7));
  const weeksOf = (month: string): string[] => [...new Set((daysOf.get(month) ?? []).map(isoWeek))];
  return {
    span: 'month',
    articles: months,
    url: urls.month,
    label: view.month,
    keyOf: (month) =>
      weeksOf(month)
        .map((week) => weeks.get(week)?.length)
        .join(),
    own: (month) => {
      const year = month.slice(0, 4);
      const link = (week: string): Link => ({ url: view.path(urls.week(week)), label: weekName(week) });
      return {
        dates: null,
        year,
        below: [],
        within: [{ url: view.path(urls.year(year)), label: year }],
        weeks: countsOf(weeks, weeksOf(month), link),
        files: [],
      };
    },
  };
}

/** `Week 40 of 2015` */
export function weekName(week: string): string {
  return `Week ${Number(week.slice(6))} of ${week.slice(0, 4)}`;
}

function daysOf(articles: readonly Dated[], view: View): EditionPage['days'] {
  const counts = new Map<string, number>();
  for (const { published } of articles) counts.set(published.day, (counts.get(published.day) ?? 0) + 1);
  return [...counts].reverse().map(([day, count]) => ({ ...view.day(day), count }));
}

/** What a search engine shows of it: how much there is, and the newest of it. */
function describe(articles: readonly Dated[], label: string, view: View): string {
  const newest = articles.at(-1);
  const more = newest === undefined ? '' : ` ${view.card(newest).title.text}`;
  return `${label}: ${countArticles(articles.length)}.${more}`;
}
