import type { Article } from '../../article/article.ts';
import { archiveFolder, cutFeed, FEED_FORMATS, hasFeed } from '../feeds.ts';
import type { FeedPage, Page } from '../page.ts';
import { keyFrom, type Planned, planLater } from '../planned.ts';
import { type Dated, isDated, type Site } from '../site.ts';
import { thingParts } from '../thing-parts.ts';
import type { Covered } from '../things.ts';
import { urls } from '../urls.ts';
import type { View } from '../view.ts';
import { type FeedItems, type LateItem, makeFeedItems } from './feed-items.ts';
import { weeklyFeedOf } from './weekly.ts';

/** A feed that is followed, whatever its format. */
export interface Feed<Entry> {
  /** Folder of its files, a path from the root. */
  readonly folder: string;
  /** The page that it follows. */
  readonly page: string;
  /** What it is called beside the name of the site; `''` for the site's own. */
  readonly name: string;
  readonly description: string;
  /** What its items are made of, oldest first. */
  readonly entries: readonly Entry[];
  readonly item: (entry: Entry) => LateItem;
}

/** A feed of which that, too, can be had which is no longer among the newest (RFC 5005). */
export interface ArchivedFeed<Entry> extends Feed<Entry> {
  readonly periodOf: (entry: Entry) => string;
  /** Tells all that an item is made of, as the parts of {@link View.unit} do. */
  readonly keyOf: (entry: Entry) => string;
}

/**
 * The feeds of the site, of its weeks, and of each tag, source and thing with a dated article, in every format. Only the
 * first two have an archive: it holds everything, and each more would hold it once more. Feeds of things give excerpts: an
 * article is in the feed of everything that it names.
 */
export function planFeeds(site: Site, view: View): Planned[] {
  const items = makeFeedItems(site, view);
  const weekly = weeklyFeed(site, view, items);
  return [
    ...planArchivedFeed(siteFeed(site, view, items), site, view),
    ...(weekly.entries.length === 0 ? [] : planArchivedFeed(weekly, site, view)),
    ...groupFeeds(site, view, items).flatMap((feed) =>
      feed.entries.length === 0 ? [] : planFeed(feed, null, site, view),
    ),
    ...thingParts(site, view).map(({ name, key, things }) =>
      view.unit(`feed ${name}`, [key], () =>
        things.filter(hasFeed).flatMap((one) => planFeed(thingFeed(one, view, items), null, site, view)),
      ),
    ),
  ];
}

function siteFeed(site: Site, view: View, { whole }: FeedItems): ArchivedFeed<Dated> {
  const { title, description } = view.info;
  return {
    folder: urls.home,
    page: urls.home,
    name: '',
    description: description || `What is new on ${title}.`,
    entries: site.dated,
    item: whole,
    periodOf: ({ published }) => published.day.slice(0, 7),
    keyOf: view.keyOf,
  };
}

function weeklyFeed(site: Site, view: View, items: FeedItems) {
  return {
    folder: urls.weekly,
    page: urls.archive,
    name: 'Weekly',
    description: `One item a week: everything that ${view.info.title} published in it.`,
    ...weeklyFeedOf(site, view, items),
  };
}

function groupFeeds(site: Site, view: View, { whole }: FeedItems): Feed<Dated>[] {
  const feed = (folder: string, name: string, description: string, articles: readonly Article[]): Feed<Dated> => ({
    folder,
    page: folder,
    name,
    description,
    entries: articles.filter(isDated),
    item: whole,
  });
  return [
    ...site.tags.map(({ slug, label, known, articles }) => {
      const name = view.inert(label);
      return feed(urls.tag(slug), name, known?.description || `Articles tagged ${name}.`, articles);
    }),
    ...site.sources.map(({ slug, label, articles }) => {
      const name = view.inert(label);
      return feed(urls.source(slug), name, `Articles first published by ${name}.`, articles);
    }),
  ];
}

function thingFeed({ thing, articles }: Covered, view: View, { brief }: FeedItems): Feed<Dated> {
  const name = view.thing(thing).label;
  return {
    folder: urls.thing(thing),
    page: urls.thing(thing),
    name,
    description: thing.description === null ? `Articles that name ${name}.` : view.inert(thing.description),
    entries: articles.filter(isDated),
    item: brief,
  };
}

/** The documents of a feed: the newest items, and the parts of the archive, each in every format. */
function planArchivedFeed<Entry>(feed: ArchivedFeed<Entry>, site: Site, view: View): Planned[] {
  const { folder, entries, periodOf, keyOf } = feed;
  const { current, archive } = cutFeed(entries, site.settings.digest.feed.items, periodOf);
  const parts = archive.map((part) => ({ folder: archiveFolder(folder, part), entries: part.items }));
  const at = (place: number): string | null => parts[place]?.folder ?? null;
  return [
    ...planFeed({ ...feed, entries: current }, at(parts.length - 1), site, view),
    ...parts.map((part, place) => {
      const around = { current: folder, previous: at(place - 1), next: at(place + 1) };
      return view.unit(`feed ${part.folder}`, [JSON.stringify(around), ...part.entries.map(keyOf)], () =>
        planDocument({ ...part, around, hub: null }, feed, site, view),
      );
    }),
  ];
}

/** The newest items of a feed, in every format. */
function planFeed<Entry>(feed: Feed<Entry>, previous: string | null, site: Site, view: View): Page[] {
  const { folder, entries } = feed;
  const { items, hub } = site.settings.digest.feed;
  const around = { current: null, previous, next: null };
  return planDocument({ folder, entries: entries.slice(-items), around, hub }, feed, site, view);
}

/** A document of a feed. */
interface FeedDocument<Entry> {
  readonly folder: string;
  /** Oldest first. */
  readonly entries: readonly Entry[];
  readonly around: Neighbours;
  readonly hub: string | null;
}

function planDocument<Entry>(
  { folder, entries, around, hub }: FeedDocument<Entry>,
  feed: Feed<Entry>,
  site: Site,
  view: View,
): Page[] {
  const { tag_authority: authority } = site.settings.digest;
  const items = entries.map(feed.item);
  const { name, description } = feed;
  const key = keyFrom([JSON.stringify([authority, name, description, around, hub]), ...items.map((item) => item.key)]);
  const toAbsolute = (url: string | null): string | null => url && view.absolute(url);
  const make = (): FeedPage => ({
    id: `tag:${authority}:feed${feed.folder}`,
    title: name === '' ? view.info.title : `${view.info.title}: ${name}`,
    description,
    language: view.info.language,
    link: view.absolute(feed.page),
    folder: view.absolute(folder),
    history: {
      current: toAbsolute(around.current),
      previous: toAbsolute(around.previous),
      next: toAbsolute(around.next),
    },
    hub,
    items: items.map((item) => item.make()).reverse(),
  });
  return FEED_FORMATS.map(({ format, file }) => planLater(`feed-${format}`, { url: folder + file, key }, make));
}

/** The folders of the documents around one of a feed (RFC 5005). */
interface Neighbours {
  readonly current: string | null;
  readonly previous: string | null;
  readonly next: string | null;
}
