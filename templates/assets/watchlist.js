// @ts-check
// What a reader follows: chosen, kept and filtered in the browser. The list is an array of places, `groups/apt28/`.

import { KEY, read, write } from './watch-store.js';

/** @typedef {[place: string, label: string, names?: string]} Choice */
/** @typedef {{ label: string, one: string, choices: Choice[] }} Kind */
/** @typedef {{ url: string, title: string, note: string, about: string[] }} Story */

const MOST = 40;

/** @param {string} selector */
const at = (selector) => /** @type {HTMLElement} */ (document.querySelector(selector));
const root = at('.watchlist');
const filter = /** @type {HTMLInputElement} */ (at('#filter'));
const load = /** @type {HTMLInputElement} */ (at('#load'));
const more = /** @type {HTMLButtonElement} */ (at('.more'));
const find = /** @type {HTMLInputElement} */ (at('#find'));
const rest = /** @type {HTMLButtonElement} */ (at('.rest'));
const { choices = '', newest = '', root: site = '', title = '' } = root.dataset;

/** @type {Kind[]} */
let kinds = [];
/** @type {Story[]} */
let stories = [];
let shown = MOST;
let shownOfList = MOST;

const NOT_LOADED = 'The choices could not be loaded. Try again when you are online.';
const NOT_KEPT = '. This browser keeps nothing for sites: save the list before you leave this page.';

let list = read();
let isKept = true;
const keep = () => {
  isKept = write(list);
};

/**
 * @param {string} name
 * @param {(string | Node)[]} children
 * @param {Record<string, unknown>} [properties]
 */
const make = (name, children, properties = {}) => {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
};

/**
 * @param {Choice} choice
 * @param {string} kind
 */
const itemOf = ([place, label], kind) => {
  const box = make('input', [], { type: 'checkbox', checked: list.has(place), value: place });
  return make('li', [make('label', [box, make('bdi', [label]), ' ', make('span', [kind], { className: 'note' })])]);
};

/**
 * What there is to choose from, or of that the reader's list, by the words of a field.
 *
 * @param {HTMLInputElement} field
 * @param {(place: string) => boolean} isMeant
 */
const search = (field, isMeant) => {
  const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
  return kinds.flatMap(({ label, one: kind, choices }) =>
    choices.flatMap((choice) => {
      if (!isMeant(choice[0])) return [];
      const text = `${choice[1]} ${choice[2] ?? ''} ${kind} ${label}`.toLowerCase();
      return words.every((word) => text.includes(word)) ? [{ choice, kind }] : [];
    }),
  );
};

const showOffered = () => {
  const found = search(filter, () => true);
  at('.offered').replaceChildren(...found.slice(0, shown).map(({ choice, kind }) => itemOf(choice, kind)));
  at('.matches').textContent =
    found.length === 0 ? 'Nothing of that name is watched for here.' : `${found.length} to choose from`;
  more.hidden = found.length <= shown;
};

/** A long list is shown in parts, and can be looked through. */
const showChosen = () => {
  const chosen = search(find, (place) => list.has(place));
  at('.chosen').replaceChildren(...chosen.slice(0, shownOfList).map(({ choice, kind }) => itemOf(choice, kind)));
  rest.hidden = chosen.length <= shownOfList;
  at('.finding').hidden = list.size <= MOST && find.value === '';
  at('.kept').textContent = find.value === '' ? `${list.size} on it` : `${chosen.length} of ${list.size}`;
};

const showList = () => {
  showChosen();
  at('.actions').hidden = list.size === 0;
  const news = stories.filter(({ about }) => about.some((place) => list.has(place)));
  at('.results').replaceChildren(
    ...news.map(({ url, title, note }) =>
      make('li', [
        make('h3', [make('a', [make('bdi', [title])], { href: url })], { className: 'headline' }),
        make('p', [note], { className: 'byline' }),
      ]),
    ),
  );
  at('.found').textContent =
    list.size === 0
      ? 'Your list is empty. Tick what you want to follow.'
      : `${news.length} of the newest ${stories.length} articles${isKept ? '' : NOT_KEPT}`;
};

