import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { parseOpml } from 'feedsmith';
import type { Article } from '../scripts/article/article.ts';
import type { Settings } from '../scripts/settings/settings.ts';
import { cutFeed } from '../scripts/site/feeds.ts';
import { type Ledger, recordUrls } from '../scripts/site/ledger.ts';
import type { Page, SiteInfo } from '../scripts/site/page.ts';
import { planPages } from '../scripts/site/plan.ts';
import { planSite } from '../scripts/site/site.ts';
import { render as renderList } from '../templates/pages/feed-list.11ty.tsx';
import { render as renderOpml } from '../templates/pages/opml.11ty.tsx';
import { makeArticle, makeSettings } from './support/articles.ts';
import { readXml } from './support/feed.ts';
import { entriesOf, rawEntries, seenIn } from './support/feed-entries.ts';
import { isFeed, type PlannedFeed, renderFeed } from './support/feeds.ts';

const NOW = Date.UTC(2040, 0);
const BASE = 'https://hexdigest.example/';
const XML_CHARACTERS = /^[\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]*$/u;

interface Rendered {
  readonly pages: readonly Page[];
  readonly site: SiteInfo;
  /** The text of each document by its address. */
  readonly feeds: ReadonlyMap<string, { readonly page: PlannedFeed; readonly text: string }>;
}

function renderFeeds(
  articles: readonly Article[],
  {
    settings = makeSettings(),
    ledger = new Map(),
    body = (file: string) => `The text of ${file}.`,
  }: RenderOptions = {},
): Rendered & { readonly ledger: Ledger } {
  const site = planSite(settings, articles, NOW);
  const recorded = recordUrls(ledger, site, NOW).ledger;
  const { pages, view } = planPages(site, recorded);
  const feeds = pages
    .filter(isFeed)
    .map((page) => [page.url, { page, text: renderFeed(page, view.info, ({ bodyOf }) => body(bodyOf)) }] as const);
  return { pages, site: view.info, feeds: new Map(feeds), ledger: recorded };
}

interface RenderOptions {
  readonly settings?: Settings;
  readonly ledger?: Ledger;
  readonly body?: (file: string) => string;
}

const thing = (kind: 'vulnerability' | 'group', key: string) => ({ kind, key, at: null });
const naming = (...things: ReturnType<typeof thing>[]): Article['named'] => ({
  ...makeArticle('x', null).named,
  things,
});

