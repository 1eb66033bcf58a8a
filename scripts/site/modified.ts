import { isHtml, type Page, type PageKind } from './page.ts';

/** A page that people look for, and when it changed last. */
export interface Listing {
  /** A path from the root. */
  readonly url: string;
  /** Whether it is the page of an article. */
  readonly isArticle: boolean;
  /** W3C date-time as sitemaps.org has it: a day, or an instant with its offset; `null` where nobody knows. */
  readonly modified: string | null;
}

/** Kinds that list other lists rather than articles: they are as new as the newest of those. */
const LISTS_OF_LISTS: ReadonlySet<PageKind> = new Set(['archive', 'index', 'explore']);
/** What a page says of others: the way to it, and its neighbours. */
const OF_OTHERS: ReadonlySet<string> = new Set(['head', 'trail', 'steps']);

/** What pages say of themselves, without those whose links have to be looked at ({@link findModified}). */
export function listingsOf(pages: readonly Page[]): Listing[] {
  return pages.flatMap(({ kind, url, listed }) =>
    listed === undefined ? [] : [{ url, isArticle: kind === 'article', modified: listed.modified }],
  );
}

/**
 * When those changed last whose plan does not say it: with the newest of the articles that they link to. Where they show no
 * article with a date nobody knows.
 *
 * @param pages without those that look for no reader
 * @param listings of all others
 * @param path puts the base path before a path, as links of pages have it
 * @returns in the order of the pages
 */
export function findModified(
  pages: readonly Page[],
  listings: readonly Listing[],
  { path, absolute }: { readonly path: (url: string) => string; readonly absolute: (url: string) => string },
): Listing[] {
  // By links: of articles, of lists of articles, and of lists of lists.
  const articles = new Map<string, string>();
  const lists = new Map<string, string>();
  for (const { url, isArticle, modified } of listings)
    if (modified !== null) (isArticle ? articles : lists).set(path(url), modified);
  const others = pages
    .filter(isHtml)
    .filter(({ url, listed, data: { head } }) => listed === undefined && head.canonical === absolute(url));
  const found = new Map<string, Listing>();
  const find = ({ url, data }: (typeof others)[number], dates: ReadonlyMap<string, string>): void => {
    const modified = newestIn(data, dates);
    found.set(url, { url, isArticle: false, modified });
    if (modified !== null) lists.set(path(url), modified);
  };
  for (const page of others) if (!LISTS_OF_LISTS.has(page.kind)) find(page, articles);
  // What is listed is planned after the list of it.
  for (const page of others.toReversed()) if (LISTS_OF_LISTS.has(page.kind)) find(page, lists);
  return others.flatMap(({ url }) => found.get(url) ?? []);
}

/** The later of two W3C date-times. */
export function later(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return Date.parse(a) >= Date.parse(b) ? a : b;
}

/** The newest of the pages that data link to. */
function newestIn(data: object, dates: ReadonlyMap<string, string>): string | null {
  let newest: string | null = null;
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const date = 'url' in value && typeof value.url === 'string' ? dates.get(value.url) : undefined;
    if (date !== undefined) newest = later(newest, date);
    else if (Array.isArray(value)) value.forEach(look);
    else for (const key in value) if (!OF_OTHERS.has(key)) look(value[key as keyof typeof value]);
  };
  look(data);
  return newest;
}
