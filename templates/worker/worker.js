// @ts-check
// What a reader has visited can be read again without a network. Pages come from the network whenever it answers, so that
// none is stale; what their looks are made of has a name for each version, and comes from the cache. All stays on the
// device, below the site's own root.

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const { scope } = worker.registration;
// Other sites of the same host have caches beside these. The number counts the forms in which things are kept.
const PAGES = `${scope} pages 1`;
const ASSETS = `${scope} assets 1`;
const MOST_PAGES = 100;
const MOST_ASSETS = 60;
const OFFLINE = `${scope}offline/`;
// What every page loads; the rest is kept when a page first loads it.
const FIRST = [
  'assets/style.css',
  'assets/theme.js',
  'assets/keys.js',
  'assets/offline.js',
  'assets/fonts/text.woff2',
  'assets/fonts/display.woff2',
];
const VERSIONED = /\/assets\/.*-[0-9a-f]{8}\.\w+$/;

/**
 * Keeps an answer as the newest of its kind, and of the oldest no more than there is room for.
 *
 * @param {string} name
 * @param {number} most
 * @param {string} address
 * @param {Response} response
 */
const keep = async (name, most, address, response) => {
  const cache = await caches.open(name);
  await cache.delete(address);
  await cache.put(address, response);
  const kept = await cache.keys();
  await Promise.all(kept.slice(0, -most).map((old) => cache.delete(old)));
};

/** @param {string} url */
const addressOf = (url) => url.replace(/[?#].*/s, '');

/** @param {Response} response */
const isPage = ({ ok, redirected, headers }) =>
  ok && !redirected && (headers.get('content-type') ?? '').startsWith('text/html');

/** @param {string} address @param {Response} response */
const keepPage = async (address, response) => {
  if (isPage(response)) return keep(PAGES, MOST_PAGES, address, response);
  // Taken back, or moved: not to be read from here either.
  const isElsewhere = response.type === 'opaqueredirect' || response.redirected;
  if (isElsewhere || response.status === 404 || response.status === 410)
    await (await caches.open(PAGES)).delete(address);
};

/** @param {FetchEvent} event */
const pageFor = async (event) => {
  const address = addressOf(event.request.url);
  try {
    /** @type {Response} */
    const response = (await event.preloadResponse) ?? (await fetch(event.request));
    event.waitUntil(keepPage(address, response.clone()));
    return response;
  } catch {
    const kept = await caches.match(address, { cacheName: PAGES, ignoreVary: true });
    return kept ?? (await caches.match(OFFLINE, { cacheName: ASSETS, ignoreVary: true })) ?? Response.error();
  }
};

/** @param {FetchEvent} event */
const assetFor = async (event) => {
  const { url } = event.request;
  const kept = await caches.match(url, { cacheName: ASSETS, ignoreVary: true });
  if (kept !== undefined) return kept;
  const response = await fetch(url);
  if (response.ok) event.waitUntil(keep(ASSETS, MOST_ASSETS, url, response.clone()));
  return response;
};

/** The pages that were open before there was a worker to see them come. */
const keepOpenPages = async () => {
  const open = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const addresses = new Set(open.map(({ url }) => addressOf(url)).filter((url) => url.startsWith(scope)));
  await Promise.all([...addresses].map(async (address) => keepPage(address, await fetch(address))));
};

const install = async () => {
  for (const name of FIRST) {
    const url = scope + name;
    const response = (await caches.match(url, { cacheName: ASSETS })) ?? (await fetch(url));
    if (response.ok) await keep(ASSETS, MOST_ASSETS, url, response);
  }
  const offline = await fetch(OFFLINE, { cache: 'no-cache' });
  if (isPage(offline)) await keep(ASSETS, MOST_ASSETS, OFFLINE, offline);
  await worker.skipWaiting();
};

const activate = async () => {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(`${scope} `) && name !== PAGES && name !== ASSETS);
  await Promise.all(old.map((name) => caches.delete(name)));
  // Without it a page would wait for the worker to start before it is asked for.
  await worker.registration.navigationPreload?.enable();
  await worker.clients.claim();
  await keepOpenPages().catch(() => undefined);
};

worker.addEventListener('install', (event) => event.waitUntil(install()));
worker.addEventListener('activate', (event) => event.waitUntil(activate()));
worker.addEventListener('fetch', (event) => {
  const { method, mode, url } = event.request;
  if (method !== 'GET' || !url.startsWith(scope)) return;
  if (mode === 'navigate') event.respondWith(pageFor(event));
  else if (VERSIONED.test(url)) event.respondWith(assetFor(event));
});
