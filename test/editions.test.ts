import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { renderToStaticMarkup } from 'preact-render-to-string';
import type { Article } from '../scripts/article/article.ts';
import type { Knowledge } from '../scripts/knowledge/thing.ts';
import type { ThingKind } from '../scripts/mentions/mention.ts';
import { NOTHING_NAMED } from '../scripts/mentions/named.ts';
import { countReadable, minutesFor, wordsIn } from '../scripts/shared/reading.ts';
import { pickLeads, rank } from '../scripts/site/leads.ts';
import type { Page, PageKind, PageKinds } from '../scripts/site/page.ts';
import { planPages } from '../scripts/site/plan.ts';
import { planSite } from '../scripts/site/site.ts';
import { NO_KNOWLEDGE } from '../scripts/site/things.ts';
import { Seal } from '../templates/components/seal.tsx';
import { makeArticle, makeSettings } from './support/articles.ts';

const NOW = Date.UTC(2040, 0);
const EXPLOITED = 'CVE-2031-0001';
const QUIET = 'CVE-2031-0002';

const knowledge: Knowledge = {
  ...NO_KNOWLEDGE,
  exploited: { asOf: '2031-06-01', of: new Map([[EXPLOITED, { added: '2031-05-30', isRansomware: false }]]) },
};

function naming(...things: readonly string[]): Pick<Article, 'named'> {
  const named = things.map((thing) => {
    const [kind = '', key = ''] = thing.includes(' ') ? thing.split(' ') : ['vulnerability', thing];
    return { kind: kind as ThingKind, key, at: null };
  });
  return { named: { ...NOTHING_NAMED, things: named } };
}

function pagesOf(articles: readonly Article[]): Page[] {
  return planPages(planSite(makeSettings(), articles, NOW, knowledge)).pages;
}

function data<K extends PageKind>(pages: readonly Page[], kind: K, url: string): PageKinds[K] {
  const page = pages.find(
    (page): page is Page & { readonly data: PageKinds[K] } => page.kind === kind && page.url === url,
  );
  assert.ok(page, `there is a page ${url} of the kind ${kind}`);
  return page.data;
}

const field = {
  isExploited: (key: string): boolean => key === EXPLOITED,
  sourceOf: ({ source }: Article): string | null => source,
};

describe('the rule for what leads', () => {
  const worm = (source: string, day = '2031-05-06') =>
    makeArticle(`The worm, by ${source}`, day, { source, ...naming('malware belt-worm') });
  const hole = makeArticle('A hole', '2031-05-04', { source: 'A', ...naming(EXPLOITED) });
  const quiet = makeArticle('A quiet day', '2031-05-06', { source: 'A', ...naming(QUIET) });

  it('puts what is known to be exploited before what is new, and says so', () => {
    const [first, ...others] = pickLeads(rank([quiet, hole], { ...field, today: '2031-05-06' }), 9);
    assert.deepEqual([first?.article, first?.reasons], [hole, [{ why: 'exploited', keys: [EXPLOITED] }]]);
    assert.deepEqual(others, []);
  });

  it('lets one of several articles about the same lead, and names the others by their sources', () => {
    const all = [worm('A', '2031-05-04'), worm('B', '2031-05-05'), worm('C'), worm('C', '2031-05-05')];
    const leads = pickLeads(rank(all, field), 9);
    assert.deepEqual(
      leads.map(({ article, reasons, also }) => [article.title, reasons, also.map(({ source }) => source)]),
      [['The worm, by C', [{ why: 'sources', count: 3 }], ['B', 'A']]],
    );
  });

  it('counts four points for sources at most, so that two at most outweigh an exploited hole', () => {
    const points = (count: number) =>
      rank(
        Array.from({ length: count }, (_, at) => worm(String(at))),
        field,
      )[0]?.points;
    assert.deepEqual([1, 2, 3, 4, 9].map(points), [0, 2, 4, 4, 4]);
    assert.equal(rank([hole], field)[0]?.points, 3);
  });

  it('counts newness on the front page alone', () => {
    const points = (today?: string) => rank([quiet], { ...field, ...(today !== undefined && { today }) })[0]?.points;
    assert.deepEqual(['2031-05-06', '2031-05-07', '2031-05-08', undefined].map(points), [2, 1, 0, 0]);
  });

  it('lets no article lead that has no text', () => {
    assert.deepEqual(pickLeads(rank([{ ...hole, isEmpty: true as const }], field), 9), []);
  });

  it('takes an article to be about the first three of what it names', () => {
    const roundup = makeArticle('Patches', '2031-05-06', naming('CVE-1', 'CVE-2', 'CVE-3', EXPLOITED));
    assert.deepEqual(pickLeads(rank([roundup], field), 9), []);
  });

  it('gives the same for any order of the articles', () => {
    const all = [hole, quiet, worm('A'), worm('B'), worm('C', '2031-05-05'), worm('C')];
    const expected = pickLeads(rank(all, field), 3);
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (shuffled) => {
        assert.deepEqual(pickLeads(rank(shuffled, field), 3), expected);
      }),
    );
  });
});

