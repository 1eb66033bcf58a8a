import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { before, describe, it } from 'node:test';
import { planPages } from '../scripts/site/plan.ts';
import { planSite } from '../scripts/site/site.ts';
import { render } from '../templates/pages/headers.11ty.tsx';
import { makeArticle, makeSettings } from './support/articles.ts';
import { REPO } from './support/content.ts';

type Headers = Readonly<Record<string, string>>;

const MOST_RULES = 100;
const LONGEST_LINE = 2000;
/** Servers have these by themselves. */
const KNOWN_TYPES = ['application/json', 'text/plain'];

const info = (digest: object) => {
  const article = makeArticle('The belt', '2030-05-06', { tags: ['Worms'] });
  const { view, pages } = planPages(planSite(makeSettings({ digest }), [article], Date.UTC(2031, 0)));
  return { site: view.info, urls: pages.map(({ url }) => url) };
};

function rulesOf(site: ReturnType<typeof info>['site']): readonly (readonly [path: string, headers: Headers])[] {
  const text = render({ site, planned: { url: '/_headers', data: {} } });
  return text.split('\n\n').map((block) => {
    const [place = '', ...lines] = block.split('\n').filter((line) => line !== '');
    return [place, Object.fromEntries(lines.map((line) => line.trim().split(/: (.*)/s)))];
  });
}

/** What a host sends with an address, by all rules that match. */
function headersOf(rules: ReturnType<typeof rulesOf>, url: string): readonly (readonly [string, string])[] {
  return rules.flatMap(([place, headers]) => {
    const pieces = place.split('*').map((piece) => piece.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
    return new RegExp(`^${pieces.join('.*')}$`).test(url) ? Object.entries(headers) : [];
  });
}

describe('_headers', () => {
  const { site, urls } = info({});
  const rules = rulesOf(site);
  const more = [
    '/assets/style-0a1b2c3d.css',
    '/assets/fonts/text-0a1b2c3d.woff2',
    '/assets/fonts/ofl-0a1b2c3d.txt',
    '/pagefind/2031/index/en_0a1b2c3.pf_index',
    '/sw.js',
    '/2031/05/06/belts/stix.json',
    '/2031/05/06/belts/indicators.csv',
    '/2031/05/06/belts/indicators.txt',
    '/misp/manifest.json',
    '/misp/hashes.csv',
  ];

  it('sends no header twice, whatever is asked for: hosts would join the two', () => {
    for (const url of [...urls, ...more]) {
      const names = headersOf(rules, url).map(([name]) => name);
      assert.equal(new Set(names).size, names.length, url);
      assert.ok(names.includes('Content-Security-Policy'), url);
    }
  });

  it('tells types, and who may read and keep what', () => {
    const wanted: readonly (readonly [
      url: string,
      type: string | undefined,
      cache: string | undefined,
      open: boolean,
    ])[] = [
      ['/', undefined, undefined, false],
      ['/2031/05/06/belts/', undefined, undefined, false],
      ['/sw.js', undefined, undefined, false],
      ['/pagefind/pagefind.js', undefined, undefined, false],
      ['/assets/style-0a1b2c3d.css', undefined, 'public, max-age=31536000, immutable', false],
      ['/pagefind/2031/fragment/en_0a.pf_fragment', undefined, 'public, max-age=31536000, immutable', false],
      ['/feed.xml', 'application/xml; charset=utf-8', 'public, max-age=300', true],
      ['/tags/worms/atom.xml', 'application/xml; charset=utf-8', 'public, max-age=300', true],
      ['/tags/worms/feed.json', 'application/feed+json; charset=utf-8', 'public, max-age=300', true],
      ['/feeds.opml', 'text/x-opml; charset=utf-8', 'public, max-age=300', true],
      ['/2031/05/06/stix.json', 'application/stix+json;version=2.1', 'public, max-age=300', true],
      ['/misp/hashes.csv', 'text/csv; charset=utf-8', 'public, max-age=300', true],
      ['/misp/manifest.json', 'application/json', 'public, max-age=300', true],
      ['/cve/index.json', 'application/json', 'public, max-age=300', true],
      ['/.well-known/security.txt', 'text/plain; charset=utf-8', undefined, true],
      ['/manifest.webmanifest', 'application/manifest+json', undefined, false],
    ];
    for (const [url, type, cache, open] of wanted) {
      const sent = Object.fromEntries(headersOf(rules, url));
      assert.equal(sent['Content-Type'], type, url);
      assert.equal(sent['Cache-Control'], cache, url);
      assert.equal(sent['Access-Control-Allow-Origin'], open ? '*' : undefined, url);
    }
  });

  it('is what Cloudflare Pages takes: rules and lines not too many or too long, one * each', () => {
    assert.ok(rules.length <= MOST_RULES);
    for (const [place, headers] of rules) {
      assert.equal(place.split('*').length <= 2, true, place);
      for (const [name, value] of Object.entries(headers)) assert.ok(name.length + value.length < LONGEST_LINE, name);
    }
  });

  it('holds below the root where the site is there', () => {
    const below = rulesOf(info({ base_url: 'https://example.org/digest/' }).site);
    assert.deepEqual(
      below.map(([place]) => place),
      rules.map(([place]) => `/digest${place}`),
    );
  });
});

describe('docs/deploy.md', () => {
  let text = '';
  before(() => {
    text = readFileSync(path.join(REPO, 'docs/deploy.md'), 'utf8');
  });

  for (const server of ['nginx', 'apache', 'caddy']) {
    it(`sends the same from ${server} as _headers asks for`, () => {
      const snippet = new RegExp(`\`\`\`${server}\\n(.*?)\n\`\`\``, 's').exec(text)?.[1] ?? '';
      for (const [, headers] of rulesOf(info({}).site))
        for (const [name, value] of Object.entries(headers)) {
          const [type = ''] = value.split('; ');
          if (name !== 'Content-Type')
            assert.ok(snippet.includes(name) && snippet.includes(value), `${name}: ${value}`);
          else assert.ok(KNOWN_TYPES.includes(type) || snippet.includes(type), type);
        }
    });
  }
});
