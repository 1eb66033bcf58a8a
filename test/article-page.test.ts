import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Article } from '../scripts/article/article.ts';
import type { NamedThing } from '../scripts/mentions/named.ts';
import { NOTHING_NAMED } from '../scripts/mentions/named.ts';
import { makeFill } from '../scripts/render/fill.ts';
import { type RenderedBody, renderArticle } from '../scripts/render/markdown.ts';
import { authorSlug } from '../scripts/site/authors.ts';
import type { Page, PageKind, PageKinds } from '../scripts/site/page.ts';
import { planPages } from '../scripts/site/plan.ts';
import { planSite } from '../scripts/site/site.ts';
import { bibEntryOf, citationOf } from '../templates/components/citation.ts';
import { percent } from '../templates/components/quantity.ts';
import { render as renderPage } from '../templates/pages/article.11ty.tsx';
import { makeArticle, makeSettings, noAccount } from './support/articles.ts';

const render = (markdown: string, language = 'en'): RenderedBody =>
  renderArticle(markdown, language, { linkedHosts: [], root: '/' });

describe('the headings of an article', () => {
  it('have ids made of their words, which no id of a template is', () => {
    const { html, headings } = render('# Named\n\n## What CVE-2031-0001 does\n\n# Named\n\n# named 2\n\n# 标题\n\n# …');
    assert.deepEqual(headings, [
      { id: 's-named', level: 2, text: 'Named' },
      { id: 's-what-cve-2031-0001-does', level: 3, text: 'What CVE-2031-0001 does' },
      { id: 's-named-2', level: 2, text: 'Named' },
      { id: 's-named-2-2', level: 2, text: 'named 2' },
      { id: 's-biaoti', level: 2, text: '标题' },
      { id: 's-section', level: 2, text: '…' },
    ]);
    for (const { id, level } of headings) assert.ok(html.includes(`<h${level} id="${id}">`), id);
  });

  it('have numbers in their order where thousands are equal', () => {
    const { headings } = render('# Named\n\n'.repeat(3000));
    assert.equal(headings.at(-1)?.id, 's-named-3000');
  });

  it('are said inert, and none is taken from a quotation', () => {
    assert.deepEqual(
      render('# Call *evil.example* [now](http://evil.example/x)\n\n> # Quoted').headings.map(({ text }) => text),
      ['Call evil[.]example now hxxp://evil[.]example/x'],
    );
  });

  it('have ids that are plain and unlike each other, whatever they say', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' })), (texts) => {
        const { headings } = render(texts.map((text) => `# ${text}\n`).join('\n'));
        assert.ok(headings.every(({ id }) => /^s-[a-z0-9-]+$/.test(id)));
        assert.equal(new Set(headings.map(({ id }) => id)).size, headings.length);
      }),
    );
  });
});

describe('the time that an article takes', () => {
  it('is counted in words, and in characters where there are no words', () => {
    assert.equal(render('word '.repeat(950)).minutes, 4);
    assert.equal(render('安'.repeat(2000)).minutes, 4);
    assert.equal(render('').minutes, 1);
  });
});

describe('identifiers in a body', () => {
  it('are code, and the links of things stay whole', () => {
    const places = [{ start: 4, end: 17, url: '/cve/CVE-2031-0001/' }];
    assert.equal(
      renderArticle('See CVE-2031-0001 and T1566.001.', 'en', { linkedHosts: [], root: '/', places }).html.trim(),
      '<p>See <a href="/cve/CVE-2031-0001/"><code class="id">CVE-2031-0001</code></a> and <code>T1566.001</code>.</p>',
    );
  });
});