describe('the front page', () => {
  it('leads with the newest where nothing is more urgent, and shows it once', () => {
    const pages = pagesOf([makeArticle('Old', '2031-05-06'), makeArticle('New', '2031-05-08')]);
    const { leads, days, today } = data(pages, 'home', '/');
    assert.deepEqual(
      leads.map(({ article, reasons }) => [article.title.text, reasons]),
      [['New', []]],
    );
    assert.deepEqual(
      days.map(({ articles }) => articles.map(({ title }) => title.text)),
      [['Old']],
    );
    assert.equal(today?.iso, '2031-05-08');
  });

  it('leads with the newest that has a text, and with none where there is none', () => {
    const empty = makeArticle('Empty', '2031-05-08', { isEmpty: true });
    const leads = (...articles: Parameters<typeof pagesOf>[0]) =>
      data(pagesOf(articles), 'home', '/').leads.map(({ article }) => article.title.text);
    assert.deepEqual(leads(makeArticle('Old', '2031-05-06'), empty), ['Old']);
    assert.deepEqual(leads(empty), []);
  });

  it('lets what is urgent lead for three days', () => {
    const hole = makeArticle('A hole', '2031-05-04', naming(EXPLOITED));
    const leadOn = (day: string) =>
      data(pagesOf([hole, makeArticle('Else', day)]), 'home', '/').leads[0]?.article.title.text;
    assert.deepEqual(['2031-05-05', '2031-05-06', '2031-05-07'].map(leadOn), ['A hole', 'A hole', 'Else']);
  });
});

describe('an edition', () => {
  it('of a week spans years, and is part of the months that it touches', () => {
    const pages = pagesOf([makeArticle('Eve', '2031-12-31'), makeArticle('Day', '2032-01-01')]);
    const week = data(pages, 'week', '/2032/w01/');
    assert.deepEqual(
      [week.iso, week.label, week.dates, week.total],
      ['2032-W01', 'Week 1 of 2032', '29 December 2031 to 4 January 2032', 2],
    );
    assert.deepEqual(
      week.within.map(({ url }) => url),
      ['/2031/12/', '/2032/01/'],
    );
    assert.deepEqual(
      data(pages, 'month', '/2031/12/').weeks.map(({ url, count }) => [url, count]),
      [['/2032/w01/', 2]],
    );
    assert.deepEqual(
      data(pages, 'day', '/2031/12/31/').within.map(({ url }) => url),
      ['/2032/w01/', '/2031/12/'],
    );
  });

  it('of a week leads to a year that has a page', () => {
    const pages = pagesOf([makeArticle('Eve', '2031-12-31')]);
    const urls = new Set(pages.map(({ url }) => url));
    for (const { url } of data(pages, 'week', '/2032/w01/').trail) assert.ok(urls.has(url), url);
  });

  it('says what its articles are about and what they name, the exploited first', () => {
    const articles = [
      makeArticle('A', '2031-05-05', { tags: ['worms', 'post'], ...naming(QUIET, 'group grey-gull') }),
      makeArticle('B', '2031-05-06', { tags: ['worms'], ...naming(QUIET, EXPLOITED) }),
    ];
    const { topics, named, total } = data(pagesOf(articles), 'month', '/2031/05/');
    assert.equal(total, 2);
    assert.deepEqual(
      topics.map(({ url, count }) => [url, count]),
      [
        ['/tags/worms/', 2],
        ['/tags/post/', 1],
      ],
    );
    assert.deepEqual(
      named.map(({ kind, things }) => [
        kind,
        things.map(({ label, count, isExploited }) => [label, count, isExploited]),
      ]),
      [
        [
          'vulnerability',
          [
            [EXPLOITED, 1, true],
            [QUIET, 2, false],
          ],
        ],
        ['group', [['grey-gull', 1, false]]],
      ],
    );
  });

  const many = Array.from({ length: 700 }, (_, at) =>
    makeArticle(`Story number ${at} of a long month`, `2031-05-${String((at % 28) + 1).padStart(2, '0')}`, {
      summary: 'Twenty words or so of a summary that says what the story is about and who is said to be behind it all.',
    }),
  );
  const pages = pagesOf(many);

  it('of a week is read in five minutes and of a month in ten, with all days in their turn', () => {
    for (const [kind, url, most] of [
      ['week', '/2031/w20/', 5],
      ['month', '/2031/05/', 10],
    ] as const) {
      const { minutes, stories, briefs, days } = data(pages, kind, url);
      assert.equal(minutes, most);
      const words = [
        ...stories.map(({ title, summary }) => `${title.text} ${summary?.text}`),
        ...briefs.map(({ title }) => title.text),
      ];
      const sum = words.reduce((all, text) => all + countReadable(text), 0);
      assert.ok(sum <= wordsIn(most), `${sum} words`);
      assert.equal(new Set([...stories, ...briefs].map(({ published }) => published?.iso)).size, days.length);
    }
  });

  it('of a day holds every article, however many', () => {
    const crowd = many.map((article) => ({ ...article, published: makeArticle('', '2031-05-06').published }));
    const { stories, briefs, leads, total } = data(pagesOf(crowd), 'day', '/2031/05/06/');
    assert.equal(total, 700);
    assert.equal(new Set([...stories, ...briefs, ...leads.map(({ article }) => article)]).size, 700);
    assert.ok(stories.length < 300);
  });
});

