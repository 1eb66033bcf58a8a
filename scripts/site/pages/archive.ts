import { groupBy } from '../../shared/group.ts';
import type { Page } from '../page.ts';
import type { Site } from '../site.ts';
import { urls } from '../urls.ts';
import { countArticles, countsOf, stepsIn, type View } from '../view.ts';

/** A year's page names so many articles of each month, so that its size has a bound. */
const NEWEST_OF_MONTH = 10;

/** The archive: all years, then a page for each year. */
export function planArchive(site: Site, view: View): Page[] {
  const years = [...site.years.keys()];
  const months = [...site.months.keys()];
  const yearLink = (year: string) => ({ url: view.path(urls.year(year)), label: year });
  const monthLink = (month: string) => ({ url: view.path(urls.month(month)), label: view.month(month) });
  const dayLink = (day: string) => ({ url: view.path(urls.day(day)), label: String(Number(day.slice(8))) });
  const monthsOf = groupBy(months, (month) => month.slice(0, 4));
  const daysOf = groupBy([...site.days.keys()], (day) => day.slice(0, 7));
  const total = site.dated.length + site.undated.length;

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
      years: countsOf(site.years, years, yearLink)
        .map((year) => ({ ...year, months: countsOf(site.months, monthsOf.get(year.label) ?? [], monthLink) }))
        .reverse(),
      undated:
        site.undated.length === 0
          ? null
          : { url: view.path(urls.undated), label: 'Undated', count: site.undated.length },
      total,
    },
  };

  const yearPages = years.map((year, at): Page => {
    const count = site.years.get(year)?.length ?? 0;
    return {
      kind: 'year',
      url: urls.year(year),
      data: {
        head: view.head({
          title: year,
          description: `${countArticles(count)} of ${year}, by month and day.`,
          url: urls.year(year),
        }),
        trail: view.trail({ url: urls.archive, label: 'Archive' }),
        year,
        total: count,
        months: (monthsOf.get(year) ?? []).map((month) => ({
          ...monthLink(month),
          count: site.months.get(month)?.length ?? 0,
          days: countsOf(site.days, daysOf.get(month) ?? [], dayLink),
          newest: (site.months.get(month) ?? []).slice(-NEWEST_OF_MONTH).reverse().map(view.card),
        })),
        steps: stepsIn(years, at, yearLink),
      },
    };
  });

  return [archive, ...yearPages];
}
