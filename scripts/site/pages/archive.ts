import { isoWeek } from '../../article/dates.ts';
import { groupBy } from '../../shared/group.ts';
import type { DayCount, MonthOfYear, Page } from '../page.ts';
import { keyFrom, planLater } from '../planned.ts';
import type { Site } from '../site.ts';
import { urls } from '../urls.ts';
import { countArticles, stepsIn, type View } from '../view.ts';

/** A year's page names so many articles of each month, so that its size has a bound. */
const NEWEST_OF_MONTH = 10;

/** The archive: all years, then a page for each year. */
export function planArchive(site: Site, view: View): Page[] {
  const years = [...site.years.keys()];
  const total = site.dated.length + site.undated.length;
  const daysOf = groupBy([...site.days.keys()], (day) => day.slice(0, 4));
  const archive: Page = {
    kind: 'archive',
    url: urls.archive,
    data: {
      head: view.head({
        title: 'Archive',
        description: `Every article by year and month: ${countArticles(total)}.`,
        url: urls.archive,
        feeds: [view.feedLink],
      }),
      trail: view.trail(),
      years: years
        .map((year) => ({
          url: view.path(urls.year(year)),
          label: year,
          count: site.years.get(year)?.length ?? 0,
          months: monthsOf(year, site, view),
          days: countDays(daysOf.get(year) ?? [], site),
        }))
        .reverse(),
      weekdays: view.names.weekdays,
      undated:
        site.undated.length === 0
          ? null
          : { url: view.path(urls.undated), label: 'Undated', count: site.undated.length },
      total,
    },
  };
  return [
    archive,
    ...years.map((_, at) => planYear(years, at, { site, view, days: daysOf.get(years[at] ?? '') ?? [] })),
  ];
}

interface YearContext {
  readonly site: Site;
  readonly view: View;
  /** The days of the year that have articles. */
  readonly days: readonly string[];
}

function planYear(years: readonly string[], at: number, { site, view, days }: YearContext): Page {
  const year = years[at] ?? '';
  const url = urls.year(year);
  const total = site.years.get(year)?.length ?? 0;
  const months = monthsOf(year, site, view);
  const about = {
    head: view.head({ title: year, description: `${countArticles(total)} of ${year}, by month and day.`, url }),
    trail: view.trail({ url: urls.archive, label: 'Archive' }),
    year,
    total,
    months,
    // A week around New Year is a link on the pages of those years alone that have days of it with articles.
    weeks: [...new Set(days.map(isoWeek))].map((iso) => ({
      iso,
      url: view.path(urls.week(iso)),
      label: String(Number(iso.slice(6))),
    })),
    weekdays: view.names.weekdays,
    steps: stepsIn(years, at, (other) => ({ url: view.path(urls.year(other)), label: other })),
  };
  const newest = months.flatMap(({ iso }) => {
    const articles = (site.months.get(iso) ?? []).slice(-NEWEST_OF_MONTH).reverse();
    return articles.length === 0 ? [] : [{ month: iso, articles }];
  });
  const shown = newest.flatMap(({ articles }) => articles);
  const counts = countDays(days, site);
  const key = keyFrom([JSON.stringify([about, counts]), ...shown.map(view.keyOf)]);
  return planLater('year', { url, key, listed: view.listed(url, shown) }, () => ({
    ...about,
    days: counts.map((day) => ({ ...view.day(day.iso), ...day })),
    newest: newest.map(({ month, articles }) => ({ month, articles: articles.map(view.card) })),
  }));
}

function monthsOf(year: string, site: Site, view: View): MonthOfYear[] {
  return view.names.months.map((name, at) => {
    const iso = `${year}-${String(at + 1).padStart(2, '0')}`;
    const count = site.months.get(iso)?.length ?? 0;
    return { iso, name, count, url: count === 0 ? null : view.path(urls.month(iso)) };
  });
}

function countDays(days: readonly string[], site: Site): DayCount[] {
  return days.map((iso) => ({ iso, count: site.days.get(iso)?.length ?? 0 }));
}
