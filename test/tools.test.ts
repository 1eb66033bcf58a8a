import assert from 'node:assert/strict';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import { parseOpml } from 'feedsmith';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { openBrowser } from './support/browser.ts';
import { type Built, buildSite, listFiles } from './support/build.ts';
import { type Served, serveFolder } from './support/serve.ts';

const BASE = 'https://tools.test/digest/';

const article = (id: string, title: string, fields: string, body: string): string =>
  `---\nid: aaaaaaaaaaaaaa${id}\ntitle: ${title}\n${fields}---\n\n${body}\n`;

const FILES = {
  'digest.yaml': `title: Tools\nbase_url: ${BASE}\n`,
  'sources.yaml': 'sources: []\n',
  'topics.yaml': 'topics:\n  - tag: espionage\n    label: Espionage\n  - tag: worms\n    label: Worms\n',
  'articles/2030/05/06-belts.md': article(
    '01',
    'Belts stop at the ports',
    'date: 2030-05-06\nauthors: [Zoë Quayside]\nsource: Tidewater Wire\ntags: [worms]\n',
    'The group APT28 has stopped the belts. Its worm calls hxxp://c2.belts.example/run?x=1 and 198.51.100.7, says a first look <b>at</b> it.',
  ),
  'articles/2031/05/06-cranes.md': article(
    '02',
    'Cranes stop, too',
    'date: 2031-05-06\nsource: Harbour Post\ntags: [espionage, worms]\n',
    'A flaw in Log4j, CVE-2021-44228, let them into the cranes by T1566.001. Nothing is known of CVE-2021-44229.',
  ),
  'articles/2031/05/07-harbour.md': article(
    '03',
    'The harbour opens again',
    'date: 2031-05-07\nsource: Harbour Post\ntags: [espionage]\n',
    'Ships pass the harbour. Nobody was hurt, and the cranes are slow.',
  ),
  'articles/2031/05/08-hospital.md': article(
    '05',
    '医院遭勒索软件攻击',
    'date: 2031-05-08\nlang: zh\n',
    '起重机制造商的一家医院周四停止了工作。没有人知道原因。',
  ),
  'articles/2031/05/09-bears.md': article(
    '06',
    'APT28, APT28, and once more APT28',
    'date: 2031-05-09\n',
    'APT28 is APT28, and who says APT28 says APT28. The group Sea Turtle has a seat at the table.',
  ),
  'articles/undated/tides.md': article('04', 'Of tides', '', 'A tide is no worm, says the harbour.'),
};

let site: Built;
let browser: Browser;
let served: Served;

