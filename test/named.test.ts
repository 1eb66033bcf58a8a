import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Article } from '../scripts/article/article.ts';
import { proseOf } from '../scripts/article/markdown.ts';
import type { Knowledge, Name, Thing } from '../scripts/knowledge/thing.ts';
import type { Named } from '../scripts/mentions/named.ts';
import { makeNamer } from '../scripts/mentions/namer.ts';
import { renderBody } from '../scripts/render/markdown.ts';
import type { Page, PageKind, PageKinds } from '../scripts/site/page.ts';
import { planPages } from '../scripts/site/plan.ts';
import { planSite } from '../scripts/site/site.ts';
import { makeArticle, makeSettings } from './support/articles.ts';

const NAMES: readonly Name[] = [
  { name: 'Fenn Bear', kind: 'group', key: 'fenn-bear', needsContext: false },
  { name: 'Moor Cat', kind: 'group', key: 'fenn-bear', needsContext: false },
  { name: 'BeltLocker', kind: 'malware', key: 'beltlocker', needsContext: false },
  { name: 'Twin', kind: 'group', key: 'twin-a', needsContext: false },
  { name: 'Twin', kind: 'group', key: 'twin-b', needsContext: false },
];
const NAMER = makeNamer({ names: NAMES, namesDigest: 'names' }, ['wire.example']);
const VECTOR = 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H';

function namedIn(markdown: string, more: { title?: string; summary?: string; own?: string } = {}): Named {
  const { title = 'Belts stop', summary = null, own = null } = more;
  return NAMER.name({ title, summary, prose: proseOf(markdown) }, own);
}

function html(markdown: string): string {
  const places = namedIn(markdown)
    .things.flatMap(({ at, key }) => (at === null ? [] : [{ start: at[0], end: at[1], url: `/x/${key}/` }]))
    .sort((a, b) => a.start - b.start);
  return renderBody(markdown, { linkedHosts: [], root: '/digest/', places }).trim();
}

describe('what an article names', () => {
  it('is no place beside its file that it links to', () => {
    const text = 'See [one](../21/belts/), [two](./a.exe), [three](/2031/b.dll), ![four](../c.png) and [five](#d.exe).';
    assert.deepEqual(namedIn(text).indicators, []);
    assert.deepEqual(namedIn('See [one](hxxp://evil[.]example/a).').indicators.length, 1);
  });

  it('is found in its title, its summary and its body, each thing once, in the order of the text', () => {
    const named = namedIn('Moor Cat again, with CVE-2031-0002.', {
      title: 'Fenn Bear is back',
      summary: 'So is BeltLocker.',
    });
    assert.deepEqual(named.things, [
      { kind: 'group', key: 'fenn-bear', at: [0, 8] },
      { kind: 'malware', key: 'beltlocker', at: null },
      { kind: 'vulnerability', key: 'CVE-2031-0002', at: [21, 34] },
    ]);
  });

  it('holds what links lead to, but not to the publishers', () => {
    const body = '[one](http://evil.example/a) [two](https://wire.example/b) [three](https://post.example/c)';
    assert.deepEqual(namedIn(body, { own: 'post.example' }).indicators, [
      { type: 'url', value: 'http://evil.example/a' },
    ]);
  });

  it('holds names that may mean several things apart', () => {
    const named = namedIn('Twin did it.');
    assert.deepEqual(named.things, []);
    assert.deepEqual(named.ambiguous, [{ kind: 'group', name: 'Twin', keys: ['twin-a', 'twin-b'] }]);
  });

  it('holds scores, each with the vulnerability that is named last before it', () => {
    const named = namedIn(`${VECTOR}. CVE-2031-0001 scores ${VECTOR}, and AV:N/AC:L/Au:N/C:P/I:P/A:P in the old way.`);
    assert.deepEqual(named.scores, [
      { vector: VECTOR, version: '3.1', score: 9.8, of: null },
      { vector: VECTOR, version: '3.1', score: 9.8, of: 'CVE-2031-0001' },
      { vector: 'AV:N/AC:L/Au:N/C:P/I:P/A:P', version: '2.0', score: 7.5, of: 'CVE-2031-0001' },
    ]);
  });

  it('holds the strictest mark of the Traffic Light Protocol', () => {
    assert.equal(namedIn('TLP:GREEN, and here TLP:AMBER.').tlp, 'TLP:AMBER');
    assert.equal(namedIn('この文書はTLP:AMBERです。').tlp, 'TLP:AMBER');
    assert.equal(namedIn('No mark.').tlp, null);
  });
});

