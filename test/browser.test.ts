import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { makeChannel } from '../scripts/dev/channel.ts';
import { listen } from '../scripts/dev/listen.ts';
import { makeServer } from '../scripts/dev/serve.ts';
import { openBrowser } from './support/browser.ts';
import { addressOf, type Built, buildSite, listFiles } from './support/build.ts';
import { readXml } from './support/feed.ts';
import { faintOnPaper } from './support/paper.ts';
import { sampleOfShapes } from './support/sample.ts';
import { scanPages } from './support/scan.ts';
import { type Served, serveFolder } from './support/serve.ts';

const CONTENT = fileURLToPath(new URL('../content', import.meta.url));
const BASE = 'https://demo.test/';

/** One page of each kind: the first whose address has the form. */
const KINDS = {
  home: /^\/$/,
  archive: /^\/archive\/$/,
  year: /^\/\d{4}\/$/,
  month: /^\/\d{4}\/\d{2}\/$/,
  day: /^\/\d{4}\/\d{2}\/\d{2}\/$/,
  article: /^\/\d{4}\/\d{2}\/\d{2}\/[^/]+\/$/,
  undated: /^\/undated\/$/,
  'undated article': /^\/undated\/[^/]+\/$/,
  tags: /^\/tags\/$/,
  tag: /^\/tags\/[^/]+\/$/,
  sources: /^\/sources\/$/,
  source: /^\/sources\/[^/]+\/$/,
  authors: /^\/authors\/$/,
  author: /^\/authors\/[^/]+\/$/,
  about: /^\/about\/$/,
  'page that is not there': /^\/404\.html$/,
};

/** What axe looks at again in other colours and another width; the rest is of the document, which is the same. */
const RULES_OF_LOOKS = [
  'color-contrast',
  'link-in-text-block',
  'target-size',
  'scrollable-region-focusable',
  'meta-viewport',
];

let demo: Built;
let browser: Browser;
let served: Served;
let pages: string[] = [];

