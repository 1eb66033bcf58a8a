// @ts-check
import { beginningOf, nameOf, termsOf, tokenOf } from './search-terms.js';

/**
 * A result as Pagefind gives it: `data` loads what is shown of it.
 *
 * @typedef {{ url: string, content: string, locations: number[], meta: Record<string, string> }} Found
 * @typedef {{ id: string, score: number, words: number[], data: () => Promise<Found> }} Result
 * @typedef {Record<string, string[]>} Filters
 * @typedef {{ search: (term: string | null, options?: { filters?: Filters }) => Promise<{ results: Result[] }> }} Search
 */

/** A letter that no word has: what is found with it behind a word is found by the beginning of that word alone. */
const NEVER = '\uA66E';
/** So many things whose names begin as was typed stand above the rest. */
const MOST_BEGUN = 3;
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
  const bundlesOf = (years) =>
    bundles.flatMap(([name, year]) => (years === undefined || (year !== null && years.includes(year)) ? [name] : []));

  /** @param {readonly string[] | undefined} years */
  const ready = async (years) => {
    engine ??= start();
    const own = engine;
    try {
      const { pagefind, merged } = await own;
      await Promise.all(
        bundlesOf(years).map((name) => {
          const options = { ranking: RANKING, language, mergeFilter: { bundle: name } };
          const index = merged.get(name) ?? pagefind.mergeIndex(`${root}${name}/`, options);
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
      // Without words nothing tells what is wanted most: the newest, in each bundle and from bundle to bundle. Names have no day.
      if (term === null) {
        const isOfArticles = filters.kind === undefined || filters.kind.includes('article');
        const sort = isOfArticles ? { day: 'desc' } : {};
        const inBundle = (/** @type {string} */ name) =>
          pagefind.search(null, { filters: { ...filters, bundle: [name] }, sort });
        const parts = await Promise.all(bundlesOf(filters.year).map(inBundle));
        return { results: parts.flatMap(({ results }) => results) };
      }
      const phrase = /^\s*["“](.+)["”]\s*$/.exec(term)?.[1];
      const terms = phrase === undefined ? termsOf(term) : phrase.split(/\s+/).map(tokenOf).filter(Boolean);
      if (terms.length === 0) return { results: [] };
      if (phrase !== undefined) return { results: await find(`"${terms.join(' ')}"`) };
      const [named, begun, all] = await Promise.all([
        find(`"${nameOf(term)}"`),
        find(beginningOf(term)),
        find(terms.join(' ')),
      ]);
      const first = named.length > 0 ? named : begun.slice(0, MOST_BEGUN);
      return { results: inTurn(first, await narrow(all, terms, find), begun) };
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
    // Longer words that begin with the term count, too: they stand elsewhere than those that are a beginning of it.
    const [longer, shorter] = await Promise.all([find(term), find(term + NEVER)]);
    const places = new Map(shorter.map(({ id, words }) => [id, String(words)]));
    for (const { id, words } of longer) if (places.get(id) !== String(words)) have.add(id);
    left = left.filter(({ id }) => have.has(id));
  }
  return left;
};

/**
 * One list after the other, each result once. Where one is also in the list of all words, that knows their places.
 *
 * @param {Result[]} first
 * @param {Result[]} all
 * @param {Result[]} last
 */
const inTurn = (first, all, last) => {
  const known = new Map(all.map((result) => [result.id, result]));
  const results = new Map([...first, ...all, ...last].map((result) => [result.id, known.get(result.id) ?? result]));
  return [...results.values()];
};

/** @param {Result[]} results */
const idsOf = (results) => new Set(results.map(({ id }) => id));
