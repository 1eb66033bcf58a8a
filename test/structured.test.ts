import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Article } from '../scripts/article/article.ts';
import { makeFill } from '../scripts/render/fill.ts';
import type { Page } from '../scripts/site/page.ts';
import { planPages } from '../scripts/site/plan.ts';
import { planSite } from '../scripts/site/site.ts';
import { scriptJson } from '../templates/components/script-json.ts';
import { render as renderArticle } from '../templates/pages/article.11ty.tsx';
import { render as renderHome } from '../templates/pages/home.11ty.tsx';
import { render as renderIndicators } from '../templates/pages/indicators.11ty.tsx';
import { render as renderRedirect } from '../templates/pages/redirect.11ty.tsx';
import { makeArticle, makeSettings, noAccount } from './support/articles.ts';

const settings = makeSettings({
  digest: { base_url: 'https://news.example/digest/', title: 'The Digest', description: 'Day by day.' },
  sources: [{ name: 'Belt Weekly', home: 'https://belts.example/' }],
});

function plan(articles: readonly Article[]) {
  return planPages(planSite(settings, articles, Date.UTC(2040, 0)));
}

/** The page of the one article, as HTML. */
function articleHtml(article: Article): string {
  const { pages, view } = plan([article]);
  const page = pages.find((page) => page.kind === 'article');
  assert.ok(page);
  return renderArticle({ site: view.info, planned: makeFill(() => 'Text.', noAccount)(page) });
}

/** What the data block of a page holds. */
function nodesOf(html: string): Record<string, unknown>[] {
  const blocks = [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)];
  assert.equal(blocks.length, 1, html);
  return JSON.parse(blocks[0]?.[1] ?? '');
}

function metaOf(html: string): Map<string, string> {
  const tags = html.matchAll(/<meta (?:property|name)="(?<name>[^"]+)" content="(?<content>[^"]*)"/g);
  return new Map([...tags].map(({ groups }) => [groups?.name ?? '', groups?.content ?? '']));
}

const ADDRESS = 'https://news.example/digest/2031/05/06/the-belt/';
const belt = makeArticle('The belt', '2031-05-06', {
  authors: ['Ann Buckle', 'Belt Weekly Staff'],
  source: 'Belt Weekly',
  url: 'https://belts.example/the-belt',
  summary: 'It holds.',
  tags: ['Belts'],
});

describe('what an article says of itself to machines', () => {
  it('is who wrote it, when, and where it was first published', () => {
    const [article] = nodesOf(articleHtml(belt));
    const logo = { '@type': 'ImageObject', url: 'https://news.example/digest/icons/512.png' };
    const publisher = { '@type': 'Organization', name: 'The Digest', url: 'https://news.example/digest/', logo };
    assert.deepEqual(article, {
      '@context': 'https://schema.org',
      '@type': 'NewsArticle',
      headline: 'The belt',
      description: 'It holds.',
      url: ADDRESS,
      mainEntityOfPage: ADDRESS,
      datePublished: '2031-05-06',
      inLanguage: 'en-GB',
      author: [
        { '@type': 'Person', name: 'Ann Buckle', url: 'https://news.example/digest/authors/ann-buckle/' },
        {
          '@type': 'Organization',
          name: 'Belt Weekly Staff',
          url: 'https://news.example/digest/authors/belt-weekly-staff/',
        },
      ],
      sourceOrganization: { '@type': 'Organization', name: 'Belt Weekly' },
      isBasedOn: 'https://belts.example/the-belt',
      image: { '@type': 'ImageObject', url: `${ADDRESS}card.png`, width: 1200, height: 630 },
      publisher,
      isAccessibleForFree: true,
      keywords: ['Belts'],
    });
  });

  it('is no news, and has no date, where its file states none', () => {
    const [article] = nodesOf(articleHtml(makeArticle('The belt', null, { source: 'Belt Weekly' })));
    assert.equal(article?.['@type'], 'CreativeWork');
    assert.ok(article && !('datePublished' in article));
  });

  it('never names an address that its page shows defanged', () => {
    const html = articleHtml(makeArticle('A', '2031-05-06', { source: 'Other', url: 'https://evil.example/x' }));
    assert.ok(!('isBasedOn' in (nodesOf(html)[0] ?? {})));
    assert.doesNotMatch(html, /https:\/\/evil\.example/);
  });

  it('has the way to the page, which ends with the page', () => {
    const way = nodesOf(articleHtml(belt))[1];
    assert.ok(way && Array.isArray(way.itemListElement));
    const steps = way.itemListElement.map(({ position, name, item }) => [position, name, item]);
    assert.deepEqual(steps, [
      [1, 'Home', 'https://news.example/digest/'],
      [2, 'Archive', 'https://news.example/digest/archive/'],
      [3, 'May 2031', 'https://news.example/digest/2031/05/'],
      [4, 'Tuesday, 6 May 2031', 'https://news.example/digest/2031/05/06/'],
      [5, 'The belt', ADDRESS],
    ]);
  });

  it('is what is shown where the page is shared', () => {
    const meta = metaOf(articleHtml(belt));
    assert.equal(meta.get('og:type'), 'article');
    assert.equal(meta.get('og:url'), ADDRESS);
    assert.equal(meta.get('og:title'), 'The belt');
    assert.equal(meta.get('og:description'), 'It holds.');
    assert.equal(meta.get('og:site_name'), 'The Digest');
    assert.equal(meta.get('og:locale'), 'en_GB');
    assert.equal(meta.get('article:published_time'), '2031-05-06');
    assert.equal(meta.get('og:image'), `${ADDRESS}card.png`);
    assert.equal(meta.get('og:image:alt'), 'The Digest: The belt');
    assert.equal(meta.get('twitter:card'), 'summary_large_image');
    assert.equal(meta.get('twitter:title'), 'The belt');
  });
});

