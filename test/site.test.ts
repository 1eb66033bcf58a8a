import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import type { Article } from '../scripts/article/article.ts';
import { toMoment } from '../scripts/article/dates.ts';
import type { Settings } from '../scripts/settings/settings.ts';
import { ContentError } from '../scripts/shared/errors.ts';
import { paginate } from '../scripts/site/lists.ts';
import type { Page, PageKind, PageKinds } from '../scripts/site/page.ts';
import { planPages } from '../scripts/site/plan.ts';
import { planSite } from '../scripts/site/site.ts';
import { makeArticle, makeSettings } from './support/articles.ts';
import { isFeed, renderFeed } from './support/feeds.ts';
import { planText } from './support/plan-text.ts';
import { runProgram } from './support/run.ts';

const NOW = Date.UTC(2040, 0);

function plan(articles: readonly Article[], settings: Settings = makeSettings(), now = NOW) {
  return planPages(planSite(settings, articles, now));
}

function pagesOf(articles: readonly Article[], settings?: Settings, now?: number): Page[] {
  return plan(articles, settings, now).pages;
}

function data<K extends PageKind>(pages: readonly Page[], kind: K, url: string): PageKinds[K] {
  const page = pages.find(
    (page): page is Page & { readonly data: PageKinds[K] } => page.kind === kind && page.url === url,
  );
  assert.ok(page, `there is a page ${url} of the kind ${kind}`);
  return page.data;
}

const titles = (cards: PageKinds['list']['articles']): string[] => cards.map(({ title }) => title.text);
const urlsOf = (pages: readonly Page[]): string[] => pages.map(({ url }) => url);

describe('a list in pages', () => {
  const list = fc.array(fc.integer(), { maxLength: 200, size: 'max' });
  const size = fc.integer({ min: 1, max: 12 });

  it('holds every item exactly once, in order', () => {
    fc.assert(
      fc.property(list, size, (items, most) => {
        assert.deepEqual(
          paginate(items, most).flatMap((slice) => slice.items),
          items,
        );
      }),
    );
  });

  it('has full older pages, numbered from the oldest, and the newest at the bare address', () => {
    fc.assert(
      fc.property(list, size, (items, most) => {
        const slices = paginate(items, most);
        const newest = slices.at(-1);
        const numbers = Array.from({ length: slices.length - 1 }, (_, at) => at + 1);
        assert.deepEqual(
          slices.map(({ number }) => number),
          [...numbers, null],
        );
        assert.ok(slices.slice(0, -1).every((slice) => slice.items.length === most));
        assert.ok(newest && newest.items.length < 2 * most);
        assert.ok(newest.items.length >= Math.min(most, items.length));
      }),
    );
  });

  it('keeps its older pages as they are when items are added at the newer end', () => {
    fc.assert(
      fc.property(list, list, size, (items, more, most) => {
        const before = paginate(items, most).slice(0, -1);
        assert.deepEqual(paginate([...items, ...more], most).slice(0, before.length), before);
      }),
    );
  });
});

