import type { Article } from '../article/article.ts';
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

/** The articles before and after one that name what it is about; none for an article without a date. */
export function coverageOf(article: Article, site: Site, view: View): Coverage {
  if (!isDated(article)) return { earlier: [], later: [] };
  const earlier = new Map<Dated, string[]>();
  const later = new Map<Dated, string[]>();
  for (const { kind, key } of subjectsOf(article)) {
    const covered = site.things.get(kind)?.get(key);
    if (covered === undefined) continue;
    const { label } = view.thing(covered.thing);
    const place = placeIn(covered.articles, article);
    for (const other of covered.articles.slice(Math.max(0, place - MOST_BEFORE), place)) add(earlier, other, label);
    for (const other of covered.articles.slice(place + 1, place + 2)) add(later, other, label);
  }
  const item = ([other, shared]: readonly [Dated, string[]]): CoverageItem => itemOf(other, shared, view);
  const oldestFirst = (some: ReadonlyMap<Dated, string[]>) => [...some].sort(([a], [b]) => byTime(a, b));
  return { earlier: oldestFirst(earlier).slice(-MOST_EARLIER).map(item), later: oldestFirst(later).map(item) };
}

function add(found: Map<Dated, string[]>, article: Article, label: string): void {
  if (!isDated(article)) return;
  const labels = found.get(article);
  if (labels) labels.push(label);
  else found.set(article, [label]);
}

function itemOf(article: Dated, shared: readonly string[], view: View): CoverageItem {
  const { url, title, source } = view.card(article);
  const { iso, text } = view.day(article.published.day);
  return { url, title, day: { iso, text }, source: source?.label ?? null, shared };
}
