import type { Article } from '../../article/article.ts';
import { archiveFolder, cutFeed, FEED_FORMATS, hasFeed } from '../feeds.ts';
import type { FeedPage, Page } from '../page.ts';
import { keyFrom, planLater } from '../planned.ts';
import { isDated, type Site } from '../site.ts';
import { urls } from '../urls.ts';
import type { View } from '../view.ts';
import { type FeedItems, type LateItem, makeFeedItems } from './feed-items.ts';
import { weeklyItems } from './weekly.ts';

/** A feed that is followed, whatever its format. */
interface Feed {
  /** Folder of its files, a path from the root. */
  readonly folder: string;
  /** The page that it follows. */
  readonly page: string;
  /** What it is called beside the name of the site; `''` for the site's own. */
  readonly name: string;
  readonly description: string;
  /** Oldest first. */
  readonly items: readonly LateItem[];
  /** In what periods that which is no longer among the newest can be had (RFC 5005); `null` for no archive. */
  readonly archive: 'month' | 'year' | null;
}

/**
 * The feeds of the site, of its weeks, and of each tag, source and thing with a dated article, in every format. Only the
 * first two have an archive: it holds everything, and each more would hold it once more. Feeds of things give excerpts: an
 * article is in the feed of everything that it names.
 */
export function planFeeds(site: Site, view: View): Page[] {
  const items = makeFeedItems(site, view);
  return [
    ...planFeed(siteFeed(site, view, items), site, view),
    ...[weeklyFeed(site, view, items), ...groupFeeds(site, view, items), ...thingFeeds(site, view, items)].flatMap(
      (feed) => (feed.items.length === 0 ? [] : planFeed(feed, site, view)),
    ),
  ];
}

function siteFeed(site: Site, { info }: View, { whole }: FeedItems): Feed {
  const { title, description } = info;
  return {
    folder: urls.home,
    page: urls.home,
    name: '',
    description: description || `What is new on ${title}.`,
    items: site.dated.map(whole),
    archive: 'month',
  };
}

function weeklyFeed(site: Site, view: View, items: FeedItems): Feed {
  return {
    folder: urls.weekly,
    page: urls.archive,
    name: 'Weekly',
    description: `One item a week: everything that ${view.info.title} published in it.`,
    items: weeklyItems(site, view, items),
    archive: 'year',
  };
}

function groupFeeds(site: Site, view: View, { whole }: FeedItems): Feed[] {
  const newest = site.settings.digest.feed.items;
  const feed = (folder: string, name: string, description: string, articles: readonly Article[]): Feed => ({
    folder,
    page: folder,
    name,
    description,
    items: articles.filter(isDated).slice(-newest).map(whole),
    archive: null,
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

function thingFeeds(site: Site, view: View, { brief }: FeedItems): Feed[] {
  const newest = site.settings.digest.feed.items;
  return [...site.things.values()].flatMap((ofKind) =>
    [...ofKind.values()].filter(hasFeed).map(({ thing, articles }) => {
      const name = view.thing(thing).label;
      return {
        folder: urls.thing(thing),
        page: urls.thing(thing),
        name,
        description: thing.description === null ? `Articles that name ${name}.` : view.inert(thing.description),
        items: articles.slice(-newest).filter(isDated).map(brief),
        archive: null,
      };
    }),
  );
}

const PERIODS = {
  month: ({ day }: LateItem): string => day.slice(0, 7),
  year: ({ day }: LateItem): string => day.slice(0, 4),
};

/** The documents of a feed: the newest items, and the parts of the archive, each in every format. */
function planFeed(feed: Feed, site: Site, view: View): Page[] {
  const { folder, items, archive: period } = feed;
  const { digest } = site.settings;
  const { current, archive } = cutFeed(items, digest.feed.items, PERIODS[period ?? 'year']);
  const parts =
    period === null ? [] : archive.map((part) => ({ folder: archiveFolder(folder, part), items: part.items }));
  const at = (place: number): string | null => parts[place]?.folder ?? null;
  const around = { current: null, previous: at(parts.length - 1), next: null };
  return [
    ...planDocument({ folder, items: current, around, hub: digest.feed.hub }, feed, site, view),
    ...parts.flatMap((part, place) => {
      const around = { current: folder, previous: at(place - 1), next: at(place + 1) };
      return planDocument({ ...part, around, hub: null }, feed, site, view);
    }),
  ];
}

/** A document of a feed. */
interface FeedDocument {
  readonly folder: string;
  /** Oldest first. */
  readonly items: readonly LateItem[];
  readonly around: Neighbours;
  readonly hub: string | null;
}

function planDocument({ folder, items, around, hub }: FeedDocument, feed: Feed, site: Site, view: View): Page[] {
  const { tag_authority: authority } = site.settings.digest;
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
