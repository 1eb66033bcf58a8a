import { DateTime } from 'luxon';
import { daysOfWeek, mondayAfter } from '../../article/dates.ts';
import { once, remember } from '../../shared/remember.ts';
import type { FeedDay, FeedItem } from '../page.ts';
import { keyFrom } from '../planned.ts';
import type { Dated, Site } from '../site.ts';
import { urls } from '../urls.ts';
import { countArticles, type View } from '../view.ts';
import { weekName } from './editions.ts';
import type { FeedItems } from './feed-items.ts';
import type { ArchivedFeed } from './feeds.ts';

/**
 * An item a week, oldest first, with the stories of its days. A week has one once it is over: when an article of a later
 * week is there, so that no clock decides.
 */
export function weeklyFeedOf(
  site: Site,
  view: View,
  items: FeedItems,
): Pick<ArchivedFeed<Week>, 'entries' | 'item' | 'periodOf' | 'keyOf'> {
  return {
    entries: [...site.weeks].slice(0, -1).map(([week, articles]) => ({ week, articles })),
    item: remember(({ week, articles }) => ({
      key: keyFrom(articles.map((article) => items.brief(article).key)),
      make: once(() => weekItem(week, articles, { site, view, items })),
    })),
    // Of the day on which the week is over.
    periodOf: ({ week, articles }) => mondayAfter(articles[0]?.published.day ?? week).slice(0, 4),
    keyOf: ({ week, articles }) => [week, ...articles.map(view.keyOf)].join(),
  };
}

interface Week {
  /** ISO 8601, `2031-W19`. */
  readonly week: string;
  readonly articles: readonly Dated[];
}

function weekItem(
  week: string,
  articles: readonly Dated[],
  { site, view, items }: { readonly site: Site; readonly view: View; readonly items: FeedItems },
): FeedItem {
  const { time_zone: zone, tag_authority: authority } = site.settings.digest;
  const over = DateTime.fromISO(week, { zone }).plus({ weeks: 1 });
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
