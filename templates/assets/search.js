// @ts-check
// The page that searches: its state is in its address, what is found is written as text, never as HTML.

/** @typedef {import('./search-engine.js').Found} Found */
/** @typedef {import('./search-engine.js').Result} Result */

const PAGE = 10;
const EXCERPT = 32;
const FILTERS = ['year', 'kind', 'tag', 'source'];

const form = /** @type {HTMLFormElement} */ (document.querySelector('form.search'));
const input = /** @type {HTMLInputElement} */ (form.elements.namedItem('q'));
const status = /** @type {HTMLElement} */ (document.querySelector('.found'));
const list = /** @type {HTMLElement} */ (document.querySelector('.results'));
const more = /** @type {HTMLButtonElement} */ (document.querySelector('.more'));

/** @type {Result[]} */
let results = [];
let asked = 0;
/** What the address asks for and the site has not: a tag that is no more, say. */
let unknown = '';
/** @type {number | undefined} */
let waiting;

/** @returns {Promise<import('./search-engine.js').Search>} */
const engine = () => import(form.dataset.module ?? '');

const stateOfForm = () => {
  const state = new URLSearchParams();
  for (const [name, value] of new FormData(form))
    if (typeof value === 'string' && value.trim() !== '') state.set(name, value.trim());
  return state;
};

const readAddress = () => {
  const state = new URLSearchParams(location.search);
  input.value = state.get('q') ?? '';
  unknown = '';
  for (const name of FILTERS) {
    const value = state.get(name) ?? '';
    const select = form.elements.namedItem(name);
    const options = select instanceof HTMLSelectElement ? [...select.options] : [];
    const option = options.find((one) => one.value === value) ?? options[0];
    if (option !== undefined) option.selected = true;
    if (value !== '' && option?.value !== value)
      unknown += ` Nothing here has the ${name} “${value}”; it was left aside.`;
  }
};

/** @param {'push' | 'replace'} how */
const writeAddress = (how) => {
  unknown = '';
  const state = stateOfForm().toString();
  if (state === new URLSearchParams(location.search).toString()) return;
  const address = location.pathname + (state === '' ? '' : `?${state}`);
  if (how === 'push') history.pushState(null, '', address);
  else history.replaceState(null, '', address);
};

const search = async () => {
  const turn = ++asked;
  const state = stateOfForm();
  const term = state.get('q');
  /** @type {Record<string, string[]>} */
  const filters = {};
  for (const name of FILTERS) {
    const value = state.get(name);
    if (value !== null) filters[name] = [value];
  }
  document.title = document.title.replace(/^(.*: )?/, term === null ? '' : `${term}: `);
  if (state.size === 0) return show([], unknown.trim());
  const slow = setTimeout(() => turn === asked && say('Searching …'), 300);
  try {
    const { search } = await engine();
    const found = await search(term, { filters });
    if (turn === asked) await show(found.results, tell(found.results.length, term, Object.keys(filters).length > 0));
  } catch {
    if (turn === asked) await show([], 'The index could not be loaded. Try again when you are online.');
  } finally {
    clearTimeout(slow);
  }
};

/**
 * @param {number} count
 * @param {string | null} term
 * @param {boolean} isFiltered
 */
const tell = (count, term, isFiltered) => {
  const what = term === null ? '' : ` for ${term}`;
  if (count > 0) return `${count} ${count === 1 ? 'result' : 'results'}${what}${unknown && `.${unknown}`}`;
  return `Nothing found${what}. Try fewer or other words${isFiltered ? ', or take a filter away' : ''}.${unknown}`;
};

/** @param {string} text */
const say = (text) => {
  status.textContent = text;
};

/**
 * @param {Result[]} found
 * @param {string} text
 */
const show = async (found, text) => {
  results = found;
  const items = await itemsFrom(0);
  if (results !== found) return;
  list.replaceChildren(...items);
  say(text);
  more.hidden = results.length <= PAGE;
};

/** @param {number} from */
const itemsFrom = async (from) => {
  const shown = results.slice(from, from + PAGE);
  return (await Promise.all(shown.map((result) => result.data()))).map(itemOf);
};

/**
 * @param {string} name
 * @param {(string | Node)[]} children
 * @param {Record<string, string>} [properties]
 */
const make = (name, children, properties = {}) => {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
};

/** @param {Found} found */
const itemOf = ({ url, content, locations, meta }) => {
  const title = make('a', [make('bdi', [meta.title ?? url])], { href: url });
  return make('li', [
    make('h2', [title], { className: 'headline' }),
    make('p', [meta.note ?? ''], { className: 'byline' }),
    make('p', excerptOf(content.split(/\s+/), new Set(locations)), { className: 'excerpt' }),
  ]);
};

/**
 * The stretch of a text that holds the most of what was looked for, with that marked.
 *
 * @param {string[]} words
 * @param {ReadonlySet<number>} found
 */
const excerptOf = (words, found) => {
  const from = Math.max(0, densest([...found].sort((a, b) => a - b)) - 4);
  /** @type {(string | Node)[]} */
  const parts = from > 0 ? ['… '] : [];
  words.slice(from, from + EXCERPT).forEach((word, at) => {
    parts.push(found.has(from + at) ? make('mark', [word]) : word, ' ');
  });
  if (from + EXCERPT < words.length) parts.push('…');
  return parts;
};

/** @param {number[]} places in order */
const densest = (places) => {
  let [best, most, first] = [0, 0, 0];
  places.forEach((place, at) => {
    while ((places[first] ?? 0) < place - EXCERPT + 8) first += 1;
    if (at - first + 1 > most) [best, most] = [places[first] ?? 0, at - first + 1];
  });
  return best;
};

/** @param {-1 | 1} step */
const go = (step) => {
  /** @type {(Element | null)[]} */
  const stops = [input, ...list.querySelectorAll('a')];
  const at = stops.indexOf(document.activeElement);
  const next = stops[at + step];
  if (at >= 0 && next instanceof HTMLElement) next.focus();
  return at >= 0;
};

form.addEventListener('submit', (event) => {
  event.preventDefault();
  clearTimeout(waiting);
  writeAddress('push');
  search();
});
input.addEventListener('input', () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    writeAddress('replace');
    search();
  }, 200);
});
form.addEventListener('change', ({ target }) => {
  if (target === input) return;
  writeAddress('push');
  search();
});
more.addEventListener('click', async () => {
  const from = list.children.length;
  const items = await itemsFrom(from);
  list.append(...items);
  more.hidden = results.length <= list.children.length;
  items[0]?.querySelector('a')?.focus();
});
document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const isHere = event.target === input || (event.target instanceof Node && list.contains(event.target));
  if (!isHere) return;
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    if (go(event.key === 'ArrowDown' ? 1 : -1)) event.preventDefault();
  } else if (event.key === 'Escape') {
    event.preventDefault();
    input.value = '';
    input.focus();
    input.dispatchEvent(new Event('input'));
  }
});
addEventListener('popstate', () => {
  readAddress();
  search();
});
readAddress();
search();
if (!location.search) input.focus();
