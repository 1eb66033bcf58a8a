import type { Article } from '../../article/article.ts';
import { compare } from '../../shared/text.ts';
import { hasFeed } from '../feeds.ts';
import type { Count, IndexPage, Link, Page } from '../page.ts';
import type { Group, Site } from '../site.ts';
import { timelineOf } from '../timeline.ts';
import { urls } from '../urls.ts';
import type { View } from '../view.ts';
import { feedContentOf } from './feed-items.ts';
import { type List, planIndex, planList } from './lists.ts';

/** So many tags stand beside a tag or a source whose articles have them. */
const MOST_TAGS = 12;

/** The index of tags, and the pages of each. */
export function planTags(site: Site, view: View): Page[] {
  const parent = { url: urls.tags, label: 'Tags' };
  const lists = site.tags.map((tag): List => {
    const url = urls.tag(tag.slug);
    return {
      ...common(tag, url, view),
      description: tag.known?.description || null,
      about: null,
      parents: [parent],
      overview: { feeds: null, make: () => overviewOf(tag.articles, view, view.path(url)) },
    };
  });
  return [
    planIndex({ ...parent, description: 'What the articles are about.', ...indexOf(urls.tags, lists, view) }, view),
    ...lists.flatMap((list) => planList(list, site, view)),
  ];
}

/** The index of sources, and the pages of each. */
export function planSources(site: Site, view: View): Page[] {
  const parent = { url: urls.sources, label: 'Sources' };
  const feeds = feedContentOf(site.settings.digest);
  const lists = site.sources.map((source): List => {
    const { known, label, articles } = source;
    return {
      ...common(source, urls.source(source.slug), view),
      description: known?.description ?? null,
      about: known?.home === undefined ? null : { url: known.home, label: new URL(known.home).hostname },
      parents: [parent],
      overview: { feeds: feeds(known?.name ?? label), make: () => overviewOf(articles, view) },
    };
  });
  return [
    planIndex(
      {
        ...parent,
        description: 'Who first published the articles.',
        ...indexOf(urls.sources, lists, view),
        beside: site.authors.length === 0 ? null : { url: urls.authors, label: 'Authors' },
      },
      view,
    ),
    ...lists.flatMap((list) => planList(list, site, view)),
  ];
}

function common(group: Group<unknown>, url: string, view: View): Pick<List, 'url' | 'label' | 'articles' | 'feed'> {
  const label = view.inert(group.label);
  const feed = { url: view.path(`${url}feed.xml`), label: `${view.info.title}: ${label}` };
  return { url, label, articles: group.articles, feed: hasFeed(group) ? feed : null };
}

/**
 * How many articles, when, and of what.
 *
 * @param own address of the tag whose articles they are
 */
export function overviewOf(articles: readonly Article[], view: View, own: string | null = null) {
  const counts = new Map<string, Link & { count: number }>();
  for (const { url, label } of articles.flatMap(view.tags)) {
    const known = counts.get(url);
    if (known) known.count += 1;
    else counts.set(url, { url, label, count: 1 });
  }
  const tags: Count[] = [...counts.values()]
    .filter(({ url }) => url !== own)
    .sort((a, b) => b.count - a.count || compare(a.url, b.url))
    .slice(0, MOST_TAGS);
  return { total: articles.length, trend: timelineOf(articles, view), tags };
}

/** What an index says of its lists, and of the files that hold the same. */
function indexOf(url: string, lists: readonly List[], view: View): Pick<IndexPage, 'entries' | 'files'> {
  const endings = lists.length === 0 ? [] : ['csv', 'json'];
  return {
    files: endings.map((ending) => ({ url: view.path(`${url}index.${ending}`), label: ending.toUpperCase() })),
    entries: lists.map((list) => ({
      url: view.path(list.url),
      label: list.label,
      count: list.articles.length,
      description: list.description,
    })),
  };
}