describe('feeds of every sort', () => {
  const articles = [
    makeArticle('A', '2031-05-06', { tags: ['worms'], source: 'Wire', authors: ['Ada', 'Bo'] }),
    makeArticle('B', '2031-05-07T10:00:00+02:00', { tags: ['worms'], source: 'Wire', lang: 'ar' }),
    makeArticle('C', '2031-05-14', { named: naming(thing('vulnerability', 'CVE-2031-0001'), thing('group', 'fenn')) }),
    makeArticle('D', null, { tags: ['undated'] }),
  ];
  const { feeds, pages, site } = renderFeeds(articles);
  const folders = ['/', '/weekly/', '/tags/worms/', '/sources/wire/', '/cve/CVE-2031-0001/', '/groups/fenn/'];

  it('come in three formats, where there is something with a date', () => {
    const files = folders.flatMap((folder) => ['feed.xml', 'atom.xml', 'feed.json'].map((file) => folder + file));
    assert.deepEqual([...feeds.keys()].sort(), files.sort());
  });

  it('hold the same ids, addresses, titles, times, categories and content in every format', () => {
    for (const folder of folders) {
      const [rss, atom, json] = ['feed.xml', 'atom.xml', 'feed.json'].map((file) => {
        const { page, text } = feeds.get(folder + file) ?? assert.fail(`no ${folder}${file}`);
        return seenIn(page, text);
      });
      assert.ok(rss !== undefined && rss.length > 0);
      assert.deepEqual(atom, rss);
      assert.deepEqual(json, rss);
    }
  });

  it('are all in the list for readers and in the one for feed readers, once', () => {
    const wanted = folders.map((folder) => `${BASE}${folder.slice(1)}feed.xml`).sort();
    const opml = pages.find((page) => page.kind === 'opml') ?? assert.fail('no OPML');
    const { body } = parseOpml(renderOpml({ site, planned: opml }));
    const listed = body?.outlines?.flatMap(({ outlines }) => outlines?.map(({ xmlUrl }) => xmlUrl) ?? []);
    assert.deepEqual(listed?.sort(), wanted);
    const list = pages.find((page) => page.kind === 'feed-list') ?? assert.fail('no list');
    const html = renderList({ site, planned: list });
    const links = [...html.matchAll(/<a [^>]*href="([^"]*\/feed\.xml)"/g)].map(
      ([, url = '']) => new URL(url, BASE).href,
    );
    assert.deepEqual(links.sort(), wanted);
  });

  it('can be discovered from the pages that they follow', () => {
    const head = (url: string) => {
      const page = pages.find((one) => one.url === url);
      return page !== undefined && 'head' in page.data ? page.data.head.feeds.map((feed) => feed.url) : null;
    };
    for (const folder of folders.filter((one) => one !== '/weekly/'))
      assert.deepEqual(head(folder), [`${folder}feed.xml`]);
    const list = pages.find((page) => page.kind === 'feed-list') ?? assert.fail('no list');
    const links = renderList({ site, planned: list }).match(/<link rel="alternate"[^>]*>/g) ?? [];
    assert.deepEqual(
      links.map((link) => [/type="([^"]*)"/.exec(link)?.[1], /href="([^"]*)"/.exec(link)?.[1]]),
      [
        ['application/rss+xml', '/feed.xml'],
        ['application/atom+xml', '/atom.xml'],
        ['application/feed+json', '/feed.json'],
      ],
    );
  });

  it('name the hub where there is one, and nowhere else', () => {
    const hub = 'https://hub.example/?a=1&b=2';
    const hubs = (text: string) => [text.includes('hub.example'), /rel="hub"|"WebSub"/.test(text)];
    const withHub = renderFeeds(articles, { settings: makeSettings({ digest: { feed: { items: 1, hub } } }) });
    for (const { page, text } of withHub.feeds.values()) {
      const isCurrent = page.data.history.current === null;
      assert.deepEqual(hubs(text), [isCurrent, isCurrent], page.url);
    }
    for (const { text } of feeds.values()) assert.deepEqual(hubs(text), [false, false]);
    assert.throws(() => makeSettings({ digest: { feed: { hub: 'http://hub.example/' } } }));
  });
});

