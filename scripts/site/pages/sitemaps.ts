import { later, whenModified } from '../modified.ts';
import { isHtml, type Page } from '../page.ts';
import { urls } from '../urls.ts';
import type { View } from '../view.ts';

/** The most URLs that a sitemap may hold (sitemaps.org, «Sitemap file location»). */
const MOST_URLS = 50_000;

/** Sitemaps by year, so that one article more changes one of them, and their index. */
export function planSitemaps(pages: readonly Page[], view: View): Page[] {
  const modified = whenModified(pages, view.path);
  const groups = new Map<string, { url: string; modified: string | null }[]>();
  for (const page of pages) {
    const canonical = page.listed?.canonical ?? (isHtml(page) ? page.data.head.canonical : null);
    if (canonical !== view.absolute(page.url)) continue;
    const name = /^\/(\d{4})\//.exec(page.url)?.[1] ?? (page.url.startsWith(urls.undated) ? 'undated' : 'lists');
    const entries = groups.get(name) ?? [];
    groups.set(name, entries);
    entries.push({ url: canonical, modified: modified.get(page.url) ?? null });
  }
  const sitemaps = [...groups].flatMap(([name, entries]) =>
    Array.from({ length: Math.ceil(entries.length / MOST_URLS) }, (_, at) => ({
      kind: 'sitemap' as const,
      url: at === 0 ? `/sitemap-${name}.xml` : `/sitemap-${name}-${at + 1}.xml`,
      data: { entries: entries.slice(at * MOST_URLS, (at + 1) * MOST_URLS) },
    })),
  );
  const entries = sitemaps.map(({ url, data }) => ({
    url: view.absolute(url),
    modified: data.entries.map((entry) => entry.modified).reduce(later, null),
  }));
  return [...sitemaps, { kind: 'sitemap-index', url: urls.sitemap, data: { entries } }];
}
