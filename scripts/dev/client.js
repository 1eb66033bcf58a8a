// Loaded by every page that `npm run dev` serves: loads it anew when it has changed, and lays errors of the content over
// it. It writes no markup, for the policy of the pages forbids that, and what it shows is text of others.

/**
 * @typedef {import('./message.ts').Message} Message
 * @typedef {import('./outcome.ts').Trouble} Trouble
 */

const script = document.currentScript;
let seen = (script instanceof HTMLElement && script.dataset.build) || '';
/** @type {EventSource | null} */
let stream = null;

/** Streams are few in a browser: a page that nobody sees gives its own back. */
function connect() {
  if (document.hidden) {
    stream?.close();
    stream = null;
    return;
  }
  if (stream !== null) return;
  const query = new URLSearchParams({ page: location.pathname, seen });
  stream = new EventSource(`/.dev/events?${query}`);
  stream.addEventListener('message', ({ data }) => obey(JSON.parse(data)));
}

/** @param {Message} message */
function obey({ build, action, trouble }) {
  if (action === 'reload') {
    stream?.close();
    location.reload();
    return;
  }
  seen = build;
  if (action === 'style') renewStyles(build);
  showTrouble(trouble);
}

/**
 * Puts a new stylesheet beside each, and takes the old one away once it is there: the page never stands unstyled.
 *
 * @param {string} build
 */
function renewStyles(build) {
  for (const old of document.head.querySelectorAll('link')) {
    if (old.rel !== 'stylesheet') continue;
    const url = new URL(old.href);
    url.searchParams.set('build', build);
    const fresh = document.createElement('link');
    fresh.rel = 'stylesheet';
    fresh.href = url.href;
    fresh.addEventListener('load', () => old.remove());
    fresh.addEventListener('error', () => fresh.remove());
    old.after(fresh);
  }
}

/** @type {HTMLElement | null} */
let overlay = null;
let shown = '';

/** @param {Trouble | null} trouble */
function showTrouble(trouble) {
  const key = JSON.stringify(trouble);
  if (key === shown) return;
  shown = key;
  overlay?.remove();
  overlay = trouble === null ? null : makeOverlay(trouble);
  if (overlay !== null) document.body.append(overlay);
}

/** @param {Trouble} trouble */
function makeOverlay(trouble) {
  const host = document.createElement('hexdigest-errors');
  const root = host.attachShadow({ mode: 'open' });
  const style = make('link', '');
  style.rel = 'stylesheet';
  style.href = '/.dev/overlay.css';
  const panel = make('section', '');
  panel.setAttribute('aria-labelledby', 'title');
  const title = make('h2', titleOf(trouble));
  title.id = 'title';
  // Read out once; the list below it is there to be gone through.
  const alert = make('div', '');
  alert.setAttribute('role', 'alert');
  alert.append(title);
  const close = make('button', 'Close');
  close.type = 'button';
  const closePanel = () => host.remove();
  close.addEventListener('click', closePanel);
  panel.addEventListener('keydown', ({ key }) => key === 'Escape' && closePanel());
  const head = make('header', '');
  head.append(alert, close);
  const body = trouble.kind === 'refused' ? listProblems(trouble.problems) : makeScrolling('pre', trouble.message);
  panel.append(head, body, make('p', 'The site is as it was. This goes away when it is mended.'));
  root.append(style, panel);
  return host;
}

/** @param {Trouble} trouble */
function titleOf(trouble) {
  if (trouble.kind === 'broken') return 'The site could not be built';
  const count = trouble.problems.length;
  return `${count} ${count === 1 ? 'error' : 'errors'} in the content`;
}

/** @param {Extract<Trouble, { kind: 'refused' }>['problems']} problems */
function listProblems(problems) {
  const list = makeScrolling('ol', '');
  for (const { file, line, what, fix } of problems) {
    const item = make('li', '');
    item.append(make('code', line === null ? file : `${file}:${line}`), make('p', what), make('p', fix));
    list.append(item);
  }
  return list;
}

/**
 * What scrolls must be reachable by keys.
 *
 * @param {'ol' | 'pre'} name
 * @param {string} text
 */
function makeScrolling(name, text) {
  const element = make(name, text);
  element.tabIndex = 0;
  return element;
}

/**
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {string} text
 */
function make(name, text) {
  const element = document.createElement(name);
  element.textContent = text;
  return element;
}

document.addEventListener('visibilitychange', connect);
if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', connect);
else connect();