describe('a body', () => {
  const rows: readonly (readonly [name: string, markdown: string, html: string])[] = [
    [
      'links the first naming of a thing alone',
      'Fenn Bear and\nMoor Cat and Fenn Bear.',
      '<p><a href="/digest/x/fenn-bear/">Fenn Bear</a> and\nMoor Cat and Fenn Bear.</p>',
    ],
    [
      'links what stands outside code and links',
      '`BeltLocker` and [BeltLocker](/tags/) and *BeltLocker*',
      '<p><code>BeltLocker</code> and <a href="/digest/tags/">BeltLocker</a> and <em><a href="/digest/x/beltlocker/">BeltLocker</a></em></p>',
    ],
    [
      'links in headings, lists and tables',
      '## Fenn Bear\n\n- BeltLocker\n\n| a |\n| - |\n| CVE-2031-0001 |',
      '<h2><a href="/digest/x/fenn-bear/">Fenn Bear</a></h2>\n<ul>\n<li><a href="/digest/x/beltlocker/">BeltLocker</a></li>\n</ul>\n<section class="table" tabindex="0" aria-label="Table"><table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td><a href="/digest/x/CVE-2031-0001/"><code>CVE-2031-0001</code></a></td>\n</tr>\n</tbody>\n</table></section>',
    ],
    ['links no name that is an ambiguous one', 'Twin did it.', '<p>Twin did it.</p>'],
    [
      'leaves an address in one piece',
      'See http://evil.example/BeltLocker now.',
      '<p>See <code>hxxp://evil[.]example/BeltLocker</code> now.</p>',
    ],
  ];
  for (const [name, markdown, expected] of rows) it(name, () => assert.equal(html(markdown), expected));

  it('says the same with links and without', () => {
    const word = fc.constantFrom(
      'Fenn Bear',
      'BeltLocker',
      '`code`',
      '**bold**',
      '[a](/b)',
      '\n\n',
      '> ',
      '| a | b |\n| - | - |',
      'evil.example',
      '\\*',
      '&amp;',
      '![i](/j)',
      '\n',
      '# ',
      '<b>',
      '`',
      '*',
      '_',
      '[',
      ']',
    );
    const textOf = (markup: string): string => markup.replace(/<[^>]*>/g, '');
    fc.assert(
      fc.property(fc.array(word, { maxLength: 25 }), (words) => {
        const markdown = words.join(' ');
        assert.equal(
          textOf(html(markdown)),
          textOf(renderBody(markdown, { linkedHosts: [], root: '/digest/' }).trim()),
        );
      }),
      { numRuns: 2000 },
    );
  });
});

const FENN: Thing = {
  kind: 'group',
  key: 'fenn-bear',
  name: 'Fenn Bear',
  aliases: [{ name: 'Moor Cat', by: 'Tidewater' }],
  description: 'They like belts.',
  attackId: null,
  reference: 'https://attack.mitre.org/groups/G9001/',
  tactics: [],
  isRansomware: false,
};
const KNOWLEDGE: Knowledge = {
  things: new Map([['group fenn-bear', FENN]]),
  names: NAMES,
  exploited: { asOf: '2031-08-01', of: new Map([['CVE-2031-0001', { added: '2031-06-01', isRansomware: true }]]) },
  predicted: { asOf: '2031-08-02', of: new Map([['CVE-2031-0001', { score: 0.5, percentile: 0.9 }]]) },
  namesDigest: 'names',
  digest: '',
};

function article(title: string, day: string | null, body: string): Article {
  return makeArticle(title, day, { named: namedIn(body, { title }) });
}

function plan(articles: readonly Article[]): readonly Page[] {
  return planPages(planSite(makeSettings(), articles, Date.UTC(2040, 0), KNOWLEDGE)).pages;
}