describe('an entry', () => {
  const word = fc.constantFrom('worms', 'Worms', 'WORMS', 'Night Shift', 'night-shift', 'ddos', 'DDoS');
  const day = fc.integer({ min: 1, max: 28 }).map((number) => `2031-05-${String(number).padStart(2, '0')}`);
  const article = fc.record({
    day,
    tags: fc.uniqueArray(word, { maxLength: 3 }),
    source: fc.option(fc.constantFrom('Wire', 'WIRE', 'wire', 'Other')),
    updated: fc.option(day),
    text: fc.string(),
    things: fc.subarray([thing('vulnerability', 'CVE-2031-0001'), thing('group', 'fenn')]),
  });
  const others = fc.array(article, { maxLength: 8 });
  const make = (from: readonly (typeof article extends fc.Arbitrary<infer T> ? T : never)[], name: string) =>
    from.map(({ day, tags, source, updated, text, things }, at) =>
      makeArticle(`${name} ${at}`, day, {
        tags,
        source,
        updated: updated === null ? null : (makeArticle('', updated).published ?? null),
        summary: text,
        named: naming(...things),
      }),
    );

  it('never changes while its article does not, whatever else changes', () => {
    fc.assert(
      fc.property(
        fc.array(article, { minLength: 1, maxLength: 4 }),
        others,
        others,
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 6 }),
        (same, before, after, sizeBefore, sizeAfter) => {
          const kept = make(same, 'Kept');
          const settingsOf = (items: number) =>
            makeSettings({ digest: { feed: { items }, page_size: { home: items, list: items } } });
          const first = renderFeeds([...kept, ...make(before, 'Before')], { settings: settingsOf(sizeBefore) });
          const second = renderFeeds([...make(after, 'After'), ...kept], {
            settings: settingsOf(sizeAfter),
            ledger: first.ledger,
          });
          const guids = kept.map(({ id }) => first.ledger.get(id)?.guid ?? '');
          const entries = (rendered: Rendered) => {
            const known = new Map<string, string>();
            for (const { page, text } of rendered.feeds.values()) {
              const sort = page.data.items.some(({ content }) => content.what === 'article') ? 'whole' : 'brief';
              const raw = rawEntries(page, text);
              for (const guid of guids) {
                const entry = raw.get(guid);
                const key = `${page.kind} ${sort} ${guid}`;
                if (entry === undefined) continue;
                assert.equal(known.get(key) ?? entry, entry, 'an entry differs between feeds');
                known.set(key, entry);
              }
            }
            return known;
          };
          const later = entries(second);
          for (const [key, entry] of entries(first)) assert.equal(later.get(key) ?? entry, entry);
          // Every article is in the site's feed or its archive, so that there is something to compare.
          assert.ok([...later.keys()].filter((key) => key.startsWith('feed-atom whole')).length === guids.length);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is in the archive of the month that its day is in where the site is, whatever its own offset', () => {
    const { pages } = renderFeeds(
      [
        makeArticle('A', '2031-01-10'),
        makeArticle('B', '2031-02-01T00:30:00+05:30'),
        makeArticle('C', '2031-01-31T20:00:00Z'),
        makeArticle('D', '2031-02-02'),
      ].sort((a, b) => (a.published?.millis ?? 0) - (b.published?.millis ?? 0)),
      { settings: makeSettings({ digest: { feed: { items: 2 } } }) },
    );
    const titlesBelow = (url: string) =>
      pages
        .flatMap((page) => (page.kind === 'feed-atom' && page.url.startsWith(url) ? page.data.items : []))
        .map(({ title }) => title)
        .sort();
    assert.deepEqual(titlesBelow('/atom.xml'), ['C', 'D']);
    assert.deepEqual(titlesBelow('/feeds/'), ['A', 'B']);
  });

  it('says when its article was edited, and never that this was before it was published', () => {
    const at = (iso: string) => makeArticle('', iso).published;
    const [one, two, three] = renderFeeds([
      makeArticle('A', '2031-05-06', { updated: at('2031-05-08T10:30:00Z') }),
      makeArticle('B', '2031-05-05', { updated: at('2031-05-01') }),
      makeArticle('C', '2031-05-04'),
    ]).pages.flatMap((page) => (page.kind === 'feed-atom' && page.url === '/atom.xml' ? page.data.items : []));
    assert.deepEqual([one?.published, one?.updated], ['2031-05-06T00:00:00Z', '2031-05-08T10:30:00Z']);
    for (const item of [two, three]) assert.equal(item?.updated, item?.published);
  });
});

describe('an archive', () => {
  const items = fc.array(fc.integer({ min: 0, max: 99 }), { maxLength: 120, size: 'max' });
  const size = fc.integer({ min: 1, max: 9 });

  it('holds with the newest items every item, in parts that items of other periods never change', () => {
    const periodOf = (item: number) => `${Math.floor(item / 20)}`;
    fc.assert(
      fc.property(items, size, fc.integer({ min: 0, max: 99 }), (some, most, late) => {
        const all = some.toSorted((a, b) => a - b);
        const { current, archive } = cutFeed(all, most, periodOf);
        assert.deepEqual(current, all.slice(-most));
        const archived = archive.flatMap((part) => part.items);
        assert.deepEqual(archived, all.slice(0, archived.length));
        assert.ok(all.length - archived.length <= current.length);
        for (const part of archive) {
          assert.ok(part.items.length <= most);
          assert.deepEqual([...new Set(part.items.map(periodOf))], [part.name.split('/')[0]]);
        }
        const then = cutFeed(
          [...all, late].sort((a, b) => a - b),
          most,
          periodOf,
        ).archive;
        const isOther = ({ name }: { name: string }) => name.split('/')[0] !== periodOf(late);
        const kept = archive.filter(isOther);
        assert.deepEqual(then.filter(isOther).slice(0, kept.length), kept);
      }),
    );
  });

  it('can be walked from the newest part to the oldest and back, in each format', () => {
    const days = Array.from({ length: 10 }, (_, at) => `2031-05-${10 + at}`);
    const settings = makeSettings({ digest: { feed: { items: 3 } } });
    const { feeds } = renderFeeds(
      days.map((day) => makeArticle(`Of ${day}`, day)),
      { settings },
    );
    const documents = (file: string) =>
      ['/', '/feeds/2031-05/3/', '/feeds/2031-05/2/', '/feeds/2031-05/'].map((folder) => folder + file);
    const read = (url: string) => feeds.get(url) ?? assert.fail(`no ${url}`);
    for (const file of ['feed.xml', 'atom.xml']) {
      const links = documents(file).map((url) => {
        const { elements, names } = readXml(read(url).text);
        const to = (rel: string) =>
          elements.find(({ name, attributes }) => /^(?:atom:)?link$/.test(name) && attributes.rel === rel)?.attributes
            .href;
        return [to('self'), to('current'), to('prev-archive'), to('next-archive'), names.has('fh:archive')];
      });
      const [newest, three, two, one] = documents(`${file}`).map((url) => BASE + url.slice(1));
      assert.deepEqual(links, [
        [newest, undefined, three, undefined, false],
        [three, newest, two, undefined, true],
        [two, newest, one, three, true],
        [one, newest, undefined, two, true],
      ]);
    }
    const json = documents('feed.json').map((url) => JSON.parse(read(url).text));
    assert.deepEqual(
      json.map(({ next_url }) => next_url),
      [...['2031-05/3', '2031-05/2', '2031-05'].map((part) => `${BASE}feeds/${part}/feed.json`), undefined],
    );
    assert.equal(new Set(json.flatMap(({ items }) => items.map(({ id }: { id: string }) => id))).size, 10);
    assert.equal(feeds.has('/feeds/2031-05/4/feed.xml'), false);
  });
});

describe('the weekly feed', () => {
  const articles = [
    makeArticle('A', '2031-04-28', { summary: 'What A says.' }),
    makeArticle('B', '2031-05-04T23:59:00Z'),
    makeArticle('C', '2031-05-05'),
    makeArticle('D', '2031-05-19'),
  ];
  const weekly = (some: readonly Article[]) =>
    renderFeeds(some).pages.flatMap((page) => (page.url === '/weekly/atom.xml' && isFeed(page) ? page.data.items : []));

  it('has an item for each week that is over, dated when it was', () => {
    assert.deepEqual(
      weekly(articles).map(({ title, url, guid, published }) => [title, url, guid, published]),
      [
        ['Week 19 of 2031', `${BASE}2031/w19/`, 'tag:hexdigest.example,2026:week/2031-W19', '2031-05-12T00:00:00Z'],
        ['Week 18 of 2031', `${BASE}2031/w18/`, 'tag:hexdigest.example,2026:week/2031-W18', '2031-05-05T00:00:00Z'],
      ],
    );
  });

  it('does not change with what comes later', () => {
    assert.deepEqual(weekly([...articles, makeArticle('E', '2031-06-01')]).slice(-2), weekly(articles));
    assert.deepEqual(weekly(articles.slice(0, 2)), []);
  });

  it('links the stories of its days, by their absolute addresses', () => {
    const { feeds } = renderFeeds(articles);
    const [, first] = seenIn(...documentOf(feeds, '/weekly/feed.json'));
    assert.equal(
      first?.content,
      `<h2>Monday, 28 April 2031</h2><ul><li><a href="${BASE}2031/04/28/a/">A</a> — What A says.</li></ul>` +
        `<h2>Sunday, 4 May 2031</h2><ul><li><a href="${BASE}2031/05/04/b/">B</a> — The text of B.</li></ul>`,
    );
  });
});

describe('feeds of a hostile site', () => {
  const nasty =
    'A \u0000\u0001\u000b\u001f\u0085\ud800 x \udfff\ufffe\uffff]]> <b>&amp; "c" \'d\' <![CDATA[ x ]]> <?xml?> \u{10ffff} evil.example';
  const articles = [
    makeArticle(nasty, '2031-05-06', {
      summary: nasty,
      authors: [nasty],
      source: nasty,
      tags: [nasty, 'worms'],
      lang: 'ar',
      updated: makeArticle('', '2031-06-01').published,
    }),
    makeArticle('\u0000', '2031-05-20', { opening: '', tags: ['\u0007'], source: '\ud800', authors: ['\u0001'] }),
    makeArticle(']]>', '2031-05-28', { opening: ']]>' }),
  ];
  const body = () =>
    `${nasty}\n\n    code \u0008 ${nasty}\n\n[a\u0002](https://evil.example/\u0003)\n\n[here](/tags/worms/) http://evil.example/x`;
  const settings = makeSettings({
    digest: { title: 'T \u0000 & <i>', description: nasty.replace(' evil.example', ''), feed: { items: 2 } },
  });
  const { feeds } = renderFeeds(articles, { settings, body });

  it('are XML that a strict parser takes, and JSON, of letters that XML knows', () => {
    assert.ok(feeds.size > 12);
    for (const { page, text } of feeds.values()) {
      assert.match(text, XML_CHARACTERS, page.url);
      if (page.kind === 'feed-json') {
        JSON.parse(text, (_key, value: unknown) => {
          if (typeof value === 'string') assert.match(value, XML_CHARACTERS);
          return value;
        });
      } else assert.deepEqual(readXml(text).errors, [], page.url);
    }
  });

  it('hold no address of an article as it is, and no link that is not absolute', () => {
    for (const { page, text } of feeds.values()) {
      assert.doesNotMatch(text, /evil\.example/, page.url);
      for (const { content } of seenIn(page, text)) {
        const links = [...content.matchAll(/href="([^"]*)"/g)].map(([, link = '']) => link);
        for (const link of links) assert.ok(link.startsWith(BASE), `${page.url} ${link}`);
      }
    }
  });

  it('have what Atom asks of a feed and of an entry (RFC 4287 §4.1)', () => {
    for (const { page, text } of feeds.values()) {
      if (page.kind !== 'feed-atom') continue;
      const { elements } = readXml(text);
      const texts = (name: string) =>
        elements.filter((element) => element.name === name).map((element) => element.text);
      const entries = entriesOf(text);
      const own = entries.flat();
      for (const name of ['id', 'title', 'updated'])
        assert.equal(texts(name).length, entries.length + 1, `${page.url} ${name}`);
      for (const id of texts('id')) assert.match(id, /^tag:hexdigest\.example,2026:/);
      for (const time of [...texts('updated'), ...texts('published')])
        assert.match(time, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
      for (const title of texts('title')) assert.notEqual(title.trim(), '');
      for (const name of texts('name')) assert.notEqual(name.trim(), '');
      assert.ok(elements.some((element) => element.name === 'author' && !own.includes(element)));
      for (const entry of entries) {
        const links = entry.filter(({ name, attributes }) => name === 'link' && attributes.rel === 'alternate');
        assert.equal(links.length, 1);
        assert.ok(links[0]?.attributes.href?.startsWith(BASE));
      }
      const newest = own
        .filter(({ name }) => name === 'updated')
        .map((element) => element.text)
        .sort()
        .at(-1);
      assert.ok(
        texts('updated').filter((time) => time === newest).length > 1,
        `${page.url} is not as new as its entries`,
      );
    }
  });

  it('have what RSS 2.0 asks of a channel and of an item', () => {
    for (const { page, text } of feeds.values()) {
      if (page.kind !== 'feed-rss') continue;
      for (const name of ['title', 'link', 'description', 'language', 'lastBuildDate'])
        assert.notEqual(
          readXml(text).elements.filter((element) => element.name === name).length,
          0,
          `${page.url} ${name}`,
        );
      for (const entry of entriesOf(text)) {
        for (const name of ['title', 'link', 'guid', 'pubDate'])
          assert.equal(entry.filter((element) => element.name === name && element.text.trim() !== '').length, 1, name);
        assert.equal(entry.find(({ name }) => name === 'guid')?.attributes.isPermaLink, 'false');
      }
    }
  });

  it('have what JSON Feed 1.1 asks of a feed and of an item', () => {
    for (const { page, text } of feeds.values()) {
      if (page.kind !== 'feed-json') continue;
      const feed = JSON.parse(text);
      assert.ok(text.startsWith('{"version":"https://jsonfeed.org/version/1.1"'));
      assert.equal(feed.feed_url, BASE + page.url.slice(1));
      assert.ok(feed.title !== '' && Array.isArray(feed.items));
      for (const item of feed.items) {
        assert.ok(typeof item.id === 'string' && item.id !== '' && item.url.startsWith(BASE));
        assert.ok((item.content_html ?? item.content_text ?? '') !== '');
        for (const author of item.authors ?? []) assert.notEqual(author.name, '');
      }
    }
  });
});

describe('a site without a dated article', () => {
  it('has feeds of the site alone, whole and empty', () => {
    const { feeds } = renderFeeds([makeArticle('A', null)]);
    assert.deepEqual([...feeds.keys()].sort(), ['/atom.xml', '/feed.json', '/feed.xml']);
    assert.deepEqual(JSON.parse(feeds.get('/feed.json')?.text ?? '').items, []);
    assert.match(feeds.get('/atom.xml')?.text ?? '', /<updated>1970-01-01T00:00:00.000Z<\/updated>/);
    assert.deepEqual(readXml(feeds.get('/feed.xml')?.text ?? '').errors, []);
  });
});

function documentOf(feeds: Rendered['feeds'], url: string): [PlannedFeed, string] {
  const { page, text } = feeds.get(url) ?? assert.fail(`no ${url}`);
  return [page, text];
}