describe('the demo site', () => {
  before(async () => {
    demo = await buildSite({ from: CONTENT, flags: ['--base-url', BASE] });
    assert.equal(demo.code, 0, demo.stderr);
    pages = (await listFiles(demo.out)).filter((file) => file.endsWith('.html')).map(addressOf);
    served = await serveFolder(demo.out, { withHeaders: true });
    browser = await openBrowser();
  });

  after(async () => {
    await browser?.close();
    await served?.close();
    await demo?.remove();
  });

  test('has no stroke at either end of a line of the way to an article', async () => {
    await withPage({ viewport: { width: 320, height: 800 } }, async (page) => {
      await page.goto(served.origin + pageOf(KINDS.article));
      const steps = await page.evaluate(() => {
        const start = document.querySelector('.trail')?.getBoundingClientRect().left ?? 0;
        return [...document.querySelectorAll('.trail li')].map((step) => {
          const [whole, link] = [step, step.querySelector('a') ?? step].map((one) => one.getBoundingClientRect());
          return {
            line: whole?.top,
            before: (link?.left ?? 0) - start,
            after: (whole?.right ?? 0) - (link?.right ?? 0),
          };
        });
      });
      const first = steps.filter(({ line }, at) => line !== steps[at - 1]?.line);
      assert.ok(first.length > 1, 'more than one line');
      for (const { before } of first) assert.ok(Math.abs(before) < 1, `${before} px before a line`);
      for (const { after } of steps) assert.ok(Math.abs(after) < 1, `${after} px after a step`);
    });
  });

  for (const [width, most] of [
    [320, 3],
    [1280, 1],
  ] as const) {
    test(`opens without an error or a request elsewhere, and fits into ${width} px`, async () => {
      const some = sampleOfShapes(pages, most);
      const scans = await scanPages(browser, some, { origin: served.origin, width });
      assert.equal(scans.length, some.length);
      assert.deepEqual(
        scans.flatMap(({ page, events }) => events.map((event) => `${page} ${event}`)),
        [],
      );
      assert.deepEqual(
        scans.filter(({ overflow }) => overflow > 0).map(({ page, overflow }) => `${page} by ${overflow} px`),
        [],
      );
    });
  }

  for (const [kind, form] of Object.entries(KINDS)) {
    for (const { colorScheme, width, rules } of [
      { colorScheme: 'light', width: 1280, rules: [] },
      { colorScheme: 'dark', width: 320, rules: RULES_OF_LOOKS },
    ] as const) {
      test(`has no barrier that axe finds: ${kind}, ${colorScheme}, ${width} px`, async () => {
        await withPage({ colorScheme, viewport: { width, height: 900 } }, async (page) => {
          await page.goto(served.origin + pageOf(form));
          const axe = new AxeBuilder({ page });
          const { violations, passes } = await (rules.length > 0 ? axe.withRules([...rules]) : axe).analyze();
          assert.deepEqual(
            violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
            [],
          );
          assert.ok(
            passes.some(({ id }) => id === 'color-contrast'),
            'axe did not look at the colours',
          );
        });
      });
    }
  }

  test('has colours of its own in light and dark', async () => {
    const [light, dark] = await Promise.all(
      (['light', 'dark'] as const).map((colorScheme) =>
        withPage({ colorScheme }, async (page) => {
          await page.goto(`${served.origin}/`);
          return page.evaluate(() =>
            [
              getComputedStyle(document.documentElement).backgroundColor,
              getComputedStyle(document.body).backgroundColor,
              getComputedStyle(document.body).color,
            ].join(' '),
          );
        }),
      ),
    );
    assert.notEqual(light, dark);
  });

  test('has a key to its heat maps where the system sets the colours', async () => {
    await withPage({ forcedColors: 'active' }, async (page) => {
      await page.goto(served.origin + pageOf(KINDS.year));
      const shades = await page
        .locator('.heat-key span')
        .evaluateAll((all) => all.map((one) => getComputedStyle(one, '::before').backgroundColor));
      assert.equal(new Set(shades).size, 4, shades.join(' '));
      const days = await page
        .locator('.heat path[class^="level"]')
        .evaluateAll((all) => all.map((one) => getComputedStyle(one).fill));
      assert.ok(days.length > 0);
      assert.deepEqual(
        days.filter((fill) => !shades.includes(fill)),
        [],
      );
    });
  });

  for (const place of [KINDS.year, KINDS.tag, /^\/techniques\/$/, KINDS.article]) {
    test(`can be read on paper, whatever it looks like on the screen: ${place.source}`, async () => {
      await withPage({ colorScheme: 'dark' }, async (page) => {
        await page.goto(served.origin + pageOf(place));
        assert.deepEqual(await faintOnPaper(page), []);
      });
    });
  }

  test('tells the age of an article where there are scripts, its year always, and leads to what it says to do', async () => {
    const log4shell = served.origin + pageOf(/^\/2021\/12\/10\/log4shell[^/]*\/$/);
    await withPage({ locale: 'en-GB' }, async (page) => {
      await page.goto(log4shell);
      assert.match((await page.locator('.age').textContent()) ?? '', /^\d+ years ago$/);
      await page.getByRole('link', { name: 'All that it says of this' }).click();
      assert.equal(await page.locator(':target').textContent(), 'What to do');
      await page.getByText('How to cite this').click();
      assert.ok(await page.getByText('@online{2021-').isVisible());
    });
    await withPage({ javaScriptEnabled: false }, async (page) => {
      await page.goto(log4shell);
      assert.equal(await page.locator('.vintage').textContent(), '2021');
      assert.equal(await page.locator('.age:visible').count(), 0);
    });
  });

  test('is light or dark as the reader chooses by key, at once on every page, and not without JavaScript', async () => {
    await withPage({ colorScheme: 'light' }, async (page) => {
      await page.goto(`${served.origin}/`);
      const light = await paperOf(page);
      const choices = page.getByRole('group', { name: 'Colours' });
      await choices.getByRole('radio', { name: 'As the system' }).focus();
      await page.keyboard.press('ArrowRight');
      assert.equal(await choices.getByRole('radio', { name: 'Dark' }).isChecked(), true);
      const dark = await paperOf(page);
      assert.notEqual(dark, light);

      await page.goto(served.origin + pageOf(KINDS.article), { waitUntil: 'commit' });
      await page.waitForFunction(() => document.body?.firstElementChild != null);
      assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), 'dark');
      assert.equal(await paperOf(page), dark);
      await choices.getByRole('radio', { name: 'As the system' }).check();
      assert.equal(await paperOf(page), light);
      assert.deepEqual(await page.evaluate(() => Object.keys(localStorage)), []);
    });
    await withPage({ javaScriptEnabled: false }, async (page) => {
      await page.goto(`${served.origin}/`);
      assert.equal(await page.locator('input, .theme:visible').count(), 0);
    });
  });

  test('is set in its own type, and the stand-in has nearly its measures', async () => {
    await withPage({ viewport: { width: 1280, height: 900 } }, async (page) => {
      await page.goto(served.origin + pageOf(KINDS.article));
      await page.evaluate(() => document.fonts.ready);
      const loaded = await page.evaluate(() =>
        [...document.fonts].filter(({ status }) => status === 'loaded').map(({ family }) => family.replaceAll('"', '')),
      );
      for (const family of ['newsreader', 'newsreader display']) assert.ok(loaded.includes(family), family);
      const height = await page.evaluate(() => document.querySelector('.prose')?.clientHeight ?? 0);
      await page.route('**/*.woff2', (route) => route.abort());
      await page.reload();
      const without = await page.evaluate(() => document.querySelector('.prose')?.clientHeight ?? 0);
      assert.ok(Math.abs(without / height - 1) < 0.06, `${height} px become ${without} px`);
    });
  });

  test('is read without JavaScript, from the front page to a tag and on to an article', async () => {
    await withPage({ javaScriptEnabled: false }, async (page) => {
      await page.goto(`${served.origin}/`);
      await page.locator('nav[aria-label="Main"] a', { hasText: 'Tags' }).click();
      await page.waitForURL('**/tags/');
      await page.locator('main .entries a').first().click();
      await page.waitForURL(/\/tags\/[^/]+\/$/);
      const headline = page.locator('main article .headline a').first();
      const title = await headline.textContent();
      await headline.click();
      await page.waitForURL(/\/(?:\d{4}\/\d{2}\/\d{2}|undated)\/[^/]+\/$/);
      assert.equal(await page.locator('h1').textContent(), title);
      assert.match((await page.locator('.prose').textContent()) ?? '', /.{100}/s);
      await page.locator('nav[aria-label="Breadcrumb"] a').first().click();
      await page.waitForURL(`${served.origin}/`);
    });
  });

  for (const javaScriptEnabled of [true, false]) {
    test(`is gone through by its calendar at 320 px ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async () => {
      await withPage({ javaScriptEnabled, viewport: { width: 320, height: 800 } }, async (page) => {
        await page.goto(`${served.origin}/archive/`);
        await page
          .getByRole('main')
          .getByRole('link', { name: /^\d{4}$/ })
          .first()
          .click();
        await page.waitForURL(/\/\d{4}\/$/);
        const month = page.getByRole('table').first();
        assert.match((await month.locator('caption').textContent()) ?? '', /^Articles of each day of \S+ \d{4}$/);
        assert.equal(await month.getByRole('columnheader').count(), 8);
        const week = month.getByRole('rowheader').getByRole('link').first();
        const box = await week.boundingBox();
        assert.ok(box !== null && box.width >= 24 && box.height >= 24, JSON.stringify(box));
        const day = month.getByRole('cell').getByRole('link').first();
        const number = Number.parseInt((await day.textContent()) ?? '', 10);
        await day.click();
        await page.waitForURL(/\/\d{4}\/\d\d\/\d\d\/$/);
        assert.equal(Number(page.url().slice(-3, -1)), number);
        await page.goBack();
        await week.click();
        await page.waitForURL(/\/\d{4}\/w\d\d\/$/);
        assert.match((await page.locator('h1').textContent()) ?? '', /^Week \d+ of \d{4}$/);
      });
    });
  }

  test('leads from the picture of a year to the edition of the day that is pointed at', async () => {
    await withPage({ viewport: { width: 1280, height: 900 } }, async (page) => {
      await page.goto(served.origin + pageOf(KINDS.year));
      const day = page.locator('svg.map a').first();
      const address = await day.getAttribute('href');
      await day.locator('path').click();
      await page.waitForURL(served.origin + address);
    });
  });

  test('is gone through by keys, until they are switched off, and not while typing', async () => {
    await withPage({}, async (page) => {
      const steps = () => page.locator('a[rel="prev"], a[rel="next"]').count();
      await page.goto(`${served.origin}/`);
      const newest = await page.locator('.front .edition a').first().getAttribute('href');
      await page.keyboard.press('j');
      await page.waitForURL(served.origin + newest);
      const before = await page.locator('a[rel="prev"]').first().getAttribute('href');
      await page.keyboard.press('ArrowLeft');
      await page.waitForURL(served.origin + before);
      await page.keyboard.press('k');
      await page.waitForURL(served.origin + newest);
      assert.ok((await steps()) > 0);

      await page.keyboard.press('?');
      const note = page.getByRole('dialog', { name: 'Keys' });
      const { violations } = await new AxeBuilder({ page }).analyze();
      assert.deepEqual(
        violations.map(({ id }) => id),
        [],
      );
      await note.getByRole('checkbox').uncheck();
      await page.keyboard.press('Escape');
      await note.waitFor({ state: 'detached' });
      for (const key of ['j', 'ArrowLeft', '/', '?']) await page.keyboard.press(key);
      await page.goto(`${served.origin}/about/#keys`);
      await page.keyboard.press('/');
      const choice = page.getByRole('main').getByRole('checkbox');
      assert.equal(await choice.isChecked(), false);
      await choice.check();
      await choice.press('/');
      assert.equal(page.url(), `${served.origin}/about/#keys`);
      await choice.blur();
      await page.keyboard.press('/');
      await page.waitForURL('**/search/');
      await page.locator('#q').fill('j');
      await page.locator('#q').press('?');
      assert.equal(await page.getByRole('dialog').count(), 0);
      assert.deepEqual(await page.evaluate(() => Object.keys(localStorage)), []);
    });
    await withPage({ javaScriptEnabled: false }, async (page) => {
      await page.goto(`${served.origin}/about/`);
      assert.equal(await page.getByRole('main').locator('input, button').count(), 0);
    });
  });

  test('answers an address that is not there with its own page', async () => {
    await withPage({}, async (page) => {
      const response = await page.goto(`${served.origin}/2015/there/is/none/`);
      assert.equal(response?.status(), 404);
      assert.equal(await page.locator('h1').count(), 1);
      await page.locator('main a').first().click();
      await page.waitForURL(`${served.origin}/`);
    });
  });

  test('shows errors of the content while it is written, as text, until they are mended', async () => {
    const channel = makeChannel();
    const server = makeServer(demo.out, channel);
    const root = await listen(server, '0');
    const problem = { file: 'content/articles/a.md', line: 3, what: 'It has <b>no</b> date.', fix: '<img src=x>' };
    try {
      await withPage({}, async (page) => {
        const events: string[] = [];
        page.on('console', (message) => void events.push(message.text()));
        page.on('pageerror', (error) => void events.push(error.message));
        await page.goto(root);
        channel.troubled({ kind: 'refused', problems: [problem] });
        const panel = page.locator('hexdigest-errors section');
        await panel.waitFor();
        assert.equal(await panel.getByRole('alert').textContent(), '1 error in the content');
        assert.deepEqual(await panel.locator('li > *').allTextContents(), [
          'content/articles/a.md:3',
          'It has <b>no</b> date.',
          '<img src=x>',
        ]);
        assert.equal(await panel.locator('b, img').count(), 0);

        // Whoever comes later is told, too; Escape puts it away.
        await page.reload();
        await panel.waitFor();
        await panel.getByRole('button').focus();
        await page.keyboard.press('Escape');
        await panel.waitFor({ state: 'detached' });

        channel.troubled({ kind: 'broken', message: 'x.tsx:1: ERROR' });
        await panel.locator('pre', { hasText: 'x.tsx:1: ERROR' }).waitFor();
        await page.evaluate(() => Object.assign(window, { isSamePage: true }));
        channel.mended(['assets/style.css']);
        await panel.waitFor({ state: 'detached' });
        await page.locator('link[rel="stylesheet"][href*="build="]').waitFor({ state: 'attached' });
        await page.locator('link[rel="stylesheet"]:not([href*="build="])').waitFor({ state: 'detached' });
        assert.equal(await page.evaluate(() => 'isSamePage' in window), true);

        const loaded = page.waitForEvent('load');
        channel.mended(['index.html']);
        await loaded;
        assert.equal(await page.evaluate(() => 'isSamePage' in window), false);
        assert.deepEqual(events, []);

        channel.troubled({ kind: 'refused', problems: [problem] });
        await panel.waitFor();
        const { violations } = await new AxeBuilder({ page }).include('hexdigest-errors').analyze();
        assert.deepEqual(violations, []);
      });
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });

  test('has its way to the content as the first stop of the keyboard', async () => {
    await withPage({}, async (page) => {
      await page.goto(served.origin + pageOf(KINDS.article));
      await page.keyboard.press('Tab');
      assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('href')), '#main');
    });
  });

  test('has a file behind every link', async () => {
    const broken: string[] = [];
    let links = 0;
    for (const file of await listFiles(demo.out)) {
      for (const link of await linksOf(file)) {
        const target = new URL(link, new URL(addressOf(file).slice(1), BASE));
        if (target.origin !== new URL(BASE).origin) continue;
        links++;
        if (!(await leadsSomewhere(target))) broken.push(`${file} → ${link}`);
      }
    }
    assert.deepEqual(broken, []);
    assert.ok(links > pages.length);
  });

  test('names every page in its sitemaps', async () => {
    const named: string[] = [];
    for (const file of (await listFiles(demo.out)).filter((name) => /^sitemap.*\.xml$/.test(name))) {
      const { elements, errors } = readXml(await readFile(path.join(demo.out, file), 'utf8'));
      assert.deepEqual(errors, [], file);
      named.push(...elements.filter(({ name }) => name === 'loc').map(({ text }) => text));
    }
    const wanted: string[] = [];
    for (const page of pages) {
      const html = await readFile(path.join(demo.out, page.endsWith('/') ? `${page}index.html` : page), 'utf8');
      if (!html.includes('<meta name="robots" content="noindex"')) wanted.push(new URL(page.slice(1), BASE).href);
    }
    assert.ok(wanted.length > pages.length / 2);
    assert.deepEqual(
      wanted.filter((page) => !named.includes(page)),
      [],
    );
  });
});

