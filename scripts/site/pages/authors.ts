import type { IndexPage, Page } from '../page.ts';
import { cutParts, type Part, partsByInitial } from '../parts.ts';
import type { Group, Site } from '../site.ts';
import { urls } from '../urls.ts';
import type { View } from '../view.ts';
import { overviewOf } from './groups.ts';
import { planIndex, planList } from './lists.ts';

type Author = Group<null>;

/** An index of more authors than this has its parts on pages of their own, by initial. */
const MOST_ON_A_PAGE = 400;
const AUTHORS = { url: urls.authors, label: 'Authors' };
const ABOUT = 'Who is named as an author, by the name that the files state. Two people of one name share a page.';

/** The index of authors, and the pages of each. They have no feeds: an author's articles are in the feed of their source. */
export function planAuthors(site: Site, view: View): Page[] {
  if (site.authors.length === 0) return [];
  return [...planIndexes(site.authors, view), ...site.authors.flatMap((author) => planAuthor(author, site, view))];
}

function planAuthor({ slug, label, articles }: Author, site: Site, view: View): Page[] {
  const list = { url: urls.author(slug), label: view.inert(label), description: null, about: null, feed: null };
  const overview = { feeds: null, make: () => overviewOf(articles, view) };
  return planList({ ...list, articles, parents: [AUTHORS], overview }, site, view);
}

function planIndexes(authors: readonly Author[], view: View): Page[] {
  if (authors.length <= MOST_ON_A_PAGE)
    return [
      planIndex({ ...AUTHORS, description: ABOUT, entries: authors.map((author) => entryOf(author, view)) }, view),
    ];
  const parts = cutParts(
    partsByInitial(authors, ({ slug }) => slug),
    MOST_ON_A_PAGE,
    (some) => view.inert(`${some[0]?.label} to ${some.at(-1)?.label}`),
  );
  return [
    planIndex({ ...AUTHORS, description: ABOUT, entries: parts.map((part) => partEntry(part, view)) }, view),
    ...parts.map(({ slug, label, items }) =>
      planIndex(
        {
          url: urls.authorsBy(slug),
          label: `Authors: ${label}`,
          description: ABOUT,
          entries: items.map((author) => entryOf(author, view)),
          parents: [AUTHORS],
        },
        view,
      ),
    ),
  ];
}

function entryOf({ slug, label, articles }: Author, view: View): IndexPage['entries'][number] {
  return {
    url: view.path(urls.author(slug)),
    label: view.inert(label),
    count: articles.length,
    description: null,
  };
}

function partEntry({ slug, label, items }: Part<Author>, view: View): IndexPage['entries'][number] {
  const count = new Set(items.flatMap(({ articles }) => articles)).size;
  const description = items.length === 1 ? '1 author' : `${items.length} authors`;
  return { url: view.path(urls.authorsBy(slug)), label, count, description };
}
