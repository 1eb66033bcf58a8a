import { DateTime } from 'luxon';
import { daysOfWeek } from '../../article/dates.ts';
import { once } from '../../shared/remember.ts';
import type { FeedDay, FeedItem } from '../page.ts';
import { keyFrom } from '../planned.ts';
import type { Dated, Site } from '../site.ts';
import { urls } from '../urls.ts';
import { countArticles, type View } from '../view.ts';
import { weekName } from './editions.ts';
import type { FeedItems, LateItem } from './feed-items.ts';

/**
 * An item a week, oldest first, with the stories of its days. A week has one once it is over: when an article of a later
 * week is there, so that no clock decides.
 */
export function weeklyItems(site: Site, view: View, items: FeedItems): LateItem[] {
  const { time_zone: zone } = site.settings.digest;
  return [...site.weeks].slice(0, -1).map(([week, articles]): LateItem => {
    const over = DateTime.fromISO(week, { zone }).plus({ weeks: 1 });
    const briefs = articles.map(items.brief);
    return {
      key: keyFrom(briefs.map(({ key }) => key)),
      day: over.toISODate() ?? week,
      make: once(() => weekItem(week, over, articles, { site, view, items })),
    };
  });
}

function weekItem(
  week: string,
  over: DateTime,
  articles: readonly Dated[],
  { site, view, items }: { readonly site: Site; readonly view: View; readonly items: FeedItems },
): FeedItem {
  const { time_zone: zone, tag_authority: authority } = site.settings.digest;
  const briefs = articles.map((article) => items.brief(article).make());
  const newest = briefs.reduce((latest, { updated }) => Math.max(latest, Date.parse(updated)), over.toMillis());
  const { first, last } = daysOfWeek(week);
  return {
    guid: `tag:${authority}:week/${week}`,
    url: view.absolute(urls.week(week)),
    title: weekName(week),
    lang: null,
    summary: `${view.span(first, last)}: ${countArticles(articles.length)}.`,
    content: { what: 'edition', days: daysOf(articles, view, items) },
    published: instant(over),
    updated: instant(DateTime.fromMillis(newest, { zone })),
    day: over.toISODate() ?? week,
    authors: [],
    categories: [],
    source: null,
  };
}

function daysOf(articles: readonly Dated[], view: View, items: FeedItems): FeedDay[] {
  const days = new Map<string, FeedDay['stories'][number][]>();
  for (const article of articles) {
    const { url, title, summary } = items.brief(article).make();
    const stories = days.get(article.published.day) ?? [];
    days.set(article.published.day, stories);
    stories.push({ url, title, summary });
  }
  return [...days].map(([day, stories]) => ({ label: view.day(day).text, stories }));
}

function instant(time: DateTime): string {
  return time.toISO({ suppressMilliseconds: true }) ?? '';
}
