import type { Article } from '../../article/article.ts';
import { paginate, type Slice } from '../lists.ts';
import type { IndexPage, Link, Overview, Page, Steps } from '../page.ts';
import { keyFrom, planLater } from '../planned.ts';
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
  /** The pages above it. */
  readonly parents: readonly Link[];
  readonly feed: Link | null;
  /** What stands on its first page besides; `make` makes it of the articles alone. */
  readonly overview?: Pick<Overview, 'feeds'> & { readonly make: () => Omit<Overview, 'feeds'> };
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
    parents: [{ url: urls.archive, label: 'Archive' }],
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

/** The pages of a list, the oldest articles first; `make` makes another page of the newest, in place of that of the list. */
export function planList(
  list: List,
  site: Site,
  view: View,
  make: (newest: ListSlice) => Page = (slice) => planSlice(list, slice, view),
): Page[] {
  return slicesOf(list, site, view).map((slice) =>
    slice.number === null ? make(slice) : planSlice(list, slice, view),
  );
}

/** A page of a list. */
export interface ListSlice extends Slice<Article> {
  readonly url: string;
  readonly steps: Steps;
}

function slicesOf({ url, articles, directions = BY_TIME }: List, site: Site, view: View): ListSlice[] {
  const slices = paginate(articles, site.settings.digest.page_size.list);
  const urlOf = ({ number }: Slice<Article>): string => (number === null ? url : `${url}${number}/`);
  const link = (slice: Slice<Article> | undefined, label: string): Link | null =>
    slice === undefined ? null : { url: view.path(urlOf(slice)), label };
  return slices.map((slice, at) => ({
    ...slice,
    url: urlOf(slice),
    steps: { previous: link(slices[at - 1], directions.previous), next: link(slices[at + 1], directions.next) },
  }));
}

function planSlice(list: List, { number, url, items, steps }: ListSlice, view: View): Page {
  const { label, articles, description, feed, overview } = list;
  const isNewest = number === null;
  const title = isNewest ? label : `${label}, page ${number}`;
  const about = {
    head: view.head({
      title,
      description:
        description ?? (isNewest ? `${label}: ${countArticles(articles.length)}.` : `${title}: older articles.`),
      url,
      feeds: feed === null ? [] : [feed],
    }),
    trail: view.trail(...list.parents, ...(isNewest ? [] : [{ url: list.url, label }])),
    label,
    description,
    about: list.about,
    number,
    steps,
    feed,
  };
  const above = isNewest && overview !== undefined ? overview : null;
  const told = above === null ? items : articles;
  const key = keyFrom([JSON.stringify(about), above?.feeds, items.length, ...told.map(view.keyOf)]);
  return planLater('list', { url, key, listed: view.listed(url, items) }, () => ({
    ...about,
    articles: newestFirst(items).map(view.card),
    overview: above && { ...above.make(), feeds: above.feeds },
  }));
}

/** The articles of a page of a list as it shows them. */
export function newestFirst<T>(items: readonly T[]): T[] {
  return [...items].reverse();
}
