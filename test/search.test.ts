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
