import { DateTime } from 'luxon';
import type { Article } from '../../article/article.ts';
import type { Moment } from '../../article/dates.ts';
import type { Digest } from '../../settings/digest.ts';
import { indexSources } from '../../settings/sources.ts';
import { indexTopics } from '../../settings/topics.ts';
import { once, remember } from '../../shared/remember.ts';
import type { FeedItem } from '../page.ts';
import { keyFrom } from '../planned.ts';
import type { Dated, Site } from '../site.ts';
import { urls } from '../urls.ts';
import type { View } from '../view.ts';

/** An item of a feed, made when a document that has it is rendered. */
export interface LateItem {
  /** Tells all that it is made of. */
  readonly key: string;
  readonly make: () => FeedItem;
}

/** Makes the items of articles: the same object for an article in whatever feed. */
export interface FeedItems {
  /** What the editor lets subscribers have of an article: its text or an excerpt. */
  readonly whole: (article: Dated) => LateItem;
  /** An excerpt. */
  readonly brief: (article: Dated) => LateItem;
}

/** What feeds give of the articles of a source, as the editor sets it. */
export function feedContentOf({ feed }: Digest): (source: string | null) => 'full' | 'excerpt' {
  const set = new Map(Object.entries(feed.sources));
  return (source) => (source === null ? feed.content : (set.get(source) ?? feed.content));
}

/**
 * The items of a site's articles. An item is made of its article, its promise and the settings alone: names are those that
 * the article or the editor's lists use, never the spelling that most articles have.
 */
export function makeFeedItems(site: Site, view: View): FeedItems {
  const { digest, sources, topics } = site.settings;
  const topicOf = indexTopics(topics);
  const sourceOf = indexSources(sources);
  const contentOf = feedContentOf(digest);
  const publisherOf = remember((source: string): string => sourceOf(source)?.name ?? source);
  const publisher = ({ source }: Article): string | null => source && publisherOf(source);
  const nameOf = remember((tag: string): string => topicOf(tag)?.label ?? tag);
  const isFull = (article: Article): boolean => contentOf(publisher(article)) === 'full';
  const instantOf = makeInstants(digest.time_zone);
  /** When it was last edited, unless that is before it was published; `null` when it was not. */
  const updatedOf = (article: Dated): string | null => {
    const updated = view.updatedAt(article);
    return updated === null || updated.millis < article.published.millis ? null : instantOf(updated);
  };
  const makeBrief = (article: Dated): FeedItem => {
    const { title, summary } = view.card(article);
    const published = instantOf(article.published);
    const source = publisher(article);
    return {
      guid: view.ledger.get(article.id)?.guid ?? article.id,
      url: view.absolute(urls.article(article)),
      title: title.text || article.id,
      lang: title.lang,
      summary: summary?.text ?? null,
      content: { what: 'excerpt' },
      published,
      updated: updatedOf(article) ?? published,
      day: article.published.day,
      authors: article.authors.map(view.inert).filter((name) => name !== ''),
      categories: [...new Set(article.tags.map((tag) => view.inert(nameOf(tag))))].filter((name) => name !== ''),
      source: source === null ? null : view.inert(source),
    };
  };
  const makeWhole = (article: Dated): FeedItem => ({
    ...makeBrief(article),
    content: { what: 'article', body: view.body(article) },
  });
  const late = (name: string, make: (article: Dated) => FeedItem) =>
    remember(
      (article: Dated): LateItem => ({
        // What it calls its source and its tags is not what pages call them.
        key: keyFrom([name, view.keyOf(article), publisher(article), ...article.tags.map(nameOf)]),
        make: once(() => make(article)),
      }),
    );
  const brief = late('brief', makeBrief);
  const whole = late('whole', makeWhole);
  return { brief, whole: (article) => (isFull(article) ? whole(article) : brief(article)) };
}

/** Makes an instant of a moment, which is what feeds want (RFC 822 §5, RFC 3339): of a day alone, the start of it in a zone. */
function makeInstants(zone: string): (moment: Moment) => string {
  const startOf = remember((millis: number) =>
    DateTime.fromMillis(millis, { zone }).toISO({ suppressMilliseconds: true }),
  );
  return ({ iso, millis, hasTime }) => (hasTime ? iso : (startOf(millis) ?? iso));
}
