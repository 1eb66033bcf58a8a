// @ts-check
// Starts the worker that keeps visited pages on the device, and lists them on the page that stands in for one it has not.

const root = new URL('../', import.meta.url).href;
const PAGES = `${root} pages 1`;
const MARKS = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };

const register = () => {
  const worker = `${root}sw.js`;
  // Where scripts have to come from a policy, this is the one for the worker's address.
  /** @type {{ trustedTypes?: { createPolicy: (name: string, rules: object) => { createScriptURL: (url: string) => string } } }} */
  const { trustedTypes } = Object(globalThis);
  const policy = trustedTypes?.createPolicy('offline', { createScriptURL: () => worker });
  // A browser may keep nothing for sites; then there is nothing to read offline.
  navigator.serviceWorker?.register(policy?.createScriptURL(worker) ?? worker).catch(() => undefined);
};

/** @param {string} html */
const titleOf = (html) => {
  const title = /<h1[^>]*>(.*?)<\/h1>/s.exec(html)?.[1] ?? /<title>(.*?)<\/title>/s.exec(html)?.[1] ?? '';
  return title
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:amp|lt|gt|quot|#39);/g, (mark) => MARKS[/** @type {keyof typeof MARKS} */ (mark)])
    .replace(/\s+/g, ' ')
    .trim();
};

/** @param {Element} list */
const listKept = async (list) => {
  const cache = await caches.open(PAGES);
  const kept = [...(await cache.keys())].reverse();
  const items = kept.map(async (request) => {
    const [item, link, name] = ['li', 'a', 'bdi'].map((tag) => document.createElement(tag));
    const html = (await (await cache.match(request))?.text()) ?? '';
    if (!(item && name && link instanceof HTMLAnchorElement)) return '';
    link.href = request.url;
    name.textContent = titleOf(html) || new URL(request.url).pathname;
    link.append(name);
    item.append(link);
    return item;
  });
  list.replaceChildren(...(await Promise.all(items)));
  document.querySelector('.kept-none')?.toggleAttribute('hidden', kept.length > 0);
};

const list = document.querySelector('.kept-pages');
if (list !== null) {
  if ('caches' in globalThis) listKept(list).catch(() => undefined);
  // Shown in place of another page, which may be there now.
  if (location.href.split(/[?#]/)[0] !== `${root}offline/`) {
    document.querySelector('.stands-in')?.removeAttribute('hidden');
    addEventListener('online', () => location.reload());
  }
}
// After all that the page itself loads.
if (document.readyState === 'complete') register();
else addEventListener('load', register);
