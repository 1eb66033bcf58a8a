import type { Article } from '../../article/article.ts';
import { groupBy } from '../../shared/group.ts';
import { type Dated, isDated, type Site } from '../site.ts';

/**
 * A bundle holds about so many articles at most: one more article costs the indexing of its bundle anew, which takes
 * Pagefind two to three milliseconds an article.
 */
const MOST_ARTICLES = 400;

/** The articles of one part of the search index. */
export interface Bundle {
  /** `2015`, `2015-q3`, `2015-09`, `undated`, `undated-a`. */
  readonly name: string;
  /** `null` for the undated. */
  readonly year: string | null;
  /** In the site's order. */
  readonly articles: readonly Article[];
}

type Cut = (month: string) => string;

/** The ways to cut a year, the coarsest first, each by month (`09`). */
const CUTS: readonly Cut[] = [() => '', (month) => `-q${Math.ceil(Number(month) / 3)}`, (month) => `-${month}`];

/**
 * Cuts the articles into bundles, newest first: a year each, or where a year has more articles than a bundle should hold
 * its quarters, or its months. The undated go into one, or by the first digit of their ids into sixteen.
 */
export function bundlesOf({ years, undated }: Pick<Site, 'years' | 'undated'>): Bundle[] {
  const dated = [...years].flatMap(([year, articles]) =>
    [...cutYear(articles)].map(([part, some]): Bundle => ({ name: year + part, year, articles: some })),
  );
  const digitOf = ({ id }: Article): string => (undated.length <= MOST_ARTICLES ? '' : `-${id.charAt(0)}`);
  const others = [...groupBy(undated, digitOf)].sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    ...dated.reverse(),
    ...others.map(([part, some]): Bundle => ({ name: `undated${part}`, year: null, articles: some })),
  ];
}

/**
 * Which of the articles of a thing or an author takes the record of it into its bundle: the oldest, so that one more
 * article changes the bundle of its own time and no other.
 *
 * @param articles the undated, then the dated, oldest first
 */
export function firstOf(articles: readonly Article[]): Article | undefined {
  return articles.find(isDated) ?? articles[0];
}

function cutYear(articles: readonly Dated[]): ReadonlyMap<string, readonly Dated[]> {
  const ways = CUTS.map((cut) => groupBy(articles, ({ published }) => cut(published.day.slice(5, 7))));
  const isFine = (parts: ReadonlyMap<string, readonly Dated[]>): boolean =>
    [...parts.values()].every(({ length }) => length <= MOST_ARTICLES);
  return ways.find(isFine) ?? ways.at(-1) ?? new Map();
}
