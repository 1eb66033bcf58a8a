import type { Article } from '../../article/article.ts';
import { hasFeed } from '../feeds.ts';
import { paginate } from '../lists.ts';
import type { IndexPage, Link, Page } from '../page.ts';
import type { Site } from '../site.ts';
import { urls } from '../urls.ts';
import { countArticles, type View } from '../view.ts';

/** What a list of articles in pages is of. */
export interface List {
  readonly url: string;
  readonly label: string;
  readonly description: string | null;
  readonly about: Link | null;
  readonly articles: readonly Article[];
  readonly parent: Link;
  readonly feed: Link | null;
  /** What the pages at either side hold. */
  readonly directions?: { readonly previous: string; readonly next: string };
}

const BY_TIME = { previous: 'Older articles', next: 'Newer articles' };

/** The undated articles, in pages. */
export function planUndated(site: Site, view: View): Page[] {
  if (site.undated.length === 0) return [];
  const list = {
    url: urls.undated,
    label: 'Undated',
    description: 'Articles whose files state no date. None is guessed.',
    about: null,
    // Pages show the newest first; here that is the beginning of the alphabet.
    articles: [...site.undated].reverse(),
    parent: { url: urls.archive, label: 'Archive' },
    feed: null,
    directions: { previous: 'Further articles', next: 'Articles before these' },
  };
  return planList(list, site, view);
}

/** The index of tags, and the pages of each. */
export function planTags(site: Site, view: View): Page[] {
  const parent = { url: urls.tags, label: 'Tags' };
  const description = 'What the articles are about.';
  return [
    planIndex(
      {
        ...parent,
        description,
        entries: site.tags.map(({ slug, label, known, articles }) => ({
          url: view.path(urls.tag(slug)),
          label: view.inert(label),
          count: articles.length,
          description: known?.description || null,
        })),
      },
      view,
    ),
    ...site.tags.flatMap((tag) => {
      const { slug, label, known, articles } = tag;
      const name = view.inert(label);
      const link = { url: view.path(`${urls.tag(slug)}feed.xml`), label: `${view.info.title}: ${name}` };
      return planList(
        {
          url: urls.tag(slug),
          label: name,
          description: known?.description || null,
          about: null,
          articles,
          parent,
          feed: hasFeed(tag) ? link : null,
        },
        site,
        view,
      );
    }),
  ];
}

/** The index of sources, and the pages of each. */
export function planSources(site: Site, view: View): Page[] {
  const parent = { url: urls.sources, label: 'Sources' };
  const description = 'Who first published the articles.';
  return [
    planIndex(
      {
        ...parent,
        description,
        entries: site.sources.map(({ slug, label, articles }) => ({
          url: view.path(urls.source(slug)),
          label: view.inert(label),
          count: articles.length,
          description: null,
        })),
        beside: site.authors.length === 0 ? null : { url: urls.authors, label: 'Authors' },
      },
      view,
    ),
    ...site.sources.flatMap((source) => {
      const { slug, label, known, articles } = source;
      const name = view.inert(label);
      const url = urls.source(slug);
      const about = known?.home === undefined ? null : { url: known.home, label: new URL(known.home).hostname };
      const link = { url: view.path(`${url}feed.xml`), label: `${view.info.title}: ${name}` };
      const feed = hasFeed(source) ? link : null;
      return planList({ url, label: name, description: null, about, articles, parent, feed }, site, view);
    }),
  ];
}

/** What an index lists. */
interface Index extends Link {
  readonly description: string;
  readonly entries: IndexPage['entries'];
  /** The indexes above it. */
  readonly parents?: readonly Link[];
  /** Another index of the same articles. */
  readonly beside?: Link | null;
}

export function planIndex({ url, label, description, entries, parents = [], beside = null }: Index, view: View): Page {
  return {
    kind: 'index',
    url,
    data: {
      head: view.head({ title: label, description, url }),
      trail: view.trail(...parents),
      label,
      description,
      entries,
      beside: beside === null ? null : { ...beside, url: view.path(beside.url) },
    },
  };
}

export function planList(list: List, site: Site, view: View): Page[] {
  const { url, label, articles, feed, directions = BY_TIME } = list;
  const slices = paginate(articles, site.settings.digest.page_size.list);
  const urlOf = (number: number | null): string => (number === null ? url : `${url}${number}/`);
  return slices.map(({ number, items }, at): Page => {
    const link = (slice: (typeof slices)[number] | undefined, name: string): Link | null =>
      slice === undefined ? null : { url: view.path(urlOf(slice.number)), label: name };
    const title = number === null ? label : `${label}, page ${number}`;
    return {
      kind: 'list',
      url: urlOf(number),
      data: {
        head: view.head({
          title,
          description:
            list.description ??
            (number === null ? `${label}: ${countArticles(articles.length)}.` : `${title}: older articles.`),
          url: urlOf(number),
          feeds: feed === null ? [] : [feed],
        }),
        trail: view.trail(list.parent, ...(number === null ? [] : [{ url, label }])),
        label,
        description: list.description,
        about: list.about,
        number,
        articles: [...items].reverse().map(view.card),
        steps: { previous: link(slices[at - 1], directions.previous), next: link(slices[at + 1], directions.next) },
        feed,
      },
    };
  });
}
