import type { Article } from '../../article/article.ts';
import { paginate } from '../lists.ts';
import type { IndexPage, Link, Overview, Page } from '../page.ts';
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
  readonly overview?: Overview;
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

/** What an index lists. */
interface Index extends Link {
  readonly description: string;
  readonly entries: IndexPage['entries'];
  /** The same as files. */
  readonly files?: readonly Link[];
  /** The indexes above it. */
  readonly parents?: readonly Link[];
  /** Another index of the same articles. */
  readonly beside?: Link | null;
}

export function planIndex(
  { url, label, description, entries, files = [], parents = [], beside = null }: Index,
  view: View,
): Page {
  return {
    kind: 'index',
    url,
    data: {
      head: view.head({ title: label, description, url }),
      trail: view.trail(...parents),
      label,
      description,
      entries,
      files,
      beside: beside === null ? null : { ...beside, url: view.path(beside.url) },
    },
  };
}

export function planList(list: List, site: Site, view: View): Page[] {
  const { url, label, articles, feed, overview = null, directions = BY_TIME } = list;
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
        overview: number === null ? overview : null,
      },
    };
  });
}