describe('the pages on which a reader types and chooses', () => {
  before(async () => {
    site = await buildSite({ files: FILES });
    assert.equal(site.code, 0, site.stderr);
    const root = path.join(site.root, 'served');
    await mkdir(root);
    await cp(site.out, path.join(root, 'digest'), { recursive: true });
    await writeFile(path.join(root, '_headers'), await readFile(path.join(site.out, '_headers')));
    served = await serveFolder(root, { withHeaders: true });
    browser = await openBrowser();
  });

  after(async () => {
    await browser?.close();
    await served?.close();
    await site?.remove();
  });

  const CASES: Readonly<Record<string, readonly string[]>> = {
    belts: ['Belts stop at the ports'],
    'zoe quayside': ['Belts stop at the ports', 'Zoë Quayside'],
    Quaysides: ['Belts stop at the ports', 'Zoë Quayside'],
    'fancy bear': ['APT28', 'APT28, APT28, and once more APT28', 'Belts stop at the ports'],
    '"Fancy Bear"': ['APT28', 'APT28, APT28, and once more APT28', 'Belts stop at the ports'],
    'Fancy Bears': ['APT28', 'APT28, APT28, and once more APT28', 'Belts stop at the ports'],
    seat: ['APT28, APT28, and once more APT28'],
    'sea tur': ['APT28, APT28, and once more APT28', 'Sea Turtle'],
    'APT-28': ['APT28', 'APT28, APT28, and once more APT28', 'Belts stop at the ports'],
    fancyb: [],
    fancybear: ['APT28'],
    'zoë q': ['Belts stop at the ports', 'Zoë Quayside'],
    fancy: ['APT28', 'APT28, APT28, and once more APT28', 'Belts stop at the ports'],
    'cve-2021-442': ['CVE-2021-44228 (Log4Shell)', 'CVE-2021-44229', 'Cranes stop, too'],
    'sea turtle': ['APT28, APT28, and once more APT28', 'Sea Turtle'],
    'c2[.]belts[.]example': ['Belts stop at the ports'],
    'hxxp://c2.belts.example': ['Belts stop at the ports'],
    'http://c2.belts.example/run?x=1': ['Belts stop at the ports'],
    'belts.example': ['Belts stop at the ports'],
    'belts(dot)example': ['Belts stop at the ports'],
    'elts.example': [],
    '198.51.100[.]7': ['Belts stop at the ports'],
    'CVE-2021-44228': ['CVE-2021-44228 (Log4Shell)', 'Cranes stop, too'],
    'cve 2021 44228': ['CVE-2021-44228 (Log4Shell)', 'Cranes stop, too'],
    'CVE-2021-44227': [],
    'T1566.001': ['T1566.001 Spearphishing Attachment', 'Cranes stop, too'],
    'T1566.002': [],
    'harbour cranes': ['Cranes stop, too', 'The harbour opens again'],
    'harbour zzqqxx': [],
    'zzqqxxyy wvwvwv': [],
    harb: ['Cranes stop, too', 'Of tides', 'The harbour opens again'],
    '"the harbour"': ['Of tides', 'The harbour opens again'],
    '"harbour the"': [],
    勒索软件: ['医院遭勒索软件攻击'],
    '医院 原因': ['医院遭勒索软件攻击'],
    因: ['医院遭勒索软件攻击'],
    软勒: [],
  };

  test('find what is asked for, whatever it is called and however it is written, and nothing else', async () => {
    await withPage({}, async (page) => {
      for (const [query, titles] of Object.entries(CASES)) {
        await page.goto(`${served.origin}/digest/search/?q=${encodeURIComponent(query)}`);
        assert.deepEqual((await found(page)).sort(), [...titles].sort(), query);
      }
    });
  });

  test('find a thing by any of its names before what speaks of it', async () => {
    const names = { APT28: 'APT28', 'fancy bear': 'APT28', 'zoë quayside': 'Zoë Quayside' };
    await withPage({}, async (page) => {
      for (const [query, title] of Object.entries(names)) {
        await page.goto(`${served.origin}/digest/search/?q=${encodeURIComponent(query)}`);
        assert.equal((await found(page))[0], title, query);
        assert.ok((await page.locator('.results li').count()) > 1, query);
      }
      await page.goto(`${served.origin}/digest/search/?q=APT28&kind=article`);
      assert.deepEqual((await found(page)).sort(), ['APT28, APT28, and once more APT28', 'Belts stop at the ports']);
    });
  });

  test('find the same in a site whose own language puts no space between words', async () => {
    const files = { ...FILES, 'digest.yaml': 'title: Tools\nlanguage: ja\nbase_url: https://tools.test/\n' };
    const japanese = await buildSite({ files });
    const { origin, close } = await serveFolder(japanese.out, { withHeaders: true });
    const page = await browser.newPage();
    try {
      for (const query of ['勒索软件', '医院 原因', 'fancy bear', 'CVE-2021-44228', 'belts(dot)example']) {
        await page.goto(`${origin}/search/?q=${encodeURIComponent(query)}`);
        assert.deepEqual((await found(page)).sort(), [...(CASES[query] ?? [])].sort(), query);
      }
    } finally {
      await page.close();
      await close();
      await japanese.remove();
    }
  });

  test('search by keys alone, and keep what was looked for in the address', async () => {
    await withPage({}, async (page) => {
      await page.goto(`${served.origin}/digest/`);
      await page.keyboard.press('/');
      await page.waitForURL('**/search/');
      await page.waitForFunction(() => document.activeElement?.id === 'q');
      await page.keyboard.type('harbour');
      await page.waitForURL('**/search/?q=harbour');
      const titles = await found(page);
      assert.equal(titles.length, 3);
      assert.match((await page.textContent('[role=status]')) ?? '', /^3 results for harbour/);
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      assert.equal(await page.evaluate(() => document.activeElement?.textContent), titles[1]);
      await page.keyboard.press('ArrowUp');
      await page.keyboard.press('ArrowUp');
      assert.equal(await page.evaluate(() => document.activeElement?.id), 'q');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.waitForURL((url) => !url.pathname.endsWith('/search/'));
      assert.equal(await page.textContent('h1'), titles[0]);
      await page.goBack();
      assert.deepEqual(await found(page), titles);
      await page.keyboard.press('/');
      assert.equal(await page.evaluate(() => document.activeElement?.id), 'q');
      assert.match(page.url(), /\?q=harbour$/);
      await page.keyboard.press('Escape');
      await page.waitForURL('**/search/');
      assert.equal(await page.locator('.results li').count(), 0);
    });
  });

  test('filter, by the address and by hand, and go back', async () => {
    await withPage({}, async (page) => {
      await page.goto(`${served.origin}/digest/search/?q=harbour&year=2031&source=harbour-post`);
      assert.deepEqual((await found(page)).sort(), ['Cranes stop, too', 'The harbour opens again']);
      assert.equal(await page.inputValue('select[name=source]'), 'harbour-post');
      await page.selectOption('select[name=tag]', 'worms');
      await page.waitForURL('**&tag=worms**');
      await page.getByText(/^1 result for harbour/).waitFor();
      assert.deepEqual(await found(page), ['Cranes stop, too']);
      await page.goBack();
      await page.getByText(/^2 results for harbour/).waitFor();
      assert.equal(await page.inputValue('select[name=tag]'), '');
      await page.goto(`${served.origin}/digest/search/?q=harbour&tag=gone&year=2031`);
      assert.equal((await found(page)).length, 2);
      const told = '2 results for harbour. Nothing here has the tag “gone”; it was left aside.';
      assert.equal(await page.textContent('.found'), told);
      await page.selectOption('select[name=year]', '2030');
      await page.getByText(/^Nothing found for harbour.*away\.$/).waitFor();
      await page.goto(`${served.origin}/digest/search/?kind=group`);
      assert.deepEqual((await found(page)).sort(), ['APT28', 'Sea Turtle']);
      await page.goto(`${served.origin}/digest/search/?kind=article`);
      assert.deepEqual(await found(page), [
        'APT28, APT28, and once more APT28',
        '医院遭勒索软件攻击',
        'The harbour opens again',
        'Cranes stop, too',
        'Belts stop at the ports',
        'Of tides',
      ]);
      await page.goto(`${served.origin}/digest/search/?kind=technique`);
      const techniques = await found(page);
      assert.deepEqual(techniques, [...techniques].sort());
      await page.goto(`${served.origin}/digest/search/?kind=author`);
      assert.deepEqual(await found(page), ['Zoë Quayside']);
      assert.match(await page.title(), /^Search/);
    });
  });

  test('load the bundles of one year alone where only it is asked for', async () => {
    await withPage({}, async (page) => {
      const asked: string[] = [];
      page.on('request', (request) => asked.push(new URL(request.url()).pathname));
      await page.goto(`${served.origin}/digest/search/?q=harbour&year=2030`);
      await found(page);
      const bundles = new Set(asked.flatMap((name) => /\/pagefind\/([^/]+)\//.exec(name)?.[1] ?? []));
      assert.deepEqual([...bundles].sort(), ['2030', 'engine']);
    });
  });

  for (const [what, form] of [
    ['the program', /\/assets\/search-engine-/],
    ['Pagefind', /\/engine\/pagefind\.js$/],
    ['what Pagefind is', /\/engine\/pagefind-entry\.json/],
    ['Pagefind’s own program', /\/engine\/wasm\./],
    ['what a bundle is', /\/2031\/pagefind-entry\.json/],
    ['the words of a bundle', /\/2031\/pagefind\.\w+\.pf_meta/],
    ['a text', /\/2031\/fragment\//],
  ] as const) {
    test(`search again when there is a network, though ${what} did not come at first`, async () => {
      const page = await browser.newPage();
      try {
        let refused = 0;
        await page.route(form, (route) => {
          refused += 1;
          return route.abort();
        });
        await page.goto(`${served.origin}/digest/search/?q=harbour`);
        await page.locator('.found', { hasText: 'could not be loaded' }).waitFor();
        assert.ok(refused > 0);
        await page.unroute(form);
        await page.getByRole('button', { name: 'Search' }).click();
        await page.locator('.found', { hasText: '3 results' }).waitFor();
        assert.deepEqual((await found(page)).sort(), ['Cranes stop, too', 'Of tides', 'The harbour opens again']);
      } finally {
        await page.close();
      }
    });
  }

  test('show what was found as text, with what was looked for marked and no address live', async () => {
    await withPage({}, async (page) => {
      await page.goto(`${served.origin}/digest/search/?q=worm&source=tidewater-wire`);
      assert.deepEqual(await found(page), ['Belts stop at the ports']);
      const excerpt = page.locator('.excerpt');
      assert.equal(await excerpt.locator('mark').first().textContent(), 'worm');
      const text = (await excerpt.textContent()) ?? '';
      assert.match(text, /hxxp:\/\/c2\[\.\]belts\[\.\]example/);
      assert.match(text, /<b>at<\/b>/);
      assert.equal(await excerpt.locator('a, b').count(), 0);
      assert.deepEqual(await page.locator('.byline').allTextContents(), ['Monday, 6 May 2030 · Tidewater Wire']);
    });
  });

  test('watch what is ticked: news, an OPML file, and both again from that file', async () => {
    await withPage({}, async (page) => {
      await page.goto(`${served.origin}/digest/watchlist/`);
      await page.getByLabel(/^Tags, groups/).fill('fancy bear');
      await page.getByRole('checkbox', { name: /^APT28/ }).check();
      await page.getByLabel(/^Tags, groups/).fill('espionage');
      await page.getByRole('checkbox', { name: /^Espionage/ }).check();
      const ofGroup = ['APT28, APT28, and once more APT28', 'Belts stop at the ports'];
      const news = [...ofGroup.slice(0, 1), 'The harbour opens again', 'Cranes stop, too', ...ofGroup.slice(1)];
      assert.deepEqual(await page.locator('.results h3').allTextContents(), news);
      const [download] = await Promise.all([page.waitForEvent('download'), page.click('#save')]);
      const file = await download.path();
      const { head, body } = parseOpml(await readFile(file, 'utf8'));
      assert.equal(head?.title, 'Tools: watchlist');
      const feeds = body?.outlines
        ?.flatMap(({ outlines = [] }) => outlines)
        .map(({ text, type, xmlUrl }) => [text, type, xmlUrl]);
      assert.deepEqual(feeds, [
        ['Espionage', 'rss', `${BASE}tags/espionage/feed.xml`],
        ['APT28', 'rss', `${BASE}groups/apt28/feed.xml`],
      ]);
      await page.reload();
      await page.locator('.results h3').first().waitFor();
      assert.deepEqual(await page.locator('.results h3').allTextContents(), news);
      page.once('dialog', (dialog) => dialog.accept());
      await page.click('#clear');
      assert.equal(await page.locator('.results li').count(), 0);
      await page.setInputFiles('#load', { name: 'a.opml', mimeType: 'text/xml', buffer: Buffer.from('<opml/>') });
      await page.getByText(/^Nothing of this site is in that file/).waitFor();
      await page.setInputFiles('#load', file);
      await page.getByText(/^2 added\.$/).waitFor();
      await page.locator('.results h3').first().waitFor();
      assert.deepEqual(await page.locator('.results h3').allTextContents(), news);
      await page.locator('.chosen input').first().click();
      assert.deepEqual(await page.locator('.results h3').allTextContents(), ofGroup);
      assert.equal(await page.evaluate(() => localStorage.getItem('watchlist')), '["groups/apt28/"]');
    });
  });

  test('say so where the browser keeps nothing', async () => {
    await withPage({}, async (page) => {
      await page.addInitScript(() => {
        Storage.prototype.setItem = () => {
          throw new DOMException('Nothing is kept.', 'QuotaExceededError');
        };
      });
      await page.goto(`${served.origin}/digest/watchlist/`);
      await page.locator('.offered input').first().click();
      await page.locator('.results h3').first().waitFor();
      assert.match((await page.textContent('.found')) ?? '', /keeps nothing for sites/);
      await page.goto(`${served.origin}/digest/groups/apt28/`);
      await page.click('.actions button');
      assert.equal(await page.textContent('.actions button'), 'This browser keeps no list');
    });
  });

  for (const [place, other] of [
    ['groups/apt28/', 'tags/worms/'],
    ['cve/CVE-2021-44228/', 'sources/harbour-post/'],
  ] as const) {
    test(`put on the list what they are about, and take it off: ${place}, ${other}`, async () => {
      await withPage({ viewport: { width: 320, height: 800 } }, async (page) => {
        for (const one of [place, other]) {
          await page.goto(`${served.origin}/digest/${one}`);
          const watch = page.getByRole('button', { name: 'Watch' });
          assert.equal(await watch.getAttribute('aria-pressed'), 'false');
          await watch.click();
          assert.equal(await watch.getAttribute('aria-pressed'), 'true');
          const { violations } = await new AxeBuilder({ page }).analyze();
          assert.deepEqual(
            violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
            [],
          );
          assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 320);
        }
        await page.goto(`${served.origin}/digest/watchlist/`);
        await page.locator('.chosen input').nth(1).waitFor();
        const kept = await page
          .locator('.chosen input')
          .evaluateAll((boxes) => boxes.map((box) => 'value' in box && box.value));
        assert.deepEqual(kept.sort(), [place, other].sort());
        await page.goto(`${served.origin}/digest/${place}`);
        await page.getByRole('button', { name: 'Watch' }).click();
        assert.equal(await page.evaluate(() => localStorage.getItem('watchlist')), JSON.stringify([other]));
      });
      await withPage({ javaScriptEnabled: false }, async (page) => {
        await page.goto(`${served.origin}/digest/${place}`);
        assert.equal(await page.locator('main button').count(), 0);
      });
    });
  }

  test('stay of use with 10,000 things on the list', async () => {
    await withPage({}, async (page) => {
      const choices = Array.from({ length: 10_000 }, (_, at) => [`groups/g${at}/`, `Group ${at}`, '']);
      await page.route('**/choices.json', (route) =>
        route.fulfill({ json: [{ label: 'Groups', one: 'Group', choices }] }),
      );
      await page.goto(`${served.origin}/digest/`);
      const list = JSON.stringify(choices.map(([place]) => place));
      await page.evaluate((value) => localStorage.setItem('watchlist', value), list);
      await page.goto(`${served.origin}/digest/watchlist/`);
      await page.getByText('10000 on it').waitFor();
      const boxes = page.locator('.watchlist input[type=checkbox]');
      assert.ok((await boxes.count()) < 200);
      await page.getByLabel('Find on your list').fill('group 9876');
      await page.getByText('1 of 10000').waitFor();
      await page
        .locator('.chosen')
        .getByRole('checkbox', { name: /^Group 9876/ })
        .click();
      await page.getByLabel('Find on your list').fill('');
      await page.getByText('9999 on it').waitFor();
      await page.getByRole('button', { name: 'Show more of the list' }).click();
      assert.equal(await page.locator('.chosen input').count(), 80);
      assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('value')), 'groups/g40/');
    });
  });

  test('know every feed that a watchlist can name', async () => {
    const files = new Set(await listFiles(site.out));
    const kinds: readonly { readonly choices: readonly (readonly string[])[] }[] = JSON.parse(
      await readFile(path.join(site.out, 'watchlist/choices.json'), 'utf8'),
    );
    const places = kinds.flatMap(({ choices }) => choices.map(([place]) => place ?? ''));
    assert.ok(places.length > 5);
    assert.deepEqual(
      places.filter((place) => !files.has(`${place}feed.xml`)),
      [],
    );
  });

  for (const address of ['search/?q=harbour', 'search/', 'watchlist/']) {
    test(`have no barrier that axe finds, and fit into 320 px: ${address}`, async () => {
      for (const colorScheme of ['light', 'dark'] as const) {
        await withPage({ colorScheme, viewport: { width: 320, height: 800 } }, async (page) => {
          await page.goto(`${served.origin}/digest/${address}`);
          await page.waitForFunction(() => document.querySelector('.results li, .offered li, input') !== null);
          const { violations } = await new AxeBuilder({ page }).analyze();
          assert.deepEqual(
            violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
            [],
          );
          assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 320);
        });
      }
    });
  }

  test('are of use without JavaScript, and show nothing that needs it', async () => {
    await withPage({ javaScriptEnabled: false, viewport: { width: 320, height: 800 } }, async (page) => {
      for (const [address, words, link] of [
        ['search/', /Searching needs JavaScript/, 'Archive'],
        ['watchlist/', /A list needs JavaScript/, 'Tags'],
      ] as const) {
        await page.goto(`${served.origin}/digest/${address}`);
        assert.ok(await page.getByText(words).isVisible());
        assert.ok(await page.getByRole('main').getByRole('link', { name: link }).isVisible());
        assert.equal(await page.locator('main input:visible, main select:visible, main button:visible').count(), 0);
      }
    });
  });
});

/** The titles of what was found, once it is. */
async function found(page: Page): Promise<string[]> {
  await page.waitForFunction(() => /result|Nothing/.test(document.querySelector('.found')?.textContent ?? ''));
  return page.locator('.results h2').allTextContents();
}

/** Opens a page that may say nothing to its console and ask no other host. */
async function withPage(options: BrowserContextOptions, use: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext(options);
  const said: string[] = [];
  try {
    const page = await context.newPage();
    page.on('console', (message) => said.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => said.push(error.message));
    page.on('request', (request) => {
      if (!/^(?:blob|data):/.test(request.url()) && !request.url().startsWith(served.origin)) said.push(request.url());
    });
    await use(page);
    assert.deepEqual(said, []);
  } finally {
    await context.close();
  }
}
