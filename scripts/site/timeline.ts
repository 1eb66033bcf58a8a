import type { Article } from '../article/article.ts';
import type { Timeline } from './page.ts';
import { isDated } from './site.ts';
import { urls } from './urls.ts';
import type { View } from './view.ts';

/** A longer time is told in years. */
const MOST_YEARS_BY_MONTH = 3;

/**
 * When articles were published, by month or, over a long time, by year; `null` where none is dated. Years are whole, so
 * that a month stands at its place in the year, and one more article of a year moves no bar.
 */
export function timelineOf(articles: readonly Article[], view: View): Timeline | null {
  const days = articles.filter(isDated).map(({ published }) => published.day);
  const [first] = days;
  const last = days.at(-1);
  if (first === undefined || last === undefined) return null;
  const years = yearsBetween(first, last);
  const unit = years.length > MOST_YEARS_BY_MONTH ? 'year' : 'month';
  const counts = new Map<string, number>();
  for (const day of days) {
    const iso = day.slice(0, unit === 'year' ? 4 : 7);
    counts.set(iso, (counts.get(iso) ?? 0) + 1);
  }
  const all = unit === 'year' ? years : years.flatMap(monthsOf);
  const bars = all.map((iso) => {
    const count = counts.get(iso) ?? 0;
    const url = view.path(unit === 'year' ? urls.year(iso) : urls.month(iso));
    return { iso, label: unit === 'year' ? iso : view.month(iso), count, url: count === 0 ? null : url };
  });
  return { unit, bars };
}

function yearsBetween(first: string, last: string): string[] {
  const from = Number(first.slice(0, 4));
  return Array.from({ length: Number(last.slice(0, 4)) - from + 1 }, (_, at) => String(from + at).padStart(4, '0'));
}

function monthsOf(year: string): string[] {
  return Array.from({ length: 12 }, (_, at) => `${year}-${String(at + 1).padStart(2, '0')}`);
}