describe('the pages of a site', () => {
  it('have the addresses of the contract', () => {
    const settings = makeSettings({ digest: { page_size: { list: 1 } } });
    const articles = [
      makeArticle('Belts stop', '2031-05-06', { tags: ['worms'], source: 'Tidewater Wire' }),
      makeArticle('Belts run', '2031-05-07', { tags: ['worms'] }),
      makeArticle('Belts someday', null),
    ];
    assert.deepEqual(urlsOf(pagesOf(articles, settings)).sort(), [
      '/',
      '/2031/',
      '/2031/05/',
      '/2031/05/06/',
      '/2031/05/06/belts-stop/',
      '/2031/05/06/belts-stop/card.png',
      '/2031/05/06/seal.txt',
      '/2031/05/07/',
      '/2031/05/07/belts-run/',
      '/2031/05/07/belts-run/card.png',
      '/2031/05/07/seal.txt',
      '/2031/05/seal.txt',
      '/2031/w19/',
      '/2031/w19/seal.txt',
      '/404.html',
      '/_headers',
      '/_redirects',
      '/about/',
      '/apple-touch-icon.png',
      '/archive/',
      '/atom.xml',
      '/card.png',
      '/explore/',
      '/feed.json',
      '/feed.xml',
      '/feeds.opml',
      '/feeds/',
      '/icon.svg',
      '/icons/192.png',
      '/icons/512.png',
      '/icons/maskable.png',
      '/llms.txt',
      '/manifest.webmanifest',
      '/offline/',
      '/pagefind/2031/',
      '/pagefind/engine/',
      '/pagefind/pagefind.js',
      '/pagefind/undated/',
      '/robots.txt',
      '/search/',
      '/sitemap-2031.xml',
      '/sitemap-lists.xml',
      '/sitemap-undated.xml',
      '/sitemap.xml',
      '/sources/',
      '/sources/index.csv',
      '/sources/index.json',
      '/sources/tidewater-wire/',
      '/sources/tidewater-wire/atom.xml',
      '/sources/tidewater-wire/feed.json',
      '/sources/tidewater-wire/feed.xml',
      '/tags/',
      '/tags/index.csv',
      '/tags/index.json',
      '/tags/worms/',
      '/tags/worms/1/',
      '/tags/worms/atom.xml',
      '/tags/worms/feed.json',
      '/tags/worms/feed.xml',
      '/undated/',
      '/undated/belts-someday/',
      '/undated/belts-someday/card.png',
      '/watchlist/',
      '/watchlist/choices.json',
      '/watchlist/newest.json',
    ]);
  });

  it('are there for a site without an article', () => {
    const urls = urlsOf(pagesOf([]));
    for (const url of ['/', '/archive/', '/tags/', '/sources/', '/feed.xml', '/404.html'])
      assert.ok(urls.includes(url));
  });

  it('hold no draft and nothing of the future, and say what is held', () => {
    const articles = [
      makeArticle('Belts stop', '2031-05-06'),
      makeArticle('Belts draft', '2031-05-06', { draft: true, tags: ['secret'], source: 'Secret' }),
      makeArticle('Belts tomorrow', '2031-05-08', { tags: ['secret'] }),
      makeArticle('Belts this evening', '2031-05-07T18:00:00Z'),
    ];
    const now = Date.UTC(2031, 4, 7, 12);
    const site = planSite(makeSettings(), articles, now);
    assert.deepEqual(
      site.held.map(({ article, reason }) => `${article.title}: ${reason}`),
      ['Belts draft: draft', 'Belts tomorrow: future', 'Belts this evening: future'],
    );
    const all = JSON.stringify(pagesOf(articles, makeSettings(), now));
    assert.match(all, /Belts stop/);
    assert.doesNotMatch(all, /Belts (?:draft|tomorrow|this evening)|secret/i);
    assert.match(JSON.stringify(pagesOf(articles, makeSettings(), now + 36 * 3_600_000)), /Belts tomorrow/);
  });

  it('begin a day where the zone of the site does', () => {
    const zone = 'Pacific/Auckland';
    const settings = makeSettings({ digest: { time_zone: zone } });
    const article = makeArticle('Belts stop', '2031-05-06', { zone });
    assert.equal(planSite(settings, [article], Date.UTC(2031, 4, 5, 11)).held.length, 1);
    assert.equal(planSite(settings, [article], Date.UTC(2031, 4, 5, 12)).held.length, 0);
  });

  it('take spellings of a tag for one tag, under the name of the list or the usual spelling', () => {
    const articles = [
      makeArticle('A', '2031-05-06', { tags: ['Night Shift', 'DDoS', 'ddos'] }),
      makeArticle('B', '2031-05-07', { tags: ['ddos', 'worm'] }),
      makeArticle('C', '2031-05-08', { tags: ['DDoS', 'Worms'] }),
      makeArticle('D', '2031-05-08', { tags: ['ddos', 'night-shift', 'Night Shift'] }),
    ];
    const settings = makeSettings({ topics: [{ tag: 'worms', label: 'Worms and such', aliases: ['worm'] }] });
    const pages = pagesOf(articles, settings);
    const entries = data(pages, 'index', '/tags/').entries.map(({ url, label, count }) => [url, label, count]);
    assert.deepEqual(entries, [
      ['/tags/ddos/', 'ddos', 4],
      ['/tags/night-shift/', 'Night Shift', 2],
      ['/tags/worms/', 'Worms and such', 2],
    ]);
    assert.deepEqual(titles(data(pages, 'list', '/tags/ddos/').articles), ['D', 'C', 'B', 'A']);
  });

  it('list the newest first, and articles of one time by their names', () => {
    const articles = [
      makeArticle('B', '2031-05-06'),
      makeArticle('Noon', '2031-05-06T12:00:00Z'),
      makeArticle('C', '2031-05-06'),
      makeArticle('Evening', '2031-05-06T18:00:00Z'),
      makeArticle('A', '2031-05-06'),
      makeArticle('Before', '2031-05-05T23:00:00Z'),
    ];
    const { leads, days } = data(pagesOf(articles), 'home', '/');
    assert.deepEqual(titles(leads.map(({ article }) => article)), ['Evening']);
    assert.deepEqual(
      days.map(({ articles }) => titles(articles)),
      [['Noon', 'C', 'B', 'A'], ['Before']],
    );
    assert.deepEqual(titles(data(pagesOf(articles), 'day', '/2031/05/06/').stories), [
      'Evening',
      'Noon',
      'C',
      'B',
      'A',
    ]);
  });

  it('give hostile tags and sources safe addresses, or none', () => {
    const names = ['../x', 'con', '.', '..', '/', 'feed.xml', '2015', '1', '<b>', 'a/b', '%2e%2e', '🐛'];
    const pages = pagesOf([makeArticle('A', '2031-05-06', { tags: names, source: '../../etc' })]);
    for (const url of urlsOf(pages))
      assert.match(
        url,
        /^\/(?:[a-z0-9_-]+\/)*(?:[a-z0-9_-]+(?:\.(?:csv|xml|txt|html|png|svg|js|json|opml|webmanifest))?)?$/,
      );
  });

  it('know a listed source by any of its names, whoever comes first', () => {
    const settings = makeSettings({
      sources: [{ name: 'Dark Tide', home: 'https://darktide.example/', aliases: ['DT News'] }],
    });
    const articles = [
      makeArticle('A', '2031-05-06', { source: 'Dark-Tide' }),
      makeArticle('B', '2031-05-07', { source: 'DT News' }),
      makeArticle('C', '2031-05-08', { source: 'www.darktide.example' }),
    ];
    const { label, about, articles: cards } = data(pagesOf(articles, settings), 'list', '/sources/dark-tide/');
    assert.deepEqual([label, about?.url, titles(cards)], ['Dark Tide', 'https://darktide.example/', ['C', 'B', 'A']]);
  });

  it('tell of a tag or source what its own articles say: how many when, which tags, what feeds have of it', () => {
    const articles = [
      makeArticle('A', '2031-05-06', { tags: ['worms', 'ports'], source: 'Dark Tide' }),
      makeArticle('B', '2031-06-07', { tags: ['worms', 'ports', 'cranes'], source: 'Dark Tide' }),
      makeArticle('C', '2031-06-08', { tags: ['worms', 'belts'] }),
    ];
    const settings = makeSettings({
      digest: { page_size: { list: 1 }, feed: { sources: { 'Dark Tide': 'excerpt' } } },
      sources: [{ name: 'Dark Tide', description: 'Reports of tides.' }],
    });
    const pages = pagesOf(articles, settings);
    const { overview } = data(pages, 'list', '/tags/worms/');
    assert.deepEqual(
      [overview?.total, overview?.feeds, overview?.tags.map(({ url, count }) => [url, count])],
      [3, null, Object.entries({ '/tags/ports/': 2, '/tags/belts/': 1, '/tags/cranes/': 1 })],
    );
    assert.deepEqual(
      overview?.trend?.bars.filter(({ count }) => count > 0).map(({ iso, count, url }) => [iso, count, url]),
      [
        ['2031-05', 1, '/2031/05/'],
        ['2031-06', 2, '/2031/06/'],
      ],
    );
    assert.equal(data(pages, 'list', '/tags/worms/1/').overview, null);
    const source = data(pages, 'list', '/sources/dark-tide/');
    assert.equal(source.description, 'Reports of tides.');
    assert.deepEqual([source.overview?.total, source.overview?.feeds], [2, 'excerpt']);

    const more = pagesOf([...articles, makeArticle('D', '2031-06-09', { tags: ['ports'] })], settings);
    const changed = pages.flatMap(({ url, kind }) =>
      kind === 'list' && JSON.stringify(data(more, kind, url)) !== JSON.stringify(data(pages, kind, url)) ? [url] : [],
    );
    assert.deepEqual(changed.sort(), ['/tags/ports/', '/tags/ports/1/']);
  });

  it('list tags and sources for machines, too', () => {
    const settings = makeSettings({ sources: [{ name: 'Dark Tide', home: 'https://darktide.example/' }] });
    const pages = pagesOf([makeArticle('A', null, { tags: ['evil.example'], source: 'Dark Tide' })], settings);
    const [tag] = data(pages, 'table', '/tags/index.json').groups;
    assert.deepEqual(
      [tag?.key, tag?.name, tag?.count, tag?.first, tag?.feed],
      ['evil-example', 'evil[.]example', 1, null, null],
    );
    const [source] = data(pages, 'table', '/sources/index.csv').groups;
    assert.deepEqual(
      [source?.home, source?.url],
      ['https://darktide.example/', 'https://hexdigest.example/sources/dark-tide/'],
    );
    assert.deepEqual(
      data(pages, 'index', '/tags/').files.map(({ url }) => url),
      ['/tags/index.csv', '/tags/index.json'],
    );
  });

  it('show titles, summaries and names defanged and on one line', () => {
    const article = makeArticle('Worm at evil.example\u202e\u0007', '2031-05-06', {
      summary: 'Calls\nhttp://evil.example/x and 203.0.113.77.',
      authors: ['post@evil.example'],
      source: 'evil.example',
      tags: ['evil.example'],
      url: 'https://evil.example/x',
      slug: 'worm',
    });
    const pages = pagesOf([article]);
    const page = data(pages, 'article', '/2031/05/06/worm/');
    assert.equal(page.article.title.text, 'Worm at evil[.]example');
    assert.equal(page.article.summary?.text, 'Calls hxxp://evil[.]example/x and 203[.]0[.]113[.]77.');
    assert.deepEqual(page.original, { url: null, text: 'hxxps://evil[.]example/x' });
    const shown = JSON.stringify(pages, (key, value: unknown) => (key === 'body' ? null : value));
    assert.deepEqual(shown.match(/.{0,30}(?:evil\.example|203\.0\.113)/g), null);
  });

  it('make the first words of an article stand in for a summary', () => {
    const article = makeArticle('A', '2031-05-06', { opening: 'First words of it.' });
    assert.equal(data(pagesOf([article]), 'home', '/').leads[0]?.article.summary?.text, 'First words of it.');
  });

  it('put an article with an error in its address to both', () => {
    const one = makeArticle('Belts stop', '2031-05-06');
    const other = makeArticle('Belts stop!', '2031-05-06', { file: 'articles/2031/05/Belts-Stop.md', slug: one.slug });
    assert.throws(
      () => pagesOf([one, other, makeArticle('Belts run', '2031-05-06')]),
      (error) =>
        error instanceof ContentError &&
        error.problems.length === 2 &&
        error.message.includes(one.file) &&
        error.message.includes(other.file),
    );
  });
});

