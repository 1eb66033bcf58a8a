import assert from 'node:assert/strict';
import { after, before, describe, it, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { isolateAddresses } from '../scripts/render/addresses.ts';
import { renderArticle, renderBody } from '../scripts/render/markdown.ts';
import { planPages } from '../scripts/site/plan.ts';
import { planSite } from '../scripts/site/site.ts';
import { directionOf } from '../templates/components/direction.ts';
import { makeArticle, makeSettings } from './support/articles.ts';
import { openBrowser } from './support/browser.ts';
import { type Built, buildSite } from './support/build.ts';
import { isFeed, renderFeed } from './support/feeds.ts';
import { type Served, serveFolder } from './support/serve.ts';

const ADDRESSES = ['198.51.100[.]23', 'hxxps://evil[.]example/path/', '203.0.113[.]7'] as const;
/** The longest that there is. */
const ID = 'CVE-2031-1234567';
const [HOST, URL] = ADDRESSES;
const ARABIC = `استخدم المهاجمون ${HOST} ثم ${URL}، والثغرة ${ID}.`;
const HEBREW = `Microsoft אמרה שהתוקפים השתמשו בכתובת ${HOST} ובכתובת ${URL} ובחולשה ${ID}.`;

const body = (text: string): string =>
  `${text}[^1]\n\n> ${text} *${text}*\n\n- ${text}\n\n[^1]: ${text} ${ADDRESSES[2]}\n`;
const article = (id: string, day: string, lang: string, text: string): string =>
  `---\nid: 000000000000000${id}\ntitle: "${text}"\ndate: 2031-05-${day}\nlang: ${lang}\nsummary: "${text}"\n---\n\n${body(text)}`;

describe('an address between right-to-left words', () => {
  it('is set apart in a text without markup, and nothing else is', () => {
    const rows: readonly (readonly [text: string, shown: string])[] = [
      [ARABIC, `استخدم المهاجمون {${HOST}} ثم {${URL}}، والثغرة ${ID}.`],
      ['אל (192[.]0[.]2[.]1), 2001[:]db8::1!', 'אל ({192[.]0[.]2[.]1}), {2001[:]db8::1}!'],
      ['אל a[@]evil[.]example', 'אל {a[@]evil[.]example}'],
      ['אל 192.0.2.1:80/x ו־https://fine.test/', 'אל {192.0.2.1:80/x} ו־{https://fine.test/}'],
      ['בין 3-5 אנשים, TCP/IP, 10:30 [1]', 'בין 3-5 אנשים, TCP/IP, 10:30 [1]'],
      [`They used ${HOST} and ${URL}`, `They used ${HOST} and ${URL}`],
    ];
    for (const [text, shown] of rows)
      assert.equal(isolateAddresses(text).replaceAll('\u2066', '{').replaceAll('\u2069', '}'), shown);
  });

  it('is found in a long text at once', () => {
    for (const run of ['1', 'a.', '..a', '[.]', 'a[']) isolateAddresses(`א ${run.repeat(200_000)}`);
  });

  it('is set apart in the body that a feed has, where no stylesheet does it', () => {
    const options = { linkedHosts: [], root: '/' };
    assert.equal(renderBody(`אל ${HOST}`, options).trim(), `<p>אל <code dir="ltr">${HOST}</code></p>`);
    assert.equal(renderBody(`To ${HOST}`, options).trim(), `<p>To <code>${HOST}</code></p>`);
    assert.equal(renderArticle(`אל ${HOST}`, 'he', options).html.trim(), `<p>אל <code>${HOST}</code></p>`);
  });

  it('is set apart in the titles and summaries of feeds', () => {
    const site = planSite(makeSettings(), [makeArticle(ARABIC, '2031-05-06', { summary: ARABIC })], Infinity);
    const { pages, view } = planPages(site);
    const feeds = pages.filter(isFeed).filter(({ url }) => !url.slice(1).includes('/'));
    assert.equal(feeds.length, 3);
    for (const page of feeds) {
      const text = renderFeed(page, view.info, () => 'نص');
      assert.equal(text.split(`\u2066${HOST}\u2069`).length - 1, 2, page.url);
      assert.equal(text.split(HOST).length - 1, 2, page.url);
    }
  });
});

describe('an id', () => {
  it('is kept in one piece by the page, and a hash is not', () => {
    const code = (text: string): string => renderArticle(text, 'en', { linkedHosts: [], root: '/' }).html.trim();
    assert.equal(code('CVE-2031-1234567'), '<p><code class="id">CVE-2031-1234567</code></p>');
    assert.equal(code('`MS17-010`'), '<p><code class="id">MS17-010</code></p>');
    for (const other of ['`CVE-2031-0001 and more`', 'd41d8cd98f00b204e9800998ecf8427e', '`no-id`'])
      assert.doesNotMatch(code(other), /class/);
  });
});

describe('the direction of a language', () => {
  it('is that of its script', () => {
    for (const lang of ['ar', 'he', 'fa-IR', 'ur', 'yi', 'dv', 'pa-PK', 'az-Arab'])
      assert.equal(directionOf(lang), 'rtl');
    for (const lang of ['en', 'de-AT', 'ja', 'zh-Hant', 'ar-Latn', 'ku']) assert.equal(directionOf(lang), 'ltr');
    for (const lang of [null, 'qaa']) assert.equal(directionOf(lang), 'auto');
  });
});

describe('a page in another writing', () => {
  let site: Built;
  let host: Served;
  let browser: Browser;

  before(async () => {
    site = await buildSite({
      files: {
        'digest.yaml': 'title: Fixture\nbase_url: https://digest.example/\nsocial_cards: false\n',
        'articles/2031/05/06-arabic.md': article('a', '06', 'ar', ARABIC),
        'articles/2031/05/05-hebrew.md': article('b', '05', 'he', HEBREW),
        'articles/2031/05/04-japanese.md': article('c', '04', 'ja', '攻撃者が使った。'),
        'articles/2031/05/04-german.md': article('d', '04', 'de', 'Die Angreifer waren da.'),
      },
    });
    assert.equal(site.code, 0, site.stderr);
    host = await serveFolder(site.out);
    browser = await openBrowser();
  });

  after(async () => {
    await browser?.close();
    await host?.close();
    await site?.remove();
  });

  async function onPage<T>(address: string, width: number, look: (page: Page) => Promise<T>): Promise<T> {
    const page = await browser.newPage({ viewport: { width, height: 900 } });
    try {
      await page.goto(host.origin + address);
      return await look(page);
    } finally {
      await page.close();
    }
  }

  const PAGES = ['/', '/2031/05/06/', '/2031/05/05/', '/2031/05/', '/2031/05/06/arabic/', '/2031/05/05/hebrew/'];

  test('shows every address with its parts in their order', async () => {
    for (const address of PAGES) {
      const found = await onPage(address, 1280, (page) => page.evaluate(findDisordered, [...ADDRESSES]));
      assert.ok(found.seen >= 3, `${address} ${found.seen}`);
      assert.deepEqual(found.disordered, [], address);
    }
  });

  test('breaks no id at the end of a line, and fits into 320 px', async () => {
    for (const address of PAGES)
      for (const width of [320, 360, 414, 1280]) {
        const [broken, overflow] = await onPage(address, width, (page) => page.evaluate(findBroken, ID));
        assert.deepEqual(broken, [], `${address} ${width} px`);
        assert.ok(overflow <= 0, `${address} is ${overflow} px wider than ${width} px`);
      }
  });

  test('has no slanted letters where the writing has no italics', async () => {
    const styles = async (address: string) =>
      onPage(address, 1280, (page) =>
        page.evaluate(() =>
          ['.prose blockquote p', '.prose em'].map((name) => {
            const { fontStyle, fontWeight } = getComputedStyle(document.querySelector(name) ?? document.body);
            return `${fontStyle} ${fontWeight}`;
          }),
        ),
      );
    for (const address of ['/2031/05/06/arabic/', '/2031/05/05/hebrew/', '/2031/05/04/japanese/'])
      assert.deepEqual(await styles(address), ['normal 420', 'normal 650'], address);
    assert.deepEqual(await styles('/2031/05/04/german/'), ['italic 420', 'italic 420']);
  });

  test('is set from the right, also where its text begins with a Latin name', async () => {
    for (const [address, names] of [
      ['/2031/05/05/hebrew/', ['h1 > bdi', '.standfirst > bdi', '.prose']],
      ['/2031/05/05/', ['.headline bdi', '.standfirst > bdi']],
      ['/2031/05/06/arabic/', ['h1 > bdi', '.prose', '.coverage bdi']],
    ] as const)
      for (const name of names)
        assert.equal(
          await onPage(address, 1280, (page) =>
            page
              .locator(name)
              .first()
              .evaluate((node) => node.matches(':dir(rtl)')),
          ),
          true,
          `${address} ${name}`,
        );
  });
});

/** Where addresses stand whose letters of one line are not each at the right of the one before. */
function findDisordered(addresses: readonly string[]): { readonly seen: number; readonly disordered: string[] } {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const disordered: string[] = [];
  let seen = 0;
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const { textContent: text = '', parentElement } = node;
    for (const address of addresses) {
      const start = text?.indexOf(address) ?? -1;
      if (start < 0 || !parentElement?.checkVisibility()) continue;
      seen += 1;
      const places = [...address].map((_, at) => {
        const range = document.createRange();
        range.setStart(node, start + at);
        range.setEnd(node, start + at + 1);
        return range.getBoundingClientRect();
      });
      const isOrdered = places.every(({ left, top }, at) => {
        const last = places[at - 1];
        return last === undefined || Math.abs(last.top - top) > 4 || left >= last.left;
      });
      if (!isOrdered) disordered.push(`${address} in ${parentElement.outerHTML.slice(0, 200)}`);
    }
  }
  return { seen, disordered };
}

/** Where an id stands on two lines, and by how much the page is wider than its window. */
function findBroken(id: string): readonly [broken: string[], overflow: number] {
  const walker = document.createTreeWalker(document.querySelector('main') ?? document.body, NodeFilter.SHOW_TEXT);
  const broken: string[] = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const start = node.textContent?.indexOf(id) ?? -1;
    if (start < 0 || !node.parentElement?.checkVisibility()) continue;
    const range = document.createRange();
    range.setStart(node, start);
    range.setEnd(node, start + id.length);
    if (range.getClientRects().length > 1) broken.push(node.parentElement.outerHTML.slice(0, 200));
  }
  return [broken, document.documentElement.scrollWidth - window.innerWidth];
}
