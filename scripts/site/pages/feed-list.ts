import { hasFeed } from '../feeds.ts';
import type { Link, ListedFeed, Page } from '../page.ts';
import { cutParts, type Part, partsByInitial, partsOf } from '../parts.ts';
import type { Planned } from '../planned.ts';
import type { Site } from '../site.ts';
import type { Covered } from '../things.ts';
import { urls } from '../urls.ts';
import { stepsIn, type View } from '../view.ts';
import { KIND_LABELS } from '../words.ts';

/** More feeds of a group than this have pages of their own. */
const MOST_AT_ONCE = 60;
const MOST_ON_A_PAGE = 400;

/** Feeds of one sort: of tags, of groups. */
interface Sort {
  readonly label: string;
  /** Its part of an address. */
  readonly slug: string;
  readonly parts: readonly Part<ListedFeed>[];
}

/** The list of all feeds for readers, and as OPML for feed readers. Neither counts anything, so that both rarely change. */
export function planFeedList(site: Site, view: View): Planned[] {
  return [view.unit('feed-list', feedKeysOf(site), () => planLists(site, view))];
}

/** Tells which feeds there are. */
export function feedKeysOf({ weeks, tags, sources, things }: Site): string[] {
  const groups = [tags, sources].map((some) => some.filter(hasFeed).map(({ slug }) => slug));
  const ofThings = [...things.values()].map((ofKind) =>
    [...ofKind.values()].filter(hasFeed).map(({ thing }) => thing.key),
  );
  return [String(weeks.size > 1), ...[...groups, ...ofThings].map((keys) => keys.join())];
}

function planLists(site: Site, view: View): Page[] {
  const general = generalFeeds(site, view);
  const sorts = [...groupSorts(site, view), ...thingSorts(site, view)].filter(({ parts }) => parts.length > 0);
  const pagesOf = new Map(sorts.map((sort) => [sort, planSort(sort, view)]));
  const title = 'Feeds';
  const description = 'Follow the whole site, or only a topic, a source, a vulnerability or a group, in a feed reader.';
  return [
    {
      kind: 'feed-list',
      url: urls.feeds,
      listed: view.listed(urls.feeds, []),
      data: {
        head: view.head({ title, description, url: urls.feeds }),
        trail: view.trail(),
        label: title,
        description,
        opml: { url: view.path(urls.opml), label: 'All feeds as OPML' },
        sections: [
          { label: 'Everything', feeds: general, pages: [] },
          ...sorts.map((sort) => {
            const pages = pagesOf.get(sort) ?? [];
            return {
              label: sort.label,
              feeds: pages.length === 0 ? feedsOf(sort) : [],
              pages: pages.map(({ url, label }) => ({ url: view.path(url), label })),
            };
          }),
        ],
        steps: { previous: null, next: null },
      },
    },
    ...[...pagesOf.values()].flat().map(({ page }) => page),
    {
      kind: 'opml',
      url: urls.opml,
      data: {
        title: view.info.title,
        groups: [
          { label: view.info.title, feeds: general },
          ...sorts.map((sort) => ({ label: sort.label, feeds: feedsOf(sort) })),
        ],
      },
    },
  ];
}

function generalFeeds(site: Site, view: View): ListedFeed[] {
  const { title } = view.info;
  const weekly = { url: view.path(urls.archive), label: `${title}: Weekly`, folder: view.path(urls.weekly) };
  return [
    { url: view.path(urls.home), label: title, folder: view.path(urls.home) },
    ...(site.weeks.size > 1 ? [weekly] : []),
  ];
}

function groupSorts(site: Site, view: View): Sort[] {
  const sort = (label: string, slug: string, groups: Site['tags'] | Site['sources'], url: (slug: string) => string) => {
    const feeds = [...groups].filter(hasFeed).map((group) => listed(url(group.slug), view.inert(group.label), view));
    return { label, slug, parts: partsByInitial(feeds, (feed) => feed.folder.slice(view.path(url('')).length - 1)) };
  };
  return [sort('Tags', 'tags', site.tags, urls.tag), sort('Sources', 'sources', site.sources, urls.source)];
}

function thingSorts(site: Site, view: View): Sort[] {
  const feedOf = ({ thing }: Covered): ListedFeed => listed(urls.thing(thing), view.thing(thing).label, view);
  return [...site.things].map(([kind, ofKind]) => ({
    label: KIND_LABELS[kind].many,
    slug: urls.things(kind).slice(1, -1),
    parts: partsOf(kind, [...ofKind.values()].filter(hasFeed)).map(({ label, slug, items }) => ({
      label,
      slug,
      items: items.map(feedOf),
    })),
  }));
}

function listed(url: string, label: string, view: View): ListedFeed {
  return { url: view.path(url), label, folder: view.path(url) };
}

function feedsOf({ parts }: Sort): ListedFeed[] {
  return parts.flatMap(({ items }) => items);
}

/** From the first to the last of a page. */
function spanOf(feeds: readonly ListedFeed[]): string {
  return [...new Set([feeds[0], feeds.at(-1)].flatMap((feed) => feed?.label ?? []))].join(' to ');
}

/** The pages of a sort of feeds; none where they are few enough for the page of all. */
function planSort(sort: Sort, view: View): (Link & { readonly page: Page })[] {
  const all = feedsOf(sort);
  if (all.length <= MOST_AT_ONCE) return [];
  const parts =
    all.length <= MOST_ON_A_PAGE
      ? [{ label: sort.label, slug: '', items: all }]
      : cutParts(sort.parts, MOST_ON_A_PAGE, spanOf).map((part) => ({ ...part, slug: `${part.slug}/` }));
  const links = parts.map(({ label, slug }) => ({ url: `${urls.feeds}${sort.slug}/${slug}`, label }));
  return parts.map(({ label, slug, items }, at) => {
    const url = `${urls.feeds}${sort.slug}/${slug}`;
    const name = label === sort.label ? label : `${sort.label}: ${label}`;
    const title = `Feeds of ${name}`;
    const page: Page = {
      kind: 'feed-list',
      url,
      listed: view.listed(url, []),
      data: {
        head: view.head({ title, description: `${title}, for feed readers.`, url }),
        trail: view.trail({ url: urls.feeds, label: 'Feeds' }),
        label: name,
        description: `${title}, for feed readers.`,
        opml: null,
        sections: [{ label: name, feeds: items, pages: [] }],
        steps: stepsIn(links, at, (link) => ({ url: view.path(link.url), label: link.label })),
      },
    };
    return { url, label, page };
  });
}
