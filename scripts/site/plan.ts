import { ContentError, type Problem } from '../shared/errors.ts';
import { type Ledger, recordUrls } from './ledger.ts';
import type { Page } from './page.ts';
import { planAbout } from './pages/about.ts';
import { planArchive } from './pages/archive.ts';
import { planArticles } from './pages/articles.ts';
import { planAuthors } from './pages/authors.ts';
import { planCards } from './pages/cards.ts';
import { planEditions } from './pages/editions.ts';
import { planFeedList } from './pages/feed-list.ts';
import { planFeeds } from './pages/feeds.ts';
import { planGroupTables } from './pages/group-tables.ts';
import { planSources, planTags } from './pages/groups.ts';
import { planHome } from './pages/home.ts';
import { planUndated } from './pages/lists.ts';
import { planMachineFiles } from './pages/machine-files.ts';
import { planMachines } from './pages/machines.ts';
import { planOffline } from './pages/offline.ts';
import { planPromises } from './pages/promises.ts';
import { planReceipts } from './pages/receipts.ts';
import { planSearch } from './pages/search.ts';
import { planSitemaps } from './pages/sitemaps.ts';
import { planThingIndexes } from './pages/thing-indexes.ts';
import { planThings } from './pages/things.ts';
import { planWatchlist } from './pages/watchlist.ts';
import type { Site } from './site.ts';
import { makeView, type View } from './view.ts';

type Planner = (site: Site, view: View) => Page[];

const planners: readonly Planner[] = [
  planHome,
  planArchive,
  planEditions,
  planArticles,
  planReceipts,
  planUndated,
  planTags,
  planSources,
  planAuthors,
  planThings,
  planThingIndexes,
  planMachineFiles,
  planGroupTables,
  planAbout,
  planCards,
  planFeeds,
  planFeedList,
  planSearch,
  planWatchlist,
  planOffline,
  planPromises,
];

/**
 * Plans every page of the site: pure data, in a fixed order.
 *
 * @param ledger what was promised of every article, those of this site included; a new site's unless given
 * @throws {ContentError} when two pages would have one address
 */
export function planPages(
  site: Site,
  ledger: Ledger = recordUrls(new Map(), site, 0).ledger,
): { readonly pages: Page[]; readonly view: View } {
  const view = makeView(site, ledger);
  const content = planners.flatMap((plan) => plan(site, view));
  const listed = [...content, ...planSitemaps(content, view)];
  const pages = [...listed, ...planMachines(listed, site, view)];
  const problems = sameAddress(site, pages, view);
  if (problems.length > 0) throw new ContentError(problems);
  return { pages, view };
}

function sameAddress(site: Site, pages: readonly Page[], view: View): Problem[] {
  const seen = new Set<string>();
  const clashing = new Set<string>();
  for (const { url } of pages) (seen.has(url) ? clashing : seen).add(url);
  if (clashing.size === 0) return [];
  return [...site.dated, ...site.undated].flatMap((article) => {
    const url = view.card(article).url;
    if (!clashing.has(`/${url.slice(view.info.basePath.length)}`)) return [];
    const what = `Its address ${url} is that of another page, too: another file of that day has a name of the same letters and digits.`;
    return [
      {
        file: `${site.settings.content}/${article.file}`,
        line: null,
        what,
        fix: 'Rename one of the two files; the name is the last part of the address.',
      },
    ];
  });
}
