import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Article } from '../scripts/article/article.ts';
import type { Page } from '../scripts/site/page.ts';
import { planPages } from '../scripts/site/plan.ts';
import { planSite } from '../scripts/site/site.ts';
import { makeArticle, makeSettings } from './support/articles.ts';

type Bundle = Extract<Page, { kind: 'search-bundle' }>;

const NOW = Date.UTC(2040, 0, 1);

function bundlesOf(articles: readonly Article[], digest = {}): Map<string, Bundle['data']> {
  const { pages } = planPages(planSite(makeSettings({ digest }), articles, NOW));
  return new Map(
    pages.flatMap((page) =>
      page.kind === 'search-bundle' ? [[page.url.split('/')[2] ?? '', page.data] as const] : [],
    ),
  );
}

/** So many articles a month, from January on. */
function year(name: string, ofMonths: readonly number[]): Article[] {
  return ofMonths.flatMap((count, month) =>
    Array.from({ length: count }, (_, at) =>
      makeArticle(
        `Of ${name} ${month} ${at}`,
        `${name}-${String(month + 1).padStart(2, '0')}-${String((at % 28) + 1).padStart(2, '0')}`,
      ),
    ),
  );
}

const group = (key: string): Partial<Article> => ({
  named: {
    things: [{ kind: 'group', key, at: null }],
    ambiguous: [],
    indicators: [{ type: 'url', value: 'http://evil.example/a' }],
    scores: [],
    tlp: null,
  },
});

describe('the index of search', () => {
  it('is cut by years, and longer years by quarters or months', () => {
    const articles = [
      ...year('2029', [200, 100, 100]),
      ...year('2030', [150, 100, 100, 100]),
      ...year('2031', [401, 0, 0, 5]),
      makeArticle('Someday', null),
    ];
    const names = [...bundlesOf(articles).keys()];
    assert.deepEqual(names, ['engine', '2031-04', '2031-01', '2030-q2', '2030-q1', '2029', 'undated']);
  });

  it('holds every article once, and every thing with the first that names it', () => {
    const articles = [
      makeArticle('Before', '2030-05-06'),
      makeArticle('First', '2031-05-06', group('sand')),
      makeArticle('Again', '2032-05-06', group('sand')),
      makeArticle('Undated', null, group('sand')),
    ];
    const titles = [...bundlesOf(articles)].map(([name, { records }]) => [name, records.map(({ title }) => title)]);
    assert.deepEqual(titles, [
      ['engine', []],
      ['2032', ['Again']],
      ['2031', ['First', 'sand']],
      ['2030', ['Before']],
      ['undated', ['Undated']],
    ]);
  });

  it('holds every author with the first article of theirs, as that spells the name, and names them with all', () => {
    const articles = [
      makeArticle('First', '2031-05-06', { authors: ['ann quay', 'Bo Mast'] }),
      makeArticle('Again', '2032-05-06', { authors: ['Ann Quay'] }),
      makeArticle('And again', '2032-05-07', { authors: ['Ann Quay'] }),
      makeArticle('Undated', null, { authors: ['Ann Quay', '—'] }),
    ];
    const records = [...bundlesOf(articles)].flatMap(([name, data]) => data.records.map((one) => [name, one] as const));
    assert.deepEqual(
      records.map(([name, { kind, title, url, names }]) => [name, kind, title, url, names]),
      [
        ['2032', 'article', 'Again', '/2032/05/06/again/', ['Ann Quay']],
        ['2032', 'article', 'And again', '/2032/05/07/and-again/', ['Ann Quay']],
        ['2031', 'article', 'First', '/2031/05/06/first/', ['ann quay', 'Bo Mast']],
        ['2031', 'author', 'ann quay', '/authors/ann-quay/', ['ann quay']],
        ['2031', 'author', 'Bo Mast', '/authors/bo-mast/', ['Bo Mast']],
        ['undated', 'article', 'Undated', '/undated/undated/', ['Ann Quay', '—']],
      ],
    );
  });

  it('has no address of an author that a reader could follow', () => {
    const articles = [makeArticle('First', '2031-05-06', { authors: ['ann@evil.example'] })];
    assert.doesNotMatch(JSON.stringify(bundlesOf(articles).get('2031')), /evil\.example/);
  });

  it('stays as it is in other bundles when an article is added that spells its author otherwise', () => {
    const authors = (name: string): Partial<Article> => ({ authors: [name] });
    const articles = [
      makeArticle('First', '2030-05-06', authors('ann quay')),
      makeArticle('Again', '2031-05-06', authors('Ann Quay')),
    ];
    const more = [...articles, makeArticle('One more', '2032-02-11', authors('Ann Quay'))];
    const pagesOf = (some: readonly Article[]) =>
      new Map(planPages(planSite(makeSettings(), some, NOW)).pages.map((page) => [page.url, page]));
    const [before, after] = [pagesOf(articles), pagesOf(more)];
    for (const year of ['2030', '2031']) {
      const url = `/pagefind/${year}/`;
      assert.ok(before.has(url), [...before.keys()].join(' '));
      assert.equal(JSON.stringify(after.get(url)), JSON.stringify(before.get(url)));
    }
  });

  it('changes in one bundle alone when an article is added', () => {
    const articles = [...year('2029', [2, 2]), ...year('2030', [2]), makeArticle('Someday', null, group('sand'))];
    const before = bundlesOf(articles);
    const after = bundlesOf([...articles, makeArticle('One more', '2029-02-11')]);
    const changed = [...after].filter(([name, data]) => JSON.stringify(data) !== JSON.stringify(before.get(name)));
    assert.deepEqual(
      changed.map(([name]) => name),
      ['2029'],
    );
  });

  it('is not there where the editor does without, nor is any way to it', () => {
    const { pages, view } = planPages(planSite(makeSettings({ digest: { search: false } }), year('2029', [1]), NOW));
    assert.doesNotMatch(JSON.stringify([pages, view.info.navigation]), /\/(?:search|pagefind)\//);
  });
});
