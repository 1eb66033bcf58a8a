import { daysOfWeek, isoWeek } from '../../article/dates.ts';
import { sha256 } from '../../shared/files.ts';
import { type Measure, planEdition, planSeal } from '../editions.ts';
import type { EditionPage, Link, Page } from '../page.ts';
import { planLater } from '../planned.ts';
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

/** What the editions of one span have in common. */
interface Series {
  readonly span: Span;
  readonly articles: ReadonlyMap<string, readonly Dated[]>;
  readonly url: (iso: string) => string;
  readonly label: (iso: string) => string;
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
export function planEditions(site: Site, view: View): Page[] {
  return [daySeries(site, view), weekSeries(site, view), monthSeries(site, view)].flatMap((series) =>
    planSeries(series, site, view),
  );
}

function planSeries({ span, articles, url, label, own }: Series, site: Site, view: View): Page[] {
  const all = [...articles.keys()];
  const link = (iso: string): Link => ({ url: view.path(url(iso)), label: label(iso) });
  return [...articles].flatMap(([iso, of], at): Page[] => {
    const { below, year, ...more } = own(iso, of);
    const { seal, list } = planSeal(url(iso), of, view);
    const about = {
      trail: view.trail({ url: urls.archive, label: 'Archive' }, { url: urls.year(year), label: year }, ...below),
      iso,
      label: label(iso),
      seal,
      ...more,
      steps: stepsIn(all, at, link),
    };
    const key = sha256(JSON.stringify([about, of.map(view.storyKeyOf)]));
    const listed = { canonical: view.absolute(url(iso)), modified: view.modified(of) };
    const edition = (): EditionPage => ({
      head: view.head({ title: label(iso), description: describe(of, label(iso), view), url: url(iso) }),
      ...about,
      ...planEdition(of, MEASURES[span], site, view),
      days: daysOf(of, view),
    });
    return [
      planLater(span, { url: url(iso), key, listed }, edition),
      planLater('seal', { url: urls.sealOf(url(iso)), key: sha256(list) }, () => ({ list })),
    ];
  });
}

function daySeries({ days }: Site, view: View): Series {
  return {
    span: 'day',
    articles: days,
    url: urls.day,
    label: (day) => view.day(day).text,
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
    own: (week, articles) => {
      const { first, last } = daysOfWeek(week);
      // The year of a week may have no article: that of its days has.
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

function monthSeries({ months, weeks }: Site, view: View): Series {
  return {
    span: 'month',
    articles: months,
    url: urls.month,
    label: view.month,
    own: (month, articles) => {
      const year = month.slice(0, 4);
      const days = new Set(articles.map(({ published }) => published.day));
      const within = [...new Set([...days].map(isoWeek))];
      const link = (week: string): Link => ({ url: view.path(urls.week(week)), label: weekName(week) });
      return {
        dates: null,
        year,
        below: [],
        within: [{ url: view.path(urls.year(year)), label: year }],
        weeks: countsOf(weeks, within, link),
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
