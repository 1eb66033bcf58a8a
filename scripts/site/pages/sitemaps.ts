import { type Listing, later } from '../modified.ts';
import type { Page } from '../page.ts';
import { keyFrom, planLater } from '../planned.ts';
import { urls } from '../urls.ts';
import type { View } from '../view.ts';

/** The most URLs that a sitemap may hold (sitemaps.org, «Sitemap file location»). */
const MOST_URLS = 50_000;

/** Sitemaps by year, so that one article more changes one of them, and their index. */
export function planSitemaps(listings: readonly Listing[], view: View): Page[] {
  const groups = new Map<string, { url: string; modified: string | null }[]>();
  for (const { url, modified } of listings) {
    const name = /^\/(\d{4})\//.exec(url)?.[1] ?? (url.startsWith(urls.undated) ? 'undated' : 'lists');
    const entries = groups.get(name) ?? [];
    groups.set(name, entries);
    entries.push({ url: view.absolute(url), modified });
  }
  const sitemaps = [...groups].flatMap(([name, entries]) =>
    Array.from({ length: Math.ceil(entries.length / MOST_URLS) }, (_, at) => ({
      url: at === 0 ? `/sitemap-${name}.xml` : `/sitemap-${name}-${at + 1}.xml`,
      entries: entries.slice(at * MOST_URLS, (at + 1) * MOST_URLS),
    })),
  );
  const index = sitemaps.map(({ url, entries }) => ({
    url: view.absolute(url),
    modified: entries.map(({ modified }) => modified).reduce(later, null),
  }));
  return [
    ...sitemaps.map(({ url, entries }) => {
      const key = keyFrom(entries.map((entry) => `${entry.url} ${entry.modified}`));
      return planLater('sitemap', { url, key }, () => ({ entries }));
    }),
    { kind: 'sitemap-index', url: urls.sitemap, data: { entries: index } },
  ];
}
