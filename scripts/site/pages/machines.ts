import { later, whenModified } from '../modified.ts';
import { isHtml, type Page } from '../page.ts';
import { urls } from '../urls.ts';
import type { View } from '../view.ts';

/** The most URLs that a sitemap may hold (sitemaps.org, «Sitemap file location»). */
const MOST_URLS = 50_000;

/** What crawlers and hosts read: sitemaps by year, `robots.txt`, `_headers`, and the page for what is not there. */
export function planMachines(pages: readonly Page[], view: View): Page[] {
  const modified = whenModified(pages, view.path);
  const groups = new Map<string, { url: string; modified: string | null }[]>();
  for (const page of pages) {
    if (!isHtml(page) || page.data.head.canonical !== view.absolute(page.url)) continue;
    const name = /^\/(\d{4})\//.exec(page.url)?.[1] ?? (page.url.startsWith(urls.undated) ? 'undated' : 'lists');
    const entries = groups.get(name) ?? [];
    groups.set(name, entries);
    entries.push({ url: page.data.head.canonical, modified: modified.get(page.url) ?? null });
  }
  const sitemaps = [...groups].flatMap(([name, entries]) =>
    Array.from({ length: Math.ceil(entries.length / MOST_URLS) }, (_, at) => ({
      kind: 'sitemap' as const,
      url: at === 0 ? `/sitemap-${name}.xml` : `/sitemap-${name}-${at + 1}.xml`,
      data: { entries: entries.slice(at * MOST_URLS, (at + 1) * MOST_URLS) },
    })),
  );
  return [
    ...sitemaps,
    {
      kind: 'sitemap-index',
      url: urls.sitemap,
      data: {
        entries: sitemaps.map(({ url, data }) => ({
          url: view.absolute(url),
          modified: data.entries.map((entry) => entry.modified).reduce(later, null),
        })),
      },
    },
    { kind: 'robots', url: '/robots.txt', data: { sitemap: view.absolute(urls.sitemap) } },
    { kind: 'headers', url: '/_headers', data: {} },
    { kind: 'icon', url: '/icon.svg', data: {} },
    {
      kind: 'not-found',
      url: '/404.html',
      data: {
        head: { title: 'Page not found', description: 'There is no page at this address.', canonical: null, feeds: [] },
        trail: view.trail(),
      },
    },
  ];
}
