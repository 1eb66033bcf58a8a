import { DateTime } from 'luxon';
import type { Article } from '../../article/article.ts';
import type { Moment } from '../../article/dates.ts';
import { indexSources } from '../../settings/sources.ts';
import type { FeedItem, Page } from '../page.ts';
import { type Dated, isDated, type Site } from '../site.ts';
import { urls } from '../urls.ts';
import type { View } from '../view.ts';

/** True for a tag or a thing whose articles make a feed: those with a date. */
export function hasFeed({ articles }: { readonly articles: readonly Article[] }): boolean {
  return articles.some(isDated);
}

/** The feed of the site and one for each tag and each thing: the newest dated articles. */
export function planFeeds(site: Site, view: View): Page[] {
  const { digest, sources } = site.settings;
  const sourceOf = indexSources(sources);
  const contentOf = new Map(Object.entries(digest.feed.sources));
  const isFull = ({ source }: Article): boolean => {
    const name = source === null ? null : (sourceOf(source)?.name ?? source);
    return (name === null ? digest.feed.content : (contentOf.get(name) ?? digest.feed.content)) === 'full';
  };
  const item = (article: Dated): FeedItem => {
    const card = view.card(article);
    return {
      guid: view.ledger.get(article.id)?.guid ?? article.id,
      url: view.absolute(urls.article(article)),
      title: card.title.text,
      summary: card.summary?.text ?? null,
      body: isFull(article) ? view.body(article) : null,
      published: instantOf(article.published, digest.time_zone),
      authors: article.authors.map(view.inert),
      categories: card.tags.map(({ label }) => label),
      source: card.source?.label ?? null,
    };
  };
  const feed = (url: string, title: string, description: string, articles: readonly Article[]): Page => ({
    kind: 'feed',
    url: `${url}feed.xml`,
    data: {
      title,
      description,
      language: view.info.language,
      link: view.absolute(url),
      self: view.absolute(`${url}feed.xml`),
      items: articles.filter(isDated).slice(-digest.feed.items).reverse().map(item),
    },
  });
  return [
    feed(urls.home, view.info.title, view.info.description, site.dated),
    // A tag without a dated article has nothing to follow.
    ...site.tags.filter(hasFeed).map(({ slug, label, known, articles }) => {
      const name = view.inert(label);
      return feed(
        urls.tag(slug),
        `${view.info.title}: ${name}`,
        known?.description || `Articles tagged ${name}.`,
        articles,
      );
    }),
    ...[...site.things.values()].flatMap((ofKind) =>
      [...ofKind.values()].filter(hasFeed).map(({ thing, articles }) => {
        const { label } = view.thing(thing);
        const about = thing.description === null ? `Articles that name ${label}.` : view.inert(thing.description);
        return feed(urls.thing(thing), `${view.info.title}: ${label}`, about, articles);
      }),
    ),
  ];
}

/** RSS wants an instant (RFC 822 §5): an article known by its day alone has the start of that day in the site's zone. */
function instantOf(moment: Moment, zone: string): string {
  return moment.hasTime
    ? moment.iso
    : (DateTime.fromMillis(moment.millis, { zone }).toISO({ suppressMilliseconds: true }) ?? moment.iso);
}
