// @ts-check
// The reader's watchlist, kept by this browser alone: an array of places, `groups/apt28/`.

export const KEY = 'watchlist';

/** @returns {Set<string>} */
export const read = () => {
  try {
    /** @type {unknown} */
    const kept = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return new Set(Array.isArray(kept) ? kept.filter((place) => typeof place === 'string') : []);
  } catch {
    return new Set();
  }
};

/**
 * False where the browser keeps nothing for sites: the list holds for as long as the page is open.
 *
 * @param {ReadonlySet<string>} list
 */
export const write = (list) => {
  try {
    if (list.size === 0) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, JSON.stringify([...list].sort()));
    return true;
  } catch {
    return false;
  }
};