describe('what to do', () => {
  const rows: readonly (readonly [name: string, markdown: string, lines: readonly string[], section?: string])[] = [
    [
      'is what a sentence tells somebody to do',
      'A hole. Users of the belt should update to version 2 at once. It is grey.',
      ['Users of the belt should update to version 2 at once.'],
    ],
    [
      'may be urged, and stands in two sentences at the most',
      'Administrators are strongly urged to apply the fix. Customers must reset keys.\n\nOwners should patch.',
      ['Administrators are strongly urged to apply the fix.', 'Customers must reset keys.'],
    ],
    [
      'is the beginning of what stands below a heading that promises it',
      'Users should update.\n\n## Mitigations\n\nBlock the port.\n\nMore of it.\n\n## Else\n\nNo.',
      ['Block the port.'],
      's-mitigations',
    ],
    [
      'is a list, where there is one',
      '## What to do\n\nThere are stopgaps:\n\n- one\n- two\n- three\n- four\n',
      ['There are stopgaps:', 'one', 'two', 'three'],
      's-what-to-do',
    ],
    ['is nothing that was told in the past', 'Users should have updated. Users were urged to update.', []],
    [
      'is nothing that is asked or denied',
      'Should users update? Users should not install it. Why users should update.',
      [],
    ],
    ['is nothing that nobody is told', 'The update fixes it. Attackers must install a belt loader.', []],
    ['is nothing below other headings', '## Solutions for business\n\nBuy ours.', []],
    [
      'does not end at initials',
      'U.S. Users should apply the J. Fenn patch.',
      ['U.S. Users should apply the J. Fenn patch.'],
    ],
    ['shows no live address', 'Users should block evil.example now.', ['Users should block evil[.]example now.']],
  ];
  for (const [name, markdown, lines, section = null] of rows)
    it(name, () => {
      assert.deepEqual(render(markdown).advice, lines.length === 0 ? null : { lines, section });
    });

  it('is looked for in English alone', () => {
    assert.equal(render('Users should update.', 'de').advice, null);
  });

  it('is found in linear time', () => {
    for (const text of ['Users ', 'users should ', 'Users a. A ', 'should have users ']) render(text.repeat(80_000));
  });
});

function plan(articles: readonly Article[]): Page[] {
  return planPages(planSite(makeSettings({ digest: { base_url: 'https://digest.test/d/' } }), articles, Infinity))
    .pages;
}

function pageAt<K extends PageKind>(pages: readonly Page[], kind: K, url: string): PageKinds[K] {
  const page = pages.find((one) => one.kind === kind && one.url === url);
  assert.ok(page, `no ${kind} at ${url}`);
  return page.data as PageKinds[K];
}

const naming = (...keys: readonly string[]): Partial<Article> => ({
  named: {
    ...NOTHING_NAMED,
    things: keys.map((key): NamedThing => ({ kind: 'group', key, at: null })),
  },
});

describe('earlier and later coverage', () => {
  const days = ['01', '02', '03', '04', '05'];
  const articles = days.map((day) => makeArticle(`Story ${day}`, `2031-05-${day}`, naming('fenn-bear')));
  const coverageOf = (pages: readonly Page[], day: string) => {
    const { earlier, later } = pageAt(pages, 'article', `/2031/05/${day}/story-${day}/`).coverage;
    return [earlier, later].map((items) => items.map(({ title }) => title.text));
  };

  it('is the two before and the one after that name the same', () => {
    assert.deepEqual(coverageOf(plan(articles), '04'), [['Story 02', 'Story 03'], ['Story 05']]);
    assert.deepEqual(coverageOf(plan(articles), '01'), [[], ['Story 02']]);
  });

  it('says what both are about, and an article once', () => {
    const both = naming('fenn-bear', 'moor-cat');
    const pages = plan([makeArticle('Story 01', '2031-05-01', both), makeArticle('Story 02', '2031-05-02', both)]);
    const { later } = pageAt(pages, 'article', '/2031/05/01/story-01/').coverage;
    assert.deepEqual(
      later.map(({ url, shared }) => [url, shared]),
      [['/d/2031/05/02/story-02/', ['fenn-bear', 'moor-cat']]],
    );
  });

  it('is nothing of the undated, and nothing without a subject', () => {
    const pages = plan([...articles, makeArticle('Old', null, naming('fenn-bear')), makeArticle('Else', '2031-05-03')]);
    assert.deepEqual(pageAt(pages, 'article', '/undated/old/').coverage, { earlier: [], later: [] });
    assert.deepEqual(pageAt(pages, 'article', '/2031/05/03/else/').coverage, { earlier: [], later: [] });
    assert.deepEqual(coverageOf(pages, '01'), [[], ['Story 02']]);
  });

  it('changes on one older page when a newer article comes', () => {
    const before = plan(articles.slice(0, 4));
    const after = plan(articles);
    const changed = days.slice(0, 4).filter((day) => {
      const [one, two] = [before, after].map((pages) => JSON.stringify(coverageOf(pages, day)));
      return one !== two;
    });
    assert.deepEqual(changed, ['04']);
  });
});