function pageAt<K extends PageKind>(pages: readonly Page[], kind: K, url: string): PageKinds[K] {
  const isIt = (page: Page): page is Extract<Page, { kind: K }> => page.kind === kind && page.url === url;
  const page = pages.find(isIt);
  assert.ok(page, `${kind} ${url}`);
  return page.data as PageKinds[K];
}

describe('the page of a thing', () => {
  const pages = plan([
    article('One', '2031-05-06', 'Fenn Bear used CVE-2031-0001.'),
    article('Two', '2031-07-06', 'Moor Cat used CVE-2031-0001 and BeltLocker.'),
    article('Three', null, 'Fenn Bear.'),
  ]);

  it('says what it is, what it is called, and where it was named', () => {
    const page = pageAt(pages, 'thing', '/groups/fenn-bear/');
    assert.equal(page.total, 3);
    assert.deepEqual(page.aliases, [{ name: 'Moor Cat', by: 'Tidewater' }]);
    assert.deepEqual(page.reference, { url: 'https://attack.mitre.org/groups/G9001/', label: 'attack.mitre.org' });
    assert.deepEqual(
      page.articles.map(({ title }) => title.text),
      ['Two', 'One', 'Three'],
    );
    assert.deepEqual(
      page.together.map(({ label, things }) => [label, things.map(({ label, count }) => [label, count])]),
      [
        ['Vulnerabilities', [['CVE-2031-0001', 2]]],
        ['Malware', [['beltlocker', 1]]],
      ],
    );
  });

  it('tells when, in the months of a whole year without a gap', () => {
    const timeline = pageAt(pages, 'thing', '/groups/fenn-bear/').timeline;
    assert.equal(timeline?.unit, 'month');
    assert.deepEqual(
      timeline.bars.map(({ iso }) => iso),
      Array.from({ length: 12 }, (_, at) => `2031-${String(at + 1).padStart(2, '0')}`),
    );
    assert.deepEqual(timeline.bars.slice(4, 7), [
      { iso: '2031-05', label: 'May 2031', count: 1, url: '/2031/05/' },
      { iso: '2031-06', label: 'June 2031', count: 0, url: null },
      { iso: '2031-07', label: 'July 2031', count: 1, url: '/2031/07/' },
    ]);
  });

  it('tells when, in years where they are more than three', () => {
    const timelineFrom = (year: number) =>
      pageAt(
        plan([
          article('Then', `${year}-12-31`, 'Fenn Bear.'),
          article('Later', '2031-01-01', 'Fenn Bear.'),
          article('Now', '2031-02-01', 'Fenn Bear.'),
        ]),
        'thing',
        '/groups/fenn-bear/',
      ).timeline;
    assert.deepEqual([timelineFrom(2029)?.unit, timelineFrom(2029)?.bars.length], ['month', 36]);
    assert.deepEqual(timelineFrom(2028), {
      unit: 'year',
      bars: [
        { iso: '2028', label: '2028', count: 1, url: '/2028/' },
        { iso: '2029', label: '2029', count: 0, url: null },
        { iso: '2030', label: '2030', count: 0, url: null },
        { iso: '2031', label: '2031', count: 2, url: '/2031/' },
      ],
    });
  });

  it('tells when of nothing that has no date', () => {
    assert.equal(pageAt(plan([article('One', null, 'Fenn Bear.')]), 'thing', '/groups/fenn-bear/').timeline, null);
  });

  it('stands below its index, which stands below Explore', () => {
    assert.deepEqual(
      pageAt(pages, 'thing', '/groups/fenn-bear/').trail.map(({ url }) => url),
      ['/', '/explore/', '/groups/'],
    );
  });

  it('says what lists say of a vulnerability, and as of when', () => {
    assert.deepEqual(pageAt(pages, 'thing', '/cve/CVE-2031-0001/').known, [
      { what: 'exploited', added: '2031-06-01', isRansomware: true, asOf: '2031-08-01' },
      { what: 'predicted', score: 0.5, percentile: 0.9, asOf: '2031-08-02' },
    ]);
  });

  it('has a feed of its articles with a date', () => {
    const feed = pageAt(pages, 'feed-rss', '/groups/fenn-bear/feed.xml');
    assert.deepEqual(
      feed.items.map(({ title }) => title),
      ['Two', 'One'],
    );
  });
});