describe('other pages', () => {
  const { pages, view } = plan([belt]);
  const find = <K extends Page['kind']>(kind: K): Extract<Page, { kind: K }> => {
    const found = pages.find((page): page is Extract<Page, { kind: K }> => page.kind === kind);
    assert.ok(found, kind);
    return found;
  };

  it('say that home is the site, and stands below nothing', () => {
    const html = renderHome({ site: view.info, planned: find('home') });
    assert.deepEqual(
      nodesOf(html).map((node) => [node['@type'], node.name, node.url]),
      [['WebSite', 'The Digest', 'https://news.example/digest/']],
    );
    assert.equal(metaOf(html).get('og:title'), 'The Digest');
  });

  it('say which files of indicators there are', () => {
    const head = view.head({ title: 'Indicators', description: 'All of them.', url: '/indicators/' });
    const files = [{ url: '/digest/indicators.csv', label: 'CSV' }];
    const data = { head, trail: view.trail(), total: 1, groups: [], files };
    const [set] = nodesOf(renderIndicators({ site: view.info, planned: { url: '/indicators/', data } }));
    assert.equal(set?.['@type'], 'Dataset');
    assert.deepEqual(set?.distribution, [
      {
        '@type': 'DataDownload',
        name: 'CSV',
        contentUrl: 'https://news.example/digest/indicators.csv',
        encodingFormat: 'text/csv',
      },
    ]);
  });

  it('say nothing where they lead on to another', () => {
    const head = view.head({ title: 'The belt', description: 'Moved.', url: '/2031/05/06/the-belt/' });
    const data = { head, trail: view.trail(), to: { url: '/digest/2031/05/06/the-belt/', label: 'The belt' } };
    const html = renderRedirect({ site: view.info, planned: { url: '/old/', data } });
    assert.doesNotMatch(html, /ld\+json/);
    assert.equal(metaOf(html).get('og:url'), ADDRESS);
  });
});

describe('text in a data block', () => {
  const hostile = [
    '</script><script>alert(1)</script>',
    '<!--<script>',
    ']]></SCRIPT\t>',
    '&lt;/script&gt;&amp;',
    '"},{"@type":"Person"',
    '\\u003c/script\\u003e\\',
    'a\u2028b\u2029c',
    '\uD800 lone',
    '{{ 7*7 }}',
  ];
  const scripts = articleHtml(belt).match(/<\/?script/gi);
  for (const title of hostile) {
    it(`stays text: ${JSON.stringify(title)}`, () => {
      const html = articleHtml({ ...belt, title, authors: [title], source: title, tags: [title], summary: title });
      const nodes = nodesOf(html);
      assert.deepEqual(
        nodes.map((node) => node['@type']),
        ['NewsArticle', 'BreadcrumbList'],
      );
      assert.deepEqual(html.match(/<\/?script/gi), scripts);
    });
  }

  it('is defanged as on the page', () => {
    const html = articleHtml({ ...belt, title: 'evil.example is at 192.0.2.1', summary: 'See http://evil.example/a' });
    assert.equal(nodesOf(html)[0]?.headline, 'evil[.]example is at 192[.]0[.]2[.]1');
    assert.doesNotMatch(html, /evil\.example|192\.0\.2\.1/);
  });

  it('is never a mark of HTML, and is read as it was written, whatever it is', () => {
    const piece = fc.constantFrom(
      '<',
      '>',
      '&',
      '/script',
      '!--',
      '"',
      '\\',
      '\u2028',
      '\u2029',
      'u003c',
      '\u0000',
      'é',
    );
    const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(fc.dictionary(text, fc.array(text)), (value) => {
        const written = scriptJson(value);
        assert.doesNotMatch(written, /[<>&\u2028\u2029]/);
        assert.deepEqual(JSON.parse(written), JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});
