// @ts-check
import { nameOf, termsOf, tokenOf } from './search-terms.js';

/**
 * A result as Pagefind gives it: `data` loads what is shown of it.
 *
 * @typedef {{ url: string, content: string, locations: number[], meta: Record<string, string> }} Found
 * @typedef {{ id: string, score: number, data: () => Promise<Found> }} Result
 * @typedef {Record<string, string[]>} Filters
 * @typedef {{ search: (term: string | null, options?: { filters?: Filters }) => Promise<{ results: Result[] }> }} Search
 */

/** A letter that no word has: what is found with it behind a word is found by the beginning of that word alone. */
const NEVER = '\uA66E';
/** What counts for more than the text. */
const RANKING = { metaWeights: { title: 6, called: 6, names: 2, note: 0.5, kind: 0 } };

/**
 * Pagefind over all bundles. They are loaded when they are first needed: those of one year, where only it is asked for.
 *
 * @param {readonly (readonly [name: string, year: string | null])[]} bundles newest first
 * @param {string} language by whose rules they were indexed, whatever that of the page is
 * @returns {Search}
 */
export const openSearch = (bundles, language) => {
  const root = new URL('../pagefind/', import.meta.url).pathname;
  /** @type {Promise<{ pagefind: any, merged: Map<string, Promise<void>> }> | undefined} */
  let engine;

  const start = async () => {
    const { createInstance } = await import(`${root}engine/pagefind.js`);
    // A worker is made of an address, which Trusted Types refuse.
    const pagefind = createInstance({ basePath: `${root}engine/`, noWorker: true });
    // Fails where a part of the program did not come; merging would wait for it for ever.
    await pagefind.options({ ranking: RANKING });
    return { pagefind, merged: new Map() };
  };

  /** @param {readonly string[] | undefined} years */
  const ready = async (years) => {
    engine ??= start();
    const own = engine;
    try {
      const { pagefind, merged } = await own;
      const needed = bundles.filter(([, year]) => years === undefined || (year !== null && years.includes(year)));
      await Promise.all(
        needed.map(([name]) => {
          const index = merged.get(name) ?? pagefind.mergeIndex(`${root}${name}/`, { ranking: RANKING, language });
          merged.set(name, index);
          return index;
        }),
      );
      return pagefind;
    } catch (error) {
      // Pagefind keeps what failed without a network, and would fail with it for good.
      if (engine === own) engine = undefined;
      throw error;
    }
  };

  return {
    search: async (term, { filters = {} } = {}) => {
      const pagefind = await ready(filters.year);
      /** @param {string | null} words @returns {Promise<Result[]>} */
      const find = async (words) => (await pagefind.search(words, { filters })).results;
      if (term === null) return { results: await find(null) };
      const phrase = /^\s*["“](.+)["”]\s*$/.exec(term)?.[1];
      const terms = phrase === undefined ? termsOf(term) : phrase.split(/\s+/).map(tokenOf).filter(Boolean);
      if (terms.length === 0) return { results: [] };
      if (phrase !== undefined) return { results: await find(`"${terms.join(' ')}"`) };
      const [named, all] = await Promise.all([find(`"${nameOf(term)}"`), find(terms.join(' '))]);
      return { results: withFirst(named, await narrow(all, terms, find)) };
    },
  };
};

/**
 * Keeps results that have every term. Where Pagefind does not find a word, it takes the longest beginning of it that is a
 * word («CVE» for a CVE id that nobody names), and in each bundle it drops what it does not find there.
 *
 * @param {Result[]} results
 * @param {string[]} terms
 * @param {(words: string) => Promise<Result[]>} find
 */
const narrow = async (results, terms, find) => {
  let left = results;
  for (const term of terms) {
    if (left.length === 0) break;
    const have = idsOf(await find(`"${term}"`));
    if (left.every(({ id }) => have.has(id))) continue;
    // Longer words that begin with the term count, too.
    const [longer, shorter] = [await find(term), idsOf(await find(term + NEVER))];
    for (const { id } of longer) if (!shorter.has(id)) have.add(id);
    left = left.filter(({ id }) => have.has(id));
  }
  return left;
};

/**
 * What is called as was asked, then the rest. Where a result is in both, that of all words knows their places.
 *
 * @param {Result[]} first
 * @param {Result[]} all
 */
const withFirst = (first, all) => {
  const known = new Map(all.map((result) => [result.id, result]));
  const led = first.map((result) => known.get(result.id) ?? result);
  const ids = idsOf(led);
  return [...led, ...all.filter(({ id }) => !ids.has(id))];
};

/** @param {Result[]} results */
const idsOf = (results) => new Set(results.map(({ id }) => id));