const show = () => {
  showList();
  showOffered();
};

/** OPML 2.0: an outline a kind, in it a feed each (http://opml.org/spec2.opml). */
const opml = () => {
  const file = document.implementation.createDocument('', 'opml');
  /** @param {Element} parent @param {string} name @param {Record<string, string>} [attributes] */
  const add = (parent, name, attributes = {}) => {
    const element = file.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    parent.append(element);
    return element;
  };
  const top = file.documentElement;
  top.setAttribute('version', '2.0');
  add(add(top, 'head'), 'title').textContent = `${title}: watchlist`;
  const body = add(top, 'body');
  for (const { label, choices } of kinds) {
    const ticked = choices.filter(([place]) => list.has(place));
    if (ticked.length === 0) continue;
    const outline = add(body, 'outline', { text: label });
    for (const [place, text] of ticked)
      add(outline, 'outline', {
        type: 'rss',
        text,
        title: text,
        xmlUrl: `${site}${place}feed.xml`,
        htmlUrl: site + place,
      });
  }
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(file)}\n`;
};

const save = () => {
  const href = URL.createObjectURL(new Blob([opml()], { type: 'text/x-opml' }));
  make('a', [], { href, download: 'watchlist.opml' }).click();
  setTimeout(() => URL.revokeObjectURL(href), 1000);
};

const loadFile = async () => {
  const known = new Set(kinds.flatMap(({ choices }) => choices.map(([place]) => place)));
  const text = (await load.files?.[0]?.text()) ?? '';
  const places = new Set(
    [...text.matchAll(/xmlUrl\s*=\s*["']([^"']*)feed\.xml/g)].flatMap(([, url = '']) =>
      url.startsWith(site) ? [url.slice(site.length)] : [],
    ),
  );
  const found = [...places].filter((place) => known.has(place));
  const missing = found.filter((place) => !list.has(place));
  for (const place of missing) list.add(place);
  load.value = '';
  keep();
  show();
  const old = found.length - missing.length;
  const added = `${missing.length} added${old > 0 ? `, ${old} of the file were on the list` : ''}.`;
  const none = 'Nothing of this site is in that file. Choose one that was saved here.';
  at('.loaded').textContent = found.length > 0 ? added : known.size > 0 ? none : NOT_LOADED;
};

root.addEventListener('change', ({ target }) => {
  if (target === load) loadFile();
  if (!(target instanceof HTMLInputElement) || target.type !== 'checkbox') return;
  if (target.checked) list.add(target.value);
  else list.delete(target.value);
  keep();
  const isOffered = at('.offered').contains(target);
  // What was ticked stays where it is, so that nothing jumps away under the finger.
  if (isOffered) showList();
  else show();
  if (!target.isConnected) /** @type {HTMLElement} */ (root.querySelector('.chosen input') ?? filter).focus();
});
filter.addEventListener('input', () => {
  shown = MOST;
  showOffered();
});
more.addEventListener('click', () => {
  const first = shown;
  shown += MOST;
  showOffered();
  /** @type {HTMLElement | undefined} */ (root.querySelectorAll('.offered input')[first])?.focus();
});
find.addEventListener('input', () => {
  shownOfList = MOST;
  showChosen();
});
rest.addEventListener('click', () => {
  const first = shownOfList;
  shownOfList += MOST;
  showChosen();
  /** @type {HTMLElement | undefined} */ (root.querySelectorAll('.chosen input')[first])?.focus();
});
at('#save').addEventListener('click', save);
at('#clear').addEventListener('click', () => {
  if (!confirm('Clear the whole list?')) return;
  list.clear();
  keep();
  show();
  filter.focus();
});
addEventListener('storage', ({ key }) => {
  if (key !== KEY) return;
  list = read();
  show();
});

// Where nothing is on it, what there is to choose from comes first.
if (list.size === 0) root.append(at('.own'));

try {
  [kinds, stories] = await Promise.all([choices, newest].map(async (url) => (await fetch(url)).json()));
  show();
} catch {
  at('.found').textContent = NOT_LOADED;
}
