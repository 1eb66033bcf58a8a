import { isHtml, type Page, type PageKind } from './page.ts';

/** Kinds that list other lists rather than articles: they are as new as the newest of those. */
const LISTS_OF_LISTS: ReadonlySet<PageKind> = new Set(['archive', 'index', 'explore', 'thing-index']);
/** What a page says of others: the way to it, and its neighbours. */
const OF_OTHERS: ReadonlySet<string> = new Set(['head', 'trail', 'steps']);

/**
 * When each page changed last, by its path from the root: as its plan says, or with the newest of the articles that it links
 * to. A page that shows no article with a date is left out: nobody knows.
 *
 * @param path puts the base path before a path, as links of pages have it
 * @returns W3C date-times as sitemaps.org has them: a day, or an instant with its offset
 */
export function whenModified(pages: readonly Page[], path: (url: string) => string): ReadonlyMap<string, string> {
  const dates = new Map<string, string>();
  // By links: of articles, of lists of articles, and of lists of lists.
  const articles = new Map<string, string>();
  const lists = new Map<string, string>();
  const set = (page: Page, modified: string | null): void => {
    if (modified === null) return;
    dates.set(page.url, modified);
    (page.kind === 'article' ? articles : lists).set(path(page.url), modified);
  };
  for (const page of pages) if (page.listed !== undefined) set(page, page.listed.modified);
  const others = pages.filter((page) => page.listed === undefined && isHtml(page));
  for (const page of others) if (!LISTS_OF_LISTS.has(page.kind)) set(page, newestIn(page.data, articles));
  // What is listed is planned after the list of it.
  for (const page of others.toReversed()) if (LISTS_OF_LISTS.has(page.kind)) set(page, newestIn(page.data, lists));
  return dates;
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
