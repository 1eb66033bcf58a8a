import assert from 'node:assert/strict';
import { cp, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { placeAsset, planAssets, planWorker } from '../scripts/publish/assets.ts';
import { openBrowser } from './support/browser.ts';
import { type Built, buildSite } from './support/build.ts';
import { REPO } from './support/content.ts';
import { type Served, serveFolder } from './support/serve.ts';

const article = (id: string, title: string, date: string, body: string): string =>
  `---\nid: aaaaaaaaaaaaaa${id}\ntitle: ${title}\ndate: ${date}\nsource: Tidewater Wire\ntags: [worms]\n---\n\n${body}\n`;

const FILES = {
  'digest.yaml': 'title: Below\nbase_url: https://example.org/digest/\nsocial_cards: false\n',
  'sources.yaml': 'sources: []\n',
  'topics.yaml': 'topics:\n  - tag: worms\n    label: Worms\n',
  'articles/2031/05/06-belts.md': article(
    '01',
    'Belts & cranes stop',
    '2031-05-06',
    'A worm has stopped the belts. It calls c2.belts.example, says a first look at it.',
  ),
  'articles/2031/05/07-harbour.md': article(
    '02',
    'The harbour opens again',
    '2031-05-07',
    'Ships pass the harbour. Nobody was hurt, and the cranes are slow.',
  ),
};
const BELTS = '/digest/2031/05/06/belts/';
const MOST_ASKED = 1000;
const HARBOUR = '/digest/2031/05/07/harbour/';

let site: Built;
let browser: Browser;
let root = '';

describe('a site below the root of its host', () => {
  before(async () => {
    site = await buildSite({ files: FILES });
    assert.equal(site.code, 0, site.stderr);
    root = path.join(site.root, 'served');
    await mkdir(root);
    await cp(site.out, path.join(root, 'digest'), { recursive: true });
    await writeFile(path.join(root, '_headers'), await readFile(path.join(site.out, '_headers')));
    browser = await openBrowser();
  });

  after(async () => {
    await browser?.close();
    await site?.remove();
  });

  test('is read, searched, watched and followed there, and asks for nothing outside of it', async () => {
    await served(async ({ origin }, context) => {
      const outside: string[] = [];
      context.on('request', (request) => {
        if (!request.url().startsWith(`${origin}/digest/`)) outside.push(request.url());
      });
      const page = await context.newPage();
      await page.goto(`${origin}/digest/`);
      for (const name of await page.locator('nav[aria-label="Main"] a').allTextContents()) {
        await page.locator('nav[aria-label="Main"] a', { hasText: name }).click();
        await page.waitForLoadState();
        assert.match(new URL(page.url()).pathname, /^\/digest\//);
        assert.equal(await page.locator('h1').count(), 1, name);
        assert.doesNotMatch(await page.title(), /not found/, name);
      }
      const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
      const light = await paper();
      await page.getByRole('radio', { name: 'Dark' }).check();
      assert.notEqual(await paper(), light);

      await page.goto(`${origin}/digest/search/?q=harbour`);
      await page.locator('main .results a', { hasText: 'The harbour opens again' }).click();
      await page.waitForURL(origin + HARBOUR);
      await page.goto(`${origin}/digest/watchlist/`);
      await page.locator('.offered input[value="tags/worms/"]').check();
      assert.equal(await page.locator('main .results a').count(), 2);

      for (const href of await page.locator('link[rel="alternate"]').evaluateAll(hrefsOf)) {
        const feed = await context.request.get(origin + href);
        assert.equal(feed.status(), 200, href);
        assert.match(await feed.text(), /https:\/\/example\.org\/digest\/2031\/05\/06\/belts\//, href);
      }
      assert.deepEqual(outside, []);
    });
  });

  test('is read again without a network where it was visited, and says so where it was not', async () => {
    const events: string[] = [];
    await served(async ({ origin, close }, context) => {
      const page = await context.newPage();
      page.on('console', (message) => events.push(message.text()));
      page.on('pageerror', (error) => events.push(error.message));
      await page.goto(origin + BELTS);
      await hasKept(page, BELTS);
      await page.goto(`${origin}/digest/`);
      await hasKept(page, '/digest/');
      assert.deepEqual(events, []);
      assert.equal(await page.evaluate(() => navigator.serviceWorker.controller !== null), true);

      await writeFile(path.join(root, 'digest/index.html'), await changed('digest/index.html', 'Stop the presses'));
      await page.goto(`${origin}/digest/?from=elsewhere`);
      assert.match(await page.title(), /Stop the presses/, 'an old page was shown though there is a network');
      await hasKept(page, '/digest/', 'Stop the presses');

      await close();
      await page.goto(origin + BELTS);
      assert.equal(await page.locator('h1').textContent(), 'Belts & cranes stop');
      assert.equal(await page.evaluate(() => document.fonts.ready.then(() => document.styleSheets.length)), 1);
      await page.goto(`${origin}/digest/#main`);
      assert.match(await page.title(), /Stop the presses/);

      await page.goto(origin + HARBOUR);
      assert.equal(await page.locator('h1').textContent(), 'Kept on this device');
      await page.locator('.stands-in').waitFor();
      const kept = page.locator('.kept-pages a');
      await kept.first().waitFor();
      assert.ok((await kept.allTextContents()).includes('Belts & cranes stop'));
      assert.equal(await page.locator('.kept-none').isVisible(), false);
      await kept.filter({ hasText: 'Belts' }).click();
      await page.waitForURL(origin + BELTS);
    });
  });

  test('is read without a network where it moved to, and not where it was or was taken away', async () => {
    const moved = new Map<string, string>();
    await served(
      async ({ origin, close }, context) => {
        const page = await context.newPage();
        for (const address of ['/digest/', BELTS, HARBOUR]) {
          await page.goto(origin + address);
          await hasKept(page, address);
        }
        const file = path.join(root, BELTS, 'index.html');
        await rename(file, `${file}.gone`);
        moved.set(HARBOUR, '/digest/tags/');
        for (const address of [BELTS, HARBOUR]) await page.goto(origin + address);
        assert.equal(new URL(page.url()).pathname, '/digest/tags/');
        await hasKept(page, '/digest/tags/');
        for (const address of [BELTS, HARBOUR])
          await until(() => page.evaluate(async (url) => (await caches.match(url)) === undefined, origin + address));
        await rename(`${file}.gone`, file);

        await close();
        await page.goto(origin + BELTS);
        assert.equal(await page.locator('h1').textContent(), 'Kept on this device');
        // Browsers keep permanent redirects.
        await page.goto(origin + HARBOUR);
        assert.equal(await page.locator('h1').textContent(), 'Tags');
      },
      { moved },
    );
  });

  test('keeps the last hundred pages alone', async () => {
    await served(async ({ origin }, context) => {
      const page = await context.newPage();
      await page.goto(`${origin}/digest/`);
      await hasKept(page, '/digest/');
      await page.evaluate(async (scope) => {
        const cache = await caches.open(`${scope} pages 1`);
        for (let at = 0; at < 120; at++) await cache.put(`${scope}old/${at}/`, new Response(''));
      }, `${origin}/digest/`);
      await page.goto(origin + BELTS);
      await hasKept(page, BELTS);
      await until(async () => (await page.evaluate(countOfKept, `${origin}/digest/`)) === 100);
    });
  });

  test('takes its worker and all that it kept away, and nothing else, when the setting is turned off', async () => {
    await served(async ({ origin }, context) => {
      const page = await context.newPage();
      await page.goto(`${origin}/digest/`);
      await hasKept(page, '/digest/');
      await page.evaluate(() => caches.open('a neighbour of the site'));
      const assets = planAssets(path.join(REPO, 'templates/assets'));
      const none = planWorker(path.join(REPO, 'templates/worker'), assets, { isOn: false });
      await placeAsset(none, path.join(root, 'digest', none.file));
      await page.goto(origin + BELTS);
      await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
      await until(() =>
        page.evaluate(
          async () =>
            (await navigator.serviceWorker.getRegistrations()).length === 0 &&
            (await caches.keys()).join() === 'a neighbour of the site',
        ),
      );
    });
  });
});

/** Serves the site for one test, to a browser that knows nothing of it. */
async function served(
  use: (served: Served, context: BrowserContext) => Promise<void>,
  { moved }: { readonly moved?: ReadonlyMap<string, string> } = {},
): Promise<void> {
  const one = await serveFolder(root, { withHeaders: true, ...(moved && { moved }) });
  const context = await browser.newContext();
  try {
    await use(one, context);
  } finally {
    await context.close();
    await one.close().catch(() => undefined);
  }
}

/** Waits until the page of an address is kept, with a text in it. */
async function hasKept(page: Page, address: string, text = ''): Promise<void> {
  await until(() =>
    page.evaluate(
      async ([url = '', text = '']) => {
        const kept = await caches.match(new URL(url, location.origin).href);
        return kept !== undefined && (await kept.text()).includes(text);
      },
      [address, text],
    ),
  );
}

/** Asks until the answer is yes. */
async function until(ask: () => Promise<boolean>): Promise<void> {
  for (let asked = 0; !(await ask()); asked++) {
    assert.ok(asked < MOST_ASKED, 'what was waited for never came');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function countOfKept(scope: string): Promise<number> {
  return (await (await caches.open(`${scope} pages 1`)).keys()).length;
}

async function changed(file: string, title: string): Promise<string> {
  const html = await readFile(path.join(root, file), 'utf8');
  return html.replace(/<title>.*?<\/title>/, `<title>${title}</title>`);
}

function hrefsOf(links: readonly Element[]): string[] {
  return links.map((link) => link.getAttribute('href') ?? '');
}