function pageOf(form: RegExp): string {
  return pages.find((page) => form.test(page)) ?? assert.fail(`The demo site has no page of the form ${form}`);
}

describe('a writing from right to left', () => {
  test('begins at the right: in a card the standfirst below the headline, in an article both above the text', async () => {
    const article = (id: string, title: string, summary: string, lang: string): string =>
      `---\nid: ${id}\ntitle: ${title}\ndate: 2031-05-06\nsource: Post\nsummary: ${summary}\nlang: ${lang}\n---\n\nText.\n`;
    const site = await buildSite({
      files: {
        'digest.yaml': 'title: Fixture\nbase_url: https://digest.example/\nsocial_cards: false\n',
        'articles/2031/05/06-worm.md': article('000000000000000a', 'دودة', 'توقفت الأحزمة.', 'ar'),
        'articles/2031/05/05-belts.md': article('000000000000000b', 'Belts', 'They stopped.', 'en').replace(
          '-06',
          '-05',
        ),
      },
    });
    assert.equal(site.code, 0, site.stderr);
    const host = await serveFolder(site.out);
    const opened = await openBrowser();
    try {
      const page = await opened.newPage({ viewport: { width: 1280, height: 900 } });
      for (const [address, isRight] of [
        ['/2031/05/06/', true],
        ['/2031/05/05/', false],
      ] as const) {
        await page.goto(host.origin + address);
        const edges = await page.evaluate(() =>
          ['.headline bdi', '.standfirst bdi'].map((name) => {
            const range = document.createRange();
            range.selectNodeContents(document.querySelector(`.card ${name}`) ?? document.body);
            const { left, right } = range.getBoundingClientRect();
            return { left, right };
          }),
        );
        const [headline, standfirst] = edges;
        assert.ok(headline && standfirst, JSON.stringify(edges));
        const side = isRight ? 'right' : 'left';
        assert.ok(Math.abs(headline[side] - standfirst[side]) < 2, `${address} ${JSON.stringify(edges)}`);
        assert.equal(headline.left > 640, isRight, `${address} ${JSON.stringify(edges)}`);
      }
      await page.goto(`${host.origin}/2031/05/06/worm/`);
      for (const width of [360, 800, 1100, 1300, 1600]) {
        await page.setViewportSize({ width, height: 900 });
        const edges = await page.evaluate(() =>
          ['h1', '.standfirst', '.prose > p'].map(
            (name) => document.querySelector(`.article ${name}`)?.getBoundingClientRect().right,
          ),
        );
        assert.deepEqual(
          new Set(edges.map((edge = 0) => Math.round(edge))).size,
          1,
          `${width} px: ${edges.join(', ')}`,
        );
      }
    } finally {
      await opened.close();
      await host.close();
      await site.remove();
    }
  });
});