describe('authors', () => {
  it('have one page whatever their case and accents, and another in another script', () => {
    assert.equal(authorSlug('Jane  Fenn'), authorSlug('JANE FENN'));
    assert.equal(authorSlug('Renée Moor'), 'renee-moor');
    assert.match(authorSlug('王伟'), /^[a-z-]+-[0-9a-f]{6}$/);
    assert.notEqual(authorSlug('王伟'), authorSlug('王薇'));
    assert.equal(authorSlug('—'), '');
  });

  it('are listed, linked from their articles, and in pages when they wrote much', () => {
    const many = Array.from({ length: 130 }, (_, at) =>
      makeArticle(`Story ${at}`, '2031-05-01', { authors: ['Jane Fenn', '…'] }),
    );
    const pages = plan(many);
    const { authors } = pageAt(pages, 'article', '/2031/05/01/story-7/');
    assert.deepEqual(
      authors.map(({ url }) => url),
      ['/d/authors/jane-fenn/', null],
    );
    assert.equal(pageAt(pages, 'list', '/authors/jane-fenn/').steps.previous?.url, '/d/authors/jane-fenn/1/');
    assert.deepEqual(
      pageAt(pages, 'index', '/authors/').entries.map(({ url, label, count }) => ({ url, label, count })),
      [{ url: '/d/authors/jane-fenn/', label: 'Jane Fenn', count: 130 }],
    );
    assert.equal(pageAt(pages, 'index', '/sources/').beside?.url, '/d/authors/');
  });

  it('have an index in parts when they are many', () => {
    const authors = Array.from({ length: 401 }, (_, at) => `${'abcd'[at % 4]} fenn ${at}`);
    const pages = plan([makeArticle('Story', '2031-05-01', { authors })]);
    assert.deepEqual(
      pageAt(pages, 'index', '/authors/').entries.map(({ url, description }) => [url, description]),
      [
        ['/d/authors/by/a/', '101 authors'],
        ['/d/authors/by/b/', '100 authors'],
        ['/d/authors/by/c/', '100 authors'],
        ['/d/authors/by/d/', '100 authors'],
      ],
    );
    assert.equal(pageAt(pages, 'index', '/authors/by/a/').entries.length, 101);
  });
});

describe('an article with little in it', () => {
  const html = (body: string, more: Partial<Article> = {}): string => {
    const { pages, view } = planPages(planSite(makeSettings(), [makeArticle('Belts', '2031-05-01', more)], Infinity));
    const page = pages.find((one) => one.kind === 'article');
    assert.ok(page?.kind === 'article');
    return renderPage({ site: view.info, planned: makeFill(() => body, noAccount)(page) });
  };

  it('does not say how long nothing takes to read', () => {
    assert.match(html('Text.'), /To read/);
    for (const body of ['', ' \n']) assert.doesNotMatch(html(body), /To read|minute/);
  });

  it('has no empty list of what it names', () => {
    const page = html('Text.', { named: { ...NOTHING_NAMED, tlp: 'TLP:GREEN' } });
    assert.match(page, /carries the mark TLP:GREEN/);
    assert.doesNotMatch(page, /<(dl|ul|ol)[^>]*><\/\1>/);
  });
});

describe('a citation', () => {
  const article = makeArticle('Belts & {braces}: 100% \\off', '2031-05-06', {
    authors: ['Jane Fenn', 'Fennmoor Staff'],
    source: 'Fennmoor Post',
  });
  const settings = makeSettings({ digest: { title: 'The Digest', base_url: 'https://digest.test/' } });
  const { pages, view } = planPages(planSite(settings, [article], Infinity));
  const page = pageAt(pages, 'article', '/2031/05/06/belts-braces-100-off/');

  it('says who, what, where, when, and where it was read', () => {
    assert.equal(
      citationOf(view.info, page),
      'Jane Fenn, Fennmoor Staff: “Belts & {braces}: 100% \\off”. Fennmoor Post, 2031-05-06. Kept by The Digest, https://digest.test/2031/05/06/belts-braces-100-off/',
    );
  });

  it('is an entry that TeX takes literally', () => {
    assert.equal(
      bibEntryOf(view.info, page),
      [
        '@online{2031-belts-braces-100-off,',
        '  author = {Jane Fenn and {Fennmoor Staff}},',
        '  title = {{Belts \\& \\textbraceleft{}braces\\textbraceright{}: 100\\% \\textbackslash{}off}},',
        '  date = {2031-05-06},',
        '  organization = {{Fennmoor Post}},',
        '  url = {https://digest.test/2031/05/06/belts-braces-100-off/},',
        '  library = {The Digest},',
        '}',
      ].join('\n'),
    );
  });
});

describe('a share', () => {
  it('is never told as nothing or as all where it is neither', () => {
    const shares = [0, 0.00043, 0.0012, 0.05, 0.5, 0.9996, 1];
    assert.deepEqual(shares.map(percent), ['0.0 %', '0.043 %', '0.1 %', '5.0 %', '50 %', '99.9 %', '100 %']);
  });
});
