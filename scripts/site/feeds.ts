import type { Article } from '../article/article.ts';
import { groupBy } from '../shared/group.ts';
import type { Link } from './page.ts';
import { isDated } from './site.ts';

/** Every feed comes in these formats, as files of one folder. */
export const FEED_FORMATS = [
  { format: 'rss', file: 'feed.xml', type: 'application/rss+xml', label: 'RSS' },
  { format: 'atom', file: 'atom.xml', type: 'application/atom+xml', label: 'Atom' },
  { format: 'json', file: 'feed.json', type: 'application/feed+json', label: 'JSON' },
] as const;

export type FeedFormat = (typeof FEED_FORMATS)[number]['format'];

/** A feed in one of its formats. */
export interface FeedLink extends Link {
  /** Media type. */
  readonly type: string;
}

/** True for a tag, a source or a thing whose articles make a feed: those with a date. */
export function hasFeed({ articles }: { readonly articles: readonly Article[] }): boolean {
  return articles.some(isDated);
}

/** The name of the file that holds a feed in one format. */
export function feedFile(format: FeedFormat): string {
  return FEED_FORMATS.find((one) => one.format === format)?.file ?? '';
}

/** A feed in all formats, of the folder of its files or the address of one of them. */
export function feedLinks(url: string): FeedLink[] {
  const folder = url.slice(0, url.lastIndexOf('/') + 1);
  return FEED_FORMATS.map(({ file, type, label }) => ({ url: folder + file, type, label }));
}

/** A part of a feed's archive. */
export interface ArchivePart<T> {
  /** Its period, `2031-05`, with a number from the second part of that on: `2031-05/2`. */
  readonly name: string;
  readonly items: readonly T[];
}

export function archiveFolder(folder: string, { name }: Pick<ArchivePart<unknown>, 'name'>): string {
  return `${folder}feeds/${name}/`;
}

/**
 * Cuts a feed's items, oldest first and with them their periods, into its current document and its archive (RFC 5005 §4).
 * A part holds at most `size` items of one period, so that an item which comes late moves none of another period. What is among the newest need not
 * be in a part: current document and archive together hold every item.
 */
export function cutFeed<T>(
  items: readonly T[],
  size: number,
  periodOf: (item: T) => string,
): { readonly current: readonly T[]; readonly archive: readonly ArchivePart<T>[] } {
  const parts = [...groupBy(items, periodOf)].flatMap(([period, some]) =>
    Array.from({ length: Math.ceil(some.length / size) }, (_, at) => ({
      name: at === 0 ? period : `${period}/${at + 1}`,
      items: some.slice(at * size, (at + 1) * size),
    })),
  );
  let left = items.length;
  const archive = parts.filter(({ items: some }) => {
    const isCurrent = left <= size;
    left -= some.length;
    return !isCurrent;
  });
  return { current: items.slice(-size), archive };
}