async function withPage<T>(options: BrowserContextOptions, use: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.newContext(options);
  try {
    return await use(await context.newPage());
  } finally {
    await context.close();
  }
}

function paperOf(page: Page): Promise<string> {
  return page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
}

/** Every address in a file of the site: in HTML those of attributes, in XML those of elements, too. */
async function linksOf(file: string): Promise<string[]> {
  const text = file.endsWith('.html') || file.endsWith('.xml') ? await readFile(path.join(demo.out, file), 'utf8') : '';
  const decode = (value: string): string => value.replace(/&(?:amp|#38);/g, '&').replace(/&#39;/g, "'");
  const attributes = [...text.matchAll(/\s(?:href|src|url)="([^"]*)"/g)].map(([, value = '']) => decode(value));
  const elements = file.endsWith('.xml')
    ? [...text.matchAll(/<(?:link|loc)>([^<]*)</g)].map(([, value = '']) => decode(value))
    : [];
  return [...attributes, ...elements];
}

async function leadsSomewhere({ pathname, hash }: URL): Promise<boolean> {
  const address = decodeURIComponent(pathname);
  const file = path.join(demo.out, address.endsWith('/') ? `${address}index.html` : address);
  if (!existsSync(file)) return false;
  return hash === '' || (await readFile(file, 'utf8')).includes(` id="${hash.slice(1)}"`);
}
