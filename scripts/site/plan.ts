import { ContentError, type Problem } from '../shared/errors.ts';
import { type Ledger, recordUrls } from './ledger.ts';
import { findModified, type Listing, listingsOf } from './modified.ts';
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
import { isUnit, type Planned, type Unit } from './planned.ts';
import type { Site } from './site.ts';
import { urls } from './urls.ts';
import { makeView, type View } from './view.ts';

type Planner = (site: Site, view: View) => readonly Planned[];

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
  return { pages: [...planInTurn(site, view)].flatMap(({ pages }) => pages ?? []), view };
}

/** Some of the pages of a site. */
export type Step =
  /** Pages that are planned each time. */
  | { readonly unit: null; readonly pages: readonly Page[] }
  /** Those of a unit; `null` where they need not be planned. */
  | { readonly unit: Unit; readonly pages: readonly Page[] | null };

/**
 * Plans every page, part by part, so that some can be made while others are planned.
 *
 * @param before what the pages of a unit said of themselves when it was planned last; `null` where it is to be planned
 * @throws {ContentError} in the end, when two pages would have one address
 */
export function* planInTurn(
  site: Site,
  view: View,
  before: (unit: Unit) => readonly Listing[] | null = () => null,
): Generator<Step> {
  const loose: Page[] = [];
  const ofUnits: Page[] = [];
  const listings: Listing[] = [];
  const takeLoose = (pages: readonly Page[]): Step => {
    for (const page of pages) loose.push(page);
    for (const listing of listingsOf(pages)) listings.push(listing);
    return { unit: null, pages };
  };
  const take = (unit: Unit): Step => {
    const known = before(unit);
    const pages = known === null ? unit.plan() : null;
    for (const page of pages ?? []) if (page.kind !== 'article') ofUnits.push(page);
    for (const listing of known ?? listingsOf(pages ?? [])) listings.push(listing);
    return { unit, pages };
  };
  for (const plan of planners) {
    const planned = plan(site, view);
    yield takeLoose(planned.filter((one): one is Page => !isUnit(one)));
    for (const unit of planned.filter(isUnit)) yield take(unit);
  }
  yield takeLoose(planSitemaps([...listings, ...findModified(loose, listings, view)], view));
  yield takeLoose(planMachines(loose, site, view));
  const problems = findClashes(site, [...loose, ...ofUnits], view);
  if (problems.length > 0) throw new ContentError(problems);
}

/**
 * Finds articles whose address is that of another article, or of one of the given pages.
 *
 * @param pages of other kinds
 */
export function findClashes(site: Site, pages: readonly Page[], view: View): Problem[] {
  const articles = [...site.dated, ...site.undated];
  const seen = new Set<string>();
  const clashing = new Set<string>();
  const see = (url: string): void => {
    (seen.has(url) ? clashing : seen).add(url);
  };
  for (const article of articles) see(urls.article(article));
  for (const { url } of pages) see(url);
  if (clashing.size === 0) return [];
  return articles.flatMap((article) => {
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