describe('a site under a folder', () => {
  it('has the folder in every address but not in the paths of files', () => {
    const settings = makeSettings({ digest: { base_url: 'https://news.example/deep/digest' } });
    const articles = [makeArticle('A', '2031-05-06', { tags: ['worms'], source: 'Wire' }), makeArticle('B', null)];
    const pages = pagesOf(articles, settings);
    assert.deepEqual(urlsOf(pages), urlsOf(pagesOf(articles)));
    const strings: string[] = [];
    JSON.stringify(
      pages.map(({ data }) => data),
      (key, value: unknown) => {
        if (typeof value === 'string' && (value.startsWith('/') || key === 'canonical')) strings.push(value);
        return value;
      },
    );
    assert.ok(strings.length > 20);
    for (const url of strings) assert.match(url, /^(?:https:\/\/news\.example)?\/deep\/digest\//);
  });
});

describe('a feed', () => {
  const days = Array.from(
    { length: 60 },
    (_, at) => `2031-0${1 + Math.floor(at / 28)}-${String((at % 28) + 1).padStart(2, '0')}`,
  );

  it('holds the newest fifty, newest first, and nothing undated', () => {
    const articles = [...days.map((day) => makeArticle(`Of ${day}`, day)), makeArticle('Undated', null)];
    const { items } = data(pagesOf(articles), 'feed-rss', '/feed.xml');
    assert.deepEqual(
      items.map(({ title }) => title),
      days
        .slice(-50)
        .reverse()
        .map((day) => `Of ${day}`),
    );
  });

  it('holds the whole text, or only an excerpt, as each source allows', () => {
    const settings = makeSettings({
      digest: { feed: { content: 'full', sources: { 'Dark Tide': 'excerpt' } } },
      sources: [{ name: 'Dark Tide', aliases: ['DT News'] }],
    });
    const articles = [
      makeArticle('A', '2031-05-06'),
      makeArticle('B', '2031-05-07', { source: 'Wire' }),
      makeArticle('C', '2031-05-08', { source: 'DT News' }),
    ];
    const { items } = data(pagesOf(articles, settings), 'feed-rss', '/feed.xml');
    assert.deepEqual(
      items.map(({ content, summary }) => [content.what === 'article' ? content.body.bodyOf : null, summary]),
      [
        [null, 'The text of C.'],
        ['articles/2031/05/07-b.md', 'The text of B.'],
        ['articles/2031/05/06-a.md', 'The text of A.'],
      ],
    );
  });

  it('knows an article by its id for ever', () => {
    const article = makeArticle('A', '2031-05-06', { id: '00000000000000aa' });
    const moved = { ...article, title: 'B', slug: 'b', file: 'articles/undated/b.md' };
    const settings = makeSettings({ digest: { tag_authority: 'news.example,2026' } });
    for (const one of [article, moved]) {
      const { items } = data(pagesOf([one], settings), 'feed-rss', '/feed.xml');
      assert.equal(items[0]?.guid, 'tag:news.example,2026:00000000000000aa');
    }
  });

  it('is XML that a strict parser takes, with no address of an article left fanged', () => {
    const nasty = 'A \u0000\u0001\u000b\u001f\ud800\ufffe]]> <b> & "c" \'d\' <![CDATA[ x ]]> \u{10ffff} evil.example';
    const articles = [
      makeArticle(nasty, '2031-05-06', {
        summary: nasty,
        authors: [nasty],
        source: nasty,
        tags: [nasty],
        opening: nasty,
      }),
    ];
    const body = `${nasty}\n\n    code \u0008 ${nasty}\n\n[a\u0002](https://evil.example/\u0003)`;
    const { pages, view } = plan(articles);
    const feeds = pages.filter(isFeed).filter(({ kind }) => kind !== 'feed-json');
    assert.equal(feeds.length, 6);
    for (const planned of feeds) {
      const xml = renderFeed(planned, view.info, () => body);
      const parser = new SaxesParser({ xmlns: true });
      const texts: string[] = [];
      parser.on('error', (error) => assert.fail(error.message));
      parser.on('text', (text) => texts.push(text));
      parser.on('cdata', (text) => texts.push(text));
      parser.write(xml).close();
      assert.doesNotMatch(texts.join(' '), /evil\.example/);
      assert.ok(texts.some((text) => text.includes('"c"') || text.includes('&quot;c&quot;')));
    }
  });
});

describe('sitemaps', () => {
  it('hold every page for people exactly once, by year', () => {
    const articles = [
      makeArticle('A', '2030-05-06', { tags: ['worms'] }),
      makeArticle('B', '2031-05-06T10:00:00Z', { source: 'Wire' }),
      makeArticle('C', null),
    ];
    const pages = pagesOf(articles);
    const listed = pages.flatMap((page) => (page.kind === 'sitemap' ? page.data.entries.map(({ url }) => url) : []));
    const canonical = pages.flatMap(({ data }) =>
      'head' in data && data.head.canonical !== null ? [data.head.canonical] : [],
    );
    assert.deepEqual(listed.sort(), canonical.sort());
    const year = data(pages, 'sitemap', '/sitemap-2031.xml').entries;
    assert.ok(year.every(({ url }) => url.startsWith('https://hexdigest.example/2031/')));
    assert.equal(year.find(({ url }) => url.endsWith('/b/'))?.modified, '2031-05-06T10:00:00Z');
  });

  it('say of every page when the newest of what it shows changed, and nothing where nobody knows', () => {
    const worms = (day: string | null, more = {}) => makeArticle(`On ${day}`, day, { tags: ['worms'], ...more });
    const updated = { updated: toMoment('2031-06-01T08:00:00+02:00', 'UTC') };
    const pages = pagesOf(
      [worms('2030-05-06', updated), worms('2031-05-06'), worms('2031-05-07T23:00:00-05:00'), makeArticle('U', null)],
      makeSettings({ digest: { base_url: 'https://news.example/digest/' } }),
    );
    const dates = new Map(
      pages
        .flatMap((page) => (page.kind === 'sitemap' || page.kind === 'sitemap-index' ? page.data.entries : []))
        .map(({ url, modified }) => [url.slice('https://news.example/digest'.length), modified]),
    );
    const [edited, newest] = ['2031-06-01T08:00:00+02:00', '2031-05-07T23:00:00-05:00'];
    const expected = {
      '/': edited,
      '/archive/': edited,
      '/tags/': edited,
      '/tags/worms/': edited,
      '/2030/': edited,
      '/2030/05/': edited,
      '/2030/05/06/': edited,
      '/2031/': newest,
      '/2031/05/06/': '2031-05-06',
      '/2031/05/06/on-2031-05-06/': '2031-05-06',
      '/undated/': null,
      '/undated/u/': null,
      '/sources/': null,
      '/sitemap-2030.xml': edited,
      '/sitemap-2031.xml': newest,
      '/sitemap-undated.xml': null,
      '/sitemap-lists.xml': edited,
    };
    assert.deepEqual(Object.fromEntries(Object.keys(expected).map((url) => [url, dates.get(url)])), expected);
  });

  it('never say that a page changed at another time than an article did that it links to', () => {
    const day = fc.date({ min: new Date('2030-12-20'), max: new Date('2031-01-20'), noInvalidDate: true });
    const article = fc.record({ day, tags: fc.subarray(['a', 'b', 'c']), isUpdated: fc.boolean() });
    fc.assert(
      fc.property(fc.array(article, { maxLength: 12 }), (drawn) => {
        const articles = drawn.map(({ day, tags, isUpdated }, at) =>
          makeArticle(`Title ${at}`, day.toISOString().slice(0, 10), {
            tags,
            updated: isUpdated ? toMoment(`2031-02-${10 + at}`, 'UTC') : null,
          }),
        );
        const pages = pagesOf(articles);
        const entries = pages.flatMap((page) => (page.kind === 'sitemap' ? page.data.entries : []));
        const when = new Map(entries.map(({ url, modified }) => [new URL(url).pathname, modified ?? undefined]));
        const own = pages.flatMap((page) => (page.kind === 'article' ? [[page.url, when.get(page.url) ?? '']] : []));
        for (const page of pages) {
          if (page.kind !== 'list' && page.kind !== 'day' && page.kind !== 'month') continue;
          const text = JSON.stringify({ ...page.data, steps: null });
          const shown = own.filter(([url]) => text.includes(`"${url}"`)).map(([, date]) => date);
          assert.equal(when.get(page.url), shown.sort().at(-1), page.url);
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe('planning', () => {
  const settings = makeSettings({
    digest: { page_size: { home: 3, list: 2 } },
    topics: [{ tag: 'worms', label: 'Worms', aliases: ['worm'] }],
    sources: [{ name: 'Dark Tide', home: 'https://darktide.example/', aliases: ['DT'] }],
  });
  const articles = [
    makeArticle('A', '2031-05-06', { tags: ['DDoS', 'worm'], source: 'dark tide' }),
    makeArticle('B', '2031-05-06', { tags: ['ddos'], source: 'DT' }),
    makeArticle('C', '2031-05-06T10:00:00Z', { tags: ['Ddos', 'Worms'], source: 'Wire' }),
    makeArticle('D', '2031-05-06T09:00:00Z', { source: 'WIRE' }),
    makeArticle('E', '2030-12-31', { tags: ['worms'], source: 'wire' }),
    makeArticle('F', null, { tags: ['DDOS'], source: 'Dark-Tide' }),
    makeArticle('F', null, { id: '00000000000000ff', slug: 'f-2', file: 'articles/undated/f-2.md' }),
    makeArticle('G', '2031-05-09', { draft: true }),
  ];

  it('gives the same pages whatever the order of the articles', () => {
    const expected = pagesOf(articles, settings);
    fc.assert(
      fc.property(fc.shuffledSubarray(articles, { minLength: articles.length }), (shuffled) => {
        assert.deepEqual(pagesOf(shuffled, settings), expected);
      }),
    );
  });

  it('shows an article the same whatever else is on other days', () => {
    const one = makeArticle('A', '2031-05-06', { tags: ['worms'], source: 'Wire' });
    const alone = data(pagesOf([one], settings), 'article', '/2031/05/06/a/');
    const others = articles.filter(({ published }) => published?.day !== '2031-05-06');
    assert.deepEqual(
      data(pagesOf([...others, one], settings), 'article', '/2031/05/06/a/').article.title,
      alone.article.title,
    );
    assert.deepEqual(data(pagesOf([...others, one], settings), 'article', '/2031/05/06/a/').steps, alone.steps);
  });

  it('gives the same pages and feeds in any time zone and language of the machine', async () => {
    const machines = [
      { TZ: 'UTC', LANG: 'C', LC_ALL: 'C' },
      { TZ: 'Pacific/Kiritimati', LANG: 'de_DE.UTF-8', LC_ALL: 'de_DE.UTF-8' },
      { TZ: 'America/Los_Angeles', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
    ];
    const program = `import { planText } from ${JSON.stringify(import.meta.resolve('./support/plan-text.ts'))};
      process.stdout.write(planText());`;
    const expected = planText();
    assert.match(expected, /Dienstag, 6\. Mai 2031/);
    for (const { code, stdout, stderr } of await Promise.all(machines.map((env) => runProgram(program, env)))) {
      assert.equal(code, 0, stderr);
      assert.equal(stdout, expected);
    }
  });
});
