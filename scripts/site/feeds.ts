import type { Article } from '../article/article.ts';
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

/** Where a part of a feed's archive lies; the first holds the oldest items. */
export function archiveFolder(folder: string, part: number): string {
  return `${folder}feeds/${part}/`;
}

/**
 * Cuts a feed's items, oldest first, into its current document and its archive (RFC 5005 §4): full parts from the oldest
 * on, as many as it takes for each item to be in one of them or among the newest. Parts and current document may overlap.
 */
export function cutFeed<T>(
  items: readonly T[],
  size: number,
): { readonly current: readonly T[]; readonly archive: readonly (readonly T[])[] } {
  const parts = Math.max(0, Math.ceil(items.length / size) - 1);
  return {
    current: items.slice(-size),
    archive: Array.from({ length: parts }, (_, at) => items.slice(at * size, (at + 1) * size)),
  };
}