describe('the seal of an edition', () => {
  const articles = [
    makeArticle('A', '2031-05-05', { digest: 'aaaaaaaaaaaaaaaa' }),
    makeArticle('B', '2031-05-06', { digest: 'bbbbbbbbbbbbbbbb' }),
  ];
  const sealIn = (some: readonly Article[]) => data(pagesOf(some), 'week', '/2031/w19/').seal.digits;

  it('is the beginning of the SHA-256 of the list beside it', () => {
    const pages = pagesOf(articles);
    for (const page of pages) {
      if (page.kind !== 'day' && page.kind !== 'week' && page.kind !== 'month') continue;
      const { seal } = page.data;
      const { list } = data(pages, 'seal', seal.list);
      assert.equal(seal.list, `${page.url}seal.txt`);
      assert.equal(createHash('sha256').update(list).digest('hex').slice(0, 8), seal.digits);
    }
    const lines = articles.map(({ id, digest, slug }, at) => `${id} ${digest} /2031/05/0${at + 5}/${slug}/\n`);
    assert.equal(data(pages, 'seal', '/2031/w19/seal.txt').list, lines.sort().join(''));
  });

  it('is another once an article is added, taken away, moved or changed, and only then', () => {
    const [a, b] = articles;
    assert.ok(a && b);
    const seals = [
      sealIn(articles),
      sealIn([a]),
      sealIn([...articles, makeArticle('C', '2031-05-07')]),
      sealIn([a, { ...b, digest: 'cccccccccccccccc' }]),
      sealIn([a, { ...b, slug: 'other' }]),
    ];
    assert.equal(new Set(seals).size, seals.length);
    assert.equal(sealIn([b, a, makeArticle('Elsewhere', '2031-06-06')]), seals[0]);
  });

  it('is drawn as a mark that shows each of its digits', () => {
    const draw = (digits: string) => renderToStaticMarkup(Seal({ digits }));
    assert.equal(new Set(['00000000', '10000000', '01000000', 'ffffffff'].map(draw)).size, 4);
    // A triangle a bit, and one path for all.
    assert.equal(draw('ffffffff').match(/M/g)?.length, 1 + 32);
    assert.equal(draw('80000001').match(/M/g)?.length, 1 + 2);
  });
});

describe('reading time', () => {
  it('counts words, and characters of Chinese and Japanese', () => {
    assert.equal(countReadable(' Belts stop\n at Fennmoor\u00a0Post. '), 5);
    assert.equal(countReadable('漢字'.repeat(250)), 238);
    assert.equal(minutesFor(countReadable('')), 1);
    assert.equal(minutesFor(wordsIn(7)), 7);
  });
});
