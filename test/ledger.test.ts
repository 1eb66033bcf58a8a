import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Article } from '../scripts/article/article.ts';
import { countChangedWords, sketchWords } from '../scripts/article/words.ts';
import { writeLedger } from '../scripts/publish/ledger-file.ts';
import { ContentError } from '../scripts/shared/errors.ts';
import { type Ledger, ledgerText, parseLedger, recordUrls } from '../scripts/site/ledger.ts';
import type { Page, PageKind, PageKinds } from '../scripts/site/page.ts';
import { planPages } from '../scripts/site/plan.ts';
import { planSite } from '../scripts/site/site.ts';
import { makeArticle, makeSettings } from './support/articles.ts';
import { makeFolder } from './support/content.ts';

const NOW = Date.UTC(2040, 0);
const TEXT = 'The belts of the sorting hall stopped on Tuesday, and nobody knows when they will run again.';

const belts = makeArticle('Belts stop', '2031-05-06', { words: sketchWords(TEXT) });
const lamps = makeArticle('Lamps stop', '2031-05-06');

/** Builds one version of a site after the other. */
function record(...versions: readonly (readonly Article[])[]) {
  let ledger: Ledger = new Map();
  let problems: ReturnType<typeof recordUrls>['problems'] = [];
  for (const [at, articles] of versions.entries())
    ({ ledger, problems } = recordUrls(ledger, planSite(makeSettings(), articles, NOW), NOW + at * 1000));
  const { pages } = planPages(planSite(makeSettings(), versions.at(-1) ?? [], NOW), ledger);
  return { ledger, problems, pages, entry: (article: Article) => ledger.get(article.id) };
}

function dataOf<K extends PageKind>(pages: readonly Page[], kind: K): Readonly<Record<string, PageKinds[K]>> {
  return Object.fromEntries(
    pages
      .filter((page): page is Page & { readonly data: PageKinds[K] } => page.kind === kind)
      .map(({ url, data }) => [url, data]),
  );
}

function redirectsOf(pages: readonly Page[]): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(dataOf(pages, 'redirect')).map(([url, { to }]) => [url, to.url]));
}

const at = (article: Article, more: Partial<Article>): Article => ({ ...article, ...more });

describe('an article at another address', () => {
  it('keeps its id and guid, and every address that it had leads to the present one', () => {
    const renamed = at(belts, { slug: 'all-belts-stop' });
    const redated = at(renamed, { published: makeArticle('', '2031-05-07').published });
    const undated = at(redated, { published: null, title: 'Belts: no date' });
    const { entry, pages } = record([belts], [renamed], [redated], [undated]);
    assert.deepEqual(entry(belts)?.former, [
      '/2031/05/06/belts-stop/',
      '/2031/05/06/all-belts-stop/',
      '/2031/05/07/all-belts-stop/',
    ]);
    assert.equal(entry(belts)?.guid, record([belts]).entry(belts)?.guid);
    const to = '/undated/all-belts-stop/';
    assert.deepEqual(redirectsOf(pages), {
      '/2031/05/06/all-belts-stop/': to,
      '/2031/05/06/belts-stop/': to,
      '/2031/05/07/all-belts-stop/': to,
    });
    assert.deepEqual(
      dataOf(pages, 'redirects')['/_redirects']?.moved,
      (entry(belts)?.former ?? []).map((from) => ({ from, to })),
    );
  });

  it('may come back to one that it had', () => {
    const { entry, pages } = record([belts], [at(belts, { slug: 'elsewhere' })], [belts]);
    assert.deepEqual(entry(belts)?.former, ['/2031/05/06/elsewhere/']);
    assert.deepEqual(redirectsOf(pages), { '/2031/05/06/elsewhere/': '/2031/05/06/belts-stop/' });
  });

  it('keeps its guid where the authority of the site becomes another', () => {
    const { ledger } = record([belts]);
    const settings = makeSettings({ digest: { tag_authority: 'other.example,2032' } });
    const next = recordUrls(ledger, planSite(settings, [belts, lamps], NOW), NOW).ledger;
    assert.equal(next.get(belts.id)?.guid, `tag:hexdigest.example,2026:${belts.id}`);
    assert.equal(next.get(lamps.id)?.guid, `tag:other.example,2032:${lamps.id}`);
  });
});

describe('an article that is no longer published', () => {
  const moved = at(belts, { slug: 'moved' });
  const future = at(moved, { published: makeArticle('', '2041-01-01').published });
  for (const [how, after] of [
    ['deleted', []],
    ['made a draft', [at(moved, { draft: true })]],
    ['put off', [future]],
  ] as const) {
    it(`leaves word at every address that it had: ${how}`, () => {
      const { entry, pages } = record([belts], [moved], after);
      assert.equal(entry(belts)?.status, 'gone');
      const addresses = ['/2031/05/06/belts-stop/', '/2031/05/06/moved/'];
      assert.deepEqual(Object.keys(dataOf(pages, 'removed')).sort(), addresses);
      assert.deepEqual([...(dataOf(pages, 'redirects')['/_redirects']?.removed ?? [])].sort(), addresses);
      assert.deepEqual(redirectsOf(pages), {});
    });
  }

  it('is known again when it comes back', () => {
    const { entry, pages } = record([belts], [moved], [], [moved]);
    assert.deepEqual(entry(belts), record([belts], [moved]).entry(belts));
    assert.deepEqual(dataOf(pages, 'removed'), {});
    assert.deepEqual(redirectsOf(pages), { '/2031/05/06/belts-stop/': '/2031/05/06/moved/' });
  });
});

