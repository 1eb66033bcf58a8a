import type { Page } from '../page.ts';
import type { Site } from '../site.ts';
import { urls } from '../urls.ts';
import type { View } from '../view.ts';

/** The newest articles, by day. */
export function planHome(site: Site, view: View): Page[] {
  const newest = site.dated.slice(-site.settings.digest.page_size.home);
  const isAll = newest.length === site.dated.length && site.undated.length === 0;
  return [
    {
      kind: 'home',
      url: urls.home,
      data: {
        head: view.head({ title: '', description: view.info.description, url: urls.home, feeds: [view.feedLink] }),
        trail: [],
        days: view.dayGroups(newest),
        archive: isAll ? null : { url: view.path(urls.archive), label: 'All articles' },
      },
    },
  ];
}
