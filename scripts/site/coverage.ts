import type { Article } from '../article/article.ts';
import type { Thing } from '../knowledge/thing.ts';
import { subjectsOf } from './leads.ts';
import type { Coverage, CoverageItem } from './page.ts';
import { byTime, type Dated, isDated, type Site } from './site.ts';
import { placeIn } from './things.ts';
import type { View } from './view.ts';

/**
 * Of each thing that an article is about, so many articles before it, and one after it: the newest article of all changes one
 * older page for each thing that it is about, and one that is dated between others changes three.
 */
const MOST_BEFORE = 2;
const MOST_EARLIER = 4;

/** The articles before and after one that name what it is about, oldest first, each with what it shares of that. */
export interface Covering {
  readonly earlier: readonly Shared[];
  readonly later: readonly Shared[];
}

const NONE: Covering = { earlier: [], later: [] };

type Shared = readonly [article: Dated, things: readonly Thing[]];

/** Finds what covers the same as an article; nothing for an article without a date. */
export function findCovering(article: Article, site: Site): Covering {
  const subjects = subjectsOf(article);
  if (!isDated(article) || subjects.length === 0) return NONE;
  const earlier = new Map<Dated, Thing[]>();
  const later = new Map<Dated, Thing[]>();
  for (const { kind, key } of subjects) {
    const covered = site.things.get(kind)?.get(key);
    if (covered === undefined) continue;
    const { thing, articles } = covered;
    const place = placeIn(articles, article);
    for (const other of articles.slice(Math.max(0, place - MOST_BEFORE), place)) add(earlier, other, thing);
    for (const other of articles.slice(place + 1, place + 2)) add(later, other, thing);
  }
  const oldestFirst = (some: ReadonlyMap<Dated, Thing[]>) => [...some].sort(([a], [b]) => byTime(a, b));
  return { earlier: oldestFirst(earlier).slice(-MOST_EARLIER), later: oldestFirst(later) };
}

/** What the page of an article says of its coverage. */
export function coverageOf({ earlier, later }: Covering, view: View): Coverage {
  const item = ([other, things]: Shared): CoverageItem => itemOf(other, things, view);
  return { earlier: earlier.map(item), later: later.map(item) };
}

function add(found: Map<Dated, Thing[]>, article: Article, thing: Thing): void {
  if (!isDated(article)) return;
  const things = found.get(article);
  if (things) things.push(thing);
  else found.set(article, [thing]);
}

function itemOf(article: Dated, shared: readonly Thing[], view: View): CoverageItem {
  const { url, title, source } = view.card(article);
  const { iso, text } = view.day(article.published.day);
  const day = { iso, text };
  return { url, title, day, source: source?.label ?? null, shared: shared.map((thing) => view.thing(thing).label) };
}