describe('hindsight', () => {
  const day = (at: number): string => `2031-07-${String(at).padStart(2, '0')}`;
  const later = (count: number): Article[] =>
    Array.from({ length: count }, (_, at) => article(`Later ${at + 1}`, day(at + 1), 'CVE-2031-0001.'));
  const first = article('First', '2031-05-06', 'CVE-2031-0001.');
  const told = (articles: readonly Article[], url = '/2031/05/06/first/') =>
    pageAt(plan(articles), 'article', url).hindsight.map((one) => [
      one.what,
      one.day.iso,
      ...(one.what === 'named-again' ? [one.count, one.by.label] : []),
    ]);

  it('tells what lists took up after an article had named it, and no sooner', () => {
    assert.deepEqual(told([first]), [['exploited', '2031-06-01']]);
    assert.deepEqual(told(later(1), '/2031/07/01/later-1/'), []);
  });

  it('tells when it was named again, in steps that few further articles take', () => {
    assert.deepEqual(told([first, ...later(1)]).at(-1), ['named-again', '2031-07-01', 1, 'Later 1']);
    assert.deepEqual(told([first, ...later(9)]).at(-1), ['named-again', '2031-07-01', 1, 'Later 1']);
    assert.deepEqual(told([first, ...later(11)]).at(-1), ['named-again', '2031-07-10', 10, 'Later 10']);
  });
});

describe('an index of things', () => {
  const many = (count: number): Article[] =>
    Array.from({ length: count }, (_, at) =>
      article(`One ${at}`, '2031-05-06', `CVE-${2020 + (at % 3)}-${10000 + at}.`),
    );

  it('has all of them by year, the newest first', () => {
    const { sections } = pageAt(
      plan([article('One', '2031-05-06', 'CVE-2030-10000, CVE-2031-1000, CVE-2031-20000, MS17-010.')]),
      'thing-index',
      '/cve/',
    );
    assert.deepEqual(
      sections.map(({ label, entries }) => [label, entries.map((entry) => entry.label)]),
      [
        ['2031', ['CVE-2031-20000', 'CVE-2031-1000']],
        ['2030', ['CVE-2030-10000']],
        ['Other ids', ['MS17-010']],
      ],
    );
  });

  it('has its parts on pages of their own where they are many', () => {
    const pages = plan(many(403));
    const whole = pageAt(pages, 'thing-index', '/cve/');
    assert.equal(whole.total, 403);
    assert.deepEqual(
      whole.sections.map(({ label, count, url, entries }) => [label, count, url, entries.length]),
      [
        ['2022', 134, '/cve/by/2022/', 0],
        ['2021', 134, '/cve/by/2021/', 0],
        ['2020', 135, '/cve/by/2020/', 0],
      ],
    );
    assert.equal(pageAt(pages, 'thing-index', '/cve/by/2021/').sections[0]?.entries.length, 134);
  });

  it('says from where to where a part goes that is longer than a page', () => {
    const long = Array.from({ length: 401 }, (_, at) => `CVE-2031-${20_000 + at}`).join(', ');
    assert.deepEqual(
      pageAt(plan([article('One', '2031-05-06', long)]), 'thing-index', '/cve/').sections.map((part) => [
        part.label,
        part.url,
      ]),
      [
        ['2031, CVE-2031-20400 to CVE-2031-20001', '/cve/by/2031/'],
        ['2031, CVE-2031-20000', '/cve/by/2031/2/'],
      ],
    );
  });

  it('has other ids last, whatever is named first', () => {
    const labelsOf = (text: string) =>
      pageAt(plan([article('One', '2031-05-06', text)]), 'thing-index', '/cve/').sections.map(({ label }) => label);
    assert.deepEqual(labelsOf('GHSA-2j2x-hx4g-2gf4, CVE-2031-10000, MS17-010'), ['2031', 'Other ids']);
    assert.deepEqual(labelsOf('CVE-2031-10000, CVE-2032-10000, MS17-010'), ['2032', '2031', 'Other ids']);
  });

  it('is a table, too, with what lists say of each', () => {
    const table = pageAt(
      plan([article('One', '2031-05-06', 'CVE-2031-0001, CVE-2031-0002.')]),
      'table',
      '/cve/index.json',
    );
    assert.deepEqual(
      table.things.map(({ key, exploited, epss, epssAsOf }) => [key, exploited, epss, epssAsOf]),
      [
        ['CVE-2031-0001', '2031-06-01', 0.5, '2031-08-02'],
        ['CVE-2031-0002', null, null, null],
      ],
    );
  });

  it('has techniques as a matrix: by tactic, what is part of another below it', () => {
    const technique = (key: string, tactics: readonly string[]): readonly [string, Thing] => [
      `technique ${key}`,
      { ...FENN, kind: 'technique', key, name: `Name of ${key}`, aliases: [], tactics },
    ];
    const things = new Map([
      technique('T1001', ['TA0011']),
      technique('T1001.002', ['TA0011']),
      technique('T1002', ['TA0011', 'TA0001', 'TA0108']),
    ]);
    const articles = [
      article('One', '2031-05-06', 'T1001.002 and T1002.'),
      article('Two', '2031-05-07', 'T1001.002 and T1002.'),
    ];
    const { pages } = planPages(planSite(makeSettings(), articles, Date.UTC(2040, 0), { ...KNOWLEDGE, things }));
    const columns = pageAt(pages, 'thing-index', '/techniques/').matrix;
    const second = { url: '/techniques/T1002/', label: 'T1002 Name of T1002', count: 2, parts: [] };
    assert.deepEqual(columns, [
      { tactic: { url: null, label: 'TA0001' }, techniques: [second] },
      {
        tactic: { url: null, label: 'TA0011' },
        techniques: [
          {
            url: null,
            label: 'T1001 Name of T1001',
            count: 2,
            parts: [{ url: '/techniques/T1001.002/', label: 'T1001.002 Name of T1001.002', count: 2 }],
          },
          second,
        ],
      },
      { tactic: { url: null, label: 'TA0108' }, techniques: [second] },
    ]);
  });

  it('says nothing of what is named together in lists of hundreds', () => {
    const list = Array.from({ length: 400 }, (_, at) => `CVE-2031-${10000 + at}`).join(' ');
    const pages = plan([
      article('One', '2031-05-06', `Fenn Bear: ${list}`),
      article('Two', '2031-05-07', 'Fenn Bear.'),
    ]);
    assert.deepEqual(pageAt(pages, 'thing', '/groups/fenn-bear/').together, []);
  });
});

