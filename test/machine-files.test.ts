import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import type { Article } from '../scripts/article/article.ts';
import { proseOf } from '../scripts/article/markdown.ts';
import { makeNamer } from '../scripts/mentions/namer.ts';
import type { Page } from '../scripts/site/page.ts';
import { planPages } from '../scripts/site/plan.ts';
import { planSite } from '../scripts/site/site.ts';
import { render as renderEvent } from '../templates/pages/misp-event.11ty.tsx';
import { render as renderIndex } from '../templates/pages/misp-index.11ty.tsx';
import { render as renderStix } from '../templates/pages/stix.11ty.tsx';
import { render as renderTable } from '../templates/pages/table.11ty.tsx';
import { makeArticle, makeSettings } from './support/articles.ts';
import { schemaErrors } from './support/stix-schemas.ts';

const NAMER = makeNamer(
  { names: [{ name: 'Fenn Bear', kind: 'group', key: 'fenn-bear', needsContext: false }], namesDigest: 'names' },
  [],
);
const HASH = '0123456789abcdef0123456789abcdef';

function article(title: string, day: string | null, body: string): Article {
  const named = NAMER.name({ title, summary: null, prose: proseOf(body) }, null);
  return makeArticle(title, day, { named, url: 'https://elsewhere.example/x' });
}

const ONE = article('One', '2031-05-06', `Fenn Bear, CVE-2031-0001, T1566.001, evil[.]example, ${HASH}. TLP:AMBER`);
const TWO = article('Two', '2031-05-06', 'Fenn Bear at 192[.]0[.]2[.]9 and hxxp://evil[.]example/a.');
const ARTICLES = [
  ONE,
  TWO,
  article('Three', null, 'CVE-2031-0001 and evil[.]example.'),
  article('Four', '2031-05-07', 'Nothing.'),
];

/** The files for machines by their path, as text. */
function filesOf(articles: readonly Article[]): Map<string, string> {
  const { pages, view } = planPages(planSite(makeSettings(), articles, Date.UTC(2040, 0)));
  const textOf = (page: Page): string | null => {
    const site = view.info;
    // What renders gets plain data from another process.
    const data = JSON.parse(JSON.stringify(page.data));
    const planned = { url: page.url, data };
    if (page.kind === 'stix') return renderStix({ site, planned });
    if (page.kind === 'misp-event') return renderEvent({ site, planned });
    if (page.kind === 'misp-index') return renderIndex({ site, planned });
    return page.kind === 'table' ? renderTable({ site, planned }) : null;
  };
  return new Map(
    pages.flatMap((page) => {
      const text = textOf(page);
      return text === null ? [] : [[page.url, text]];
    }),
  );
}

function fileAt(files: ReadonlyMap<string, string>, url: string): string {
  return files.get(url) ?? assert.fail(`There is no ${url}`);
}

describe('files for machines', () => {
  const files = filesOf(ARTICLES);
  const events = [...files.keys()].filter((url) => /^\/misp\/[0-9a-f-]{36}\.json$/.test(url));

  it('are there for what names something, and bundles and events for what has a date', () => {
    assert.deepEqual([...files.keys()].filter((url) => !events.includes(url)).sort(), [
      '/2031/05/06/one/indicators.csv',
      '/2031/05/06/one/indicators.txt',
      '/2031/05/06/one/stix.json',
      '/2031/05/06/stix.json',
      '/2031/05/06/two/indicators.csv',
      '/2031/05/06/two/indicators.txt',
      '/2031/05/06/two/stix.json',
      '/cve/index.csv',
      '/cve/index.json',
      '/groups/index.csv',
      '/groups/index.json',
      '/indicators.csv',
      '/indicators.json',
      '/misp/hashes.csv',
      '/misp/manifest.json',
      '/techniques/index.csv',
      '/techniques/index.json',
      '/undated/three/indicators.csv',
      '/undated/three/indicators.txt',
    ]);
    assert.equal(events.length, 2);
  });

  it('are bundles that the schemas of OASIS take', () => {
    for (const [url, text] of files) {
      if (url.endsWith('stix.json')) assert.deepEqual(schemaErrors(JSON.parse(text)), [], url);
    }
  });

  it('carry the mark of the text', () => {
    const marks = JSON.parse(fileAt(files, '/2031/05/06/one/stix.json')).objects.filter(
      ({ type }: { type: string }) => type === 'marking-definition',
    );
    assert.deepEqual(
      marks.map(({ name }: { name: string }) => name),
      ['TLP:CLEAR', 'TLP:AMBER'],
    );
  });

  it('name no address of first publication that no publisher has', () => {
    for (const [url, text] of files) assert.ok(!text.includes('elsewhere.example'), url);
  });

  it('do not change with another article', () => {
    const more = filesOf([
      ...ARTICLES,
      article('Five', '2031-05-08', 'Fenn Bear and CVE-2031-0001 at evil[.]example.'),
    ]);
    for (const url of ['/2031/05/06/one/stix.json', '/2031/05/06/stix.json', ...events])
      assert.equal(more.get(url), files.get(url), url);
  });

  it('agree in manifest, events and hashes', () => {
    const manifest = JSON.parse(fileAt(files, '/misp/manifest.json'));
    const lines = fileAt(files, '/misp/hashes.csv').trim().split('\n');
    assert.deepEqual(Object.keys(manifest).sort(), events.map((url) => url.slice(6, -5)).sort());
    const md5 = (value: string): string => createHash('md5').update(value).digest('hex');
    const expected = events.flatMap((url) => {
      const { uuid, Attribute } = JSON.parse(fileAt(files, url)).Event;
      return Attribute.map(({ value }: { value: string }) => `${md5(value)},${uuid}`);
    });
    assert.deepEqual(lines.toSorted(), expected.toSorted());
  });

  it('hold indicators fanged in tables, and defanged in the list of an article', () => {
    assert.equal(fileAt(files, '/2031/05/06/two/indicators.txt'), '192[.]0[.]2[.]9\nhxxp://evil[.]example/a\n');
    const rows = JSON.parse(fileAt(files, '/indicators.json'));
    const row = rows.find(({ value }: { value: string }) => value === 'evil.example');
    assert.equal(row.articles, 2);
    assert.equal(row.context, 'observed in text');
  });
});