describe('an address of two articles', () => {
  it('is refused while both are published', () => {
    const same = at(lamps, { slug: belts.slug });
    const site = planSite(makeSettings(), [belts, same], NOW);
    assert.throws(
      () => planPages(site, recordUrls(new Map(), site, NOW).ledger),
      (error) => error instanceof ContentError && error.problems.length === 2,
    );
  });

  for (const [name, before] of [
    ['which was deleted', [[belts], []]],
    ['which has moved', [[belts], [at(belts, { slug: 'moved' })]]],
  ] as const) {
    it(`is refused where it was promised to an article ${name}, and not once the id is that one's`, () => {
      const heir = at(lamps, { slug: belts.slug });
      const rest = before.at(-1) ?? [];
      const { ledger } = record(...before);
      const site = planSite(makeSettings(), [...rest, heir], NOW);
      const [problem, ...more] = recordUrls(ledger, site, NOW).problems;
      assert.deepEqual(more, []);
      assert.equal(problem?.file, `/content/${lamps.file}`);
      assert.ok(problem?.what.includes('/2031/05/06/belts-stop/') && problem.what.includes(belts.id));
      assert.ok(problem?.fix.includes(`id: ${belts.id}`));
      assert.deepEqual(record(...before, [at(heir, { id: belts.id })]).problems, []);
    });
  }
});

describe('an edit', () => {
  const edited = (text: string): Article => at(belts, { words: sketchWords(text) });
  const more = `${TEXT} A worm crept in by the door for parcels, say two of the guards.`;

  it('of white space, or of a word, does not announce the article again', () => {
    for (const text of [TEXT.replaceAll(' ', '\n\n  '), TEXT.replace('Tuesday', 'Wednesday')])
      assert.equal(record([belts], [edited(text)]).entry(belts)?.updated, null);
  });

  it('of many words sets when it was updated, once', () => {
    const once = record([belts], [edited(more)], [edited(more)], [edited(more)]);
    assert.equal(once.entry(belts)?.updated, '2040-01-01T00:00:01Z');
    assert.equal(once.problems.length, 0);
    const page = dataOf(once.pages, 'article')['/2031/05/06/belts-stop/'];
    assert.equal(page?.updated?.datetime, '2040-01-01T00:00:01Z');
  });

  it('of few words counts together with those before it', () => {
    const words = more.split(' ');
    const few = Array.from({ length: 15 }, (_, count) => edited(words.slice(0, words.length - 14 + count).join(' ')));
    assert.notEqual(record([belts], ...few.map((article) => [article])).entry(belts)?.updated, null);
  });
});

describe('a sketch of words', () => {
  const words = fc.array(fc.stringMatching(/^[a-z]{1,8}$/), { maxLength: 30 });

  it('tells how many words were added, whatever they are', () => {
    fc.assert(
      fc.property(words, words, (text, added) => {
        const [before, after] = [sketchWords(text.join(' ')), sketchWords([...added, ...text].join(' '))];
        assert.equal(countChangedWords(before, after), added.length);
      }),
    );
  });
});

describe('urls.tsv', () => {
  it('is read as it was written, in the order of the ids', () => {
    const { ledger } = record([belts, lamps], [at(belts, { slug: 'moved' }), lamps], [lamps]);
    const text = ledgerText(ledger);
    assert.deepEqual(parseLedger(text, 'urls.tsv'), { ledger: new Map([...ledger].sort()), problems: [] });
    const ids = text
      .split('\n')
      .slice(1, -1)
      .map((line) => line.slice(0, 16));
    assert.deepEqual(ids, [belts.id, lamps.id].sort());
    assert.equal(ledgerText(parseLedger(text.replaceAll('\n', '\r\n'), 'urls.tsv').ledger), text);
  });

  it('that was changed while the site was built is left as it is', async (test) => {
    const content = await makeFolder(test);
    const file = path.join(content, 'urls.tsv');
    await writeFile(file, '# mine\n');
    await assert.rejects(writeLedger(content, record([belts]).ledger, ''), ContentError);
    assert.equal(await readFile(file, 'utf8'), '# mine\n');
    await writeLedger(content, record([belts]).ledger, '# mine\n');
    assert.equal(await readFile(file, 'utf8'), ledgerText(record([belts]).ledger));
  });

  it('that is damaged is an error with its line, since it may hold a promise', () => {
    const lines = ledgerText(record([belts, lamps]).ledger).split('\n');
    const cases: readonly (readonly [line: number, text: string])[] = [
      [2, '<<<<<<< ours'],
      [3, lines[1] ?? ''],
      [2, (lines[1] ?? '').replace('live', 'lost')],
      [3, (lines[2] ?? '').replace(/\t\/\S+/, '\tjavascript:alert(1)')],
      [2, (lines[1] ?? '').slice(0, 60)],
    ];
    for (const [line, text] of cases) {
      const { problems } = parseLedger(lines.with(line - 1, text).join('\n'), 'content/urls.tsv');
      assert.deepEqual(
        problems.map((problem) => [problem.file, problem.line]),
        [['content/urls.tsv', line]],
        text,
      );
      assert.match(problems[0]?.fix ?? '', /Put back the line/);
    }
  });
});