describe('a page that is made later', () => {
  const articles = [article('One', '2030-05-06', 'Fenn Bear'), article('Two', '2031-05-06', 'Fenn Bear')];
  const keyOf = (url: string, more: { thing?: Thing; sources?: readonly object[] }): string => {
    const settings = makeSettings({ digest: { linked_hosts: ['post.example'] }, sources: more.sources ?? [] });
    const things = new Map([['group fenn-bear', more.thing ?? FENN]]);
    const { pages } = planPages(planSite(settings, articles, Date.UTC(2040, 0), { ...KNOWLEDGE, things }));
    const page = pages.find((one) => one.url === url);
    assert.ok(page !== undefined && 'key' in page, url);
    return String(page.key);
  };

  it('is another for search once a thing that its articles name has another name, wherever that was named first', () => {
    const url = pageUrls(articles).find((one) => /^\/pagefind\/2031\//.test(one)) ?? '';
    const aliases = [...FENN.aliases, { name: 'Q7', by: 'Tidewater' }];
    assert.notEqual(keyOf(url, {}), keyOf(url, { thing: { ...FENN, aliases } }));
  });

  it('is another for machines once its publisher is known', () => {
    const told = article('Three', '2031-05-07', 'Fenn Bear');
    articles.push({ ...told, url: 'https://post.example/three' });
    const url = pageUrls(articles).find((one) => /^\/2031\/05\/07\/.*stix\.json$/.test(one)) ?? '';
    const sources = [{ name: 'Harbour Post', home: 'https://post.example/' }];
    assert.notEqual(keyOf(url, {}), keyOf(url, { sources }));
  });
});

function pageUrls(articles: readonly Article[]): string[] {
  return plan(articles).map(({ url }) => url);
}
