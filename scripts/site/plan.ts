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
import { urls } from './urls.ts';
import { makeView, type View } from './view.ts';

type Planner = (site: Site, view: View) => Page[];

/** In the order in which pages are made: those that take long to render come first. */
const planners: readonly Planner[] = [
  planSearch,
  planMachineFiles,
  planFeeds,
  planCards,
  planEditions,
  planArticles,
  planReceipts,
  planHome,
  planArchive,
  planUndated,
  planTags,
  planSources,
  planAuthors,
  planThings,
  planThingIndexes,
  planGroupTables,
  planAbout,
  planFeedList,
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
  return { pages: [...planInTurn(site, view)].flat(), view };
}

/**
 * Plans every page, kind by kind, so that some can be made while others are planned.
 *
 * @throws {ContentError} in the end, when two pages would have one address
 */
export function* planInTurn(site: Site, view: View): Generator<readonly Page[]> {
  const all: Page[] = [];
  const take = (pages: readonly Page[]): readonly Page[] => {
    for (const page of pages) all.push(page);
    return pages;
  };
  for (const plan of planners) yield take(plan(site, view));
  yield take(planSitemaps(all, view));
  yield take(planMachines(all, site, view));
  const problems = sameAddress(site, all, view);
  if (problems.length > 0) throw new ContentError(problems);
}

function sameAddress(site: Site, pages: readonly Page[], view: View): Problem[] {
  const seen = new Set<string>();
  const clashing = new Set<string>();
  for (const { url } of pages) (seen.has(url) ? clashing : seen).add(url);
  if (clashing.size === 0) return [];
  return [...site.dated, ...site.undated].flatMap((article) => {
    const url = urls.article(article);
    if (!clashing.has(url)) return [];
    const what = `Its address ${view.path(url)} is that of another page, too: another file of that day has a name of the same letters and digits.`;
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
