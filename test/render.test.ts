import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { proseOf } from '../scripts/article/markdown.ts';
import { inertText, renderArticle, renderBody } from '../scripts/render/markdown.ts';

const html = (markdown: string, linkedHosts: readonly string[] = [], root = '/'): string =>
  renderBody(markdown, { linkedHosts, root }).trim();

const REL = 'rel="nofollow noopener noreferrer"';

describe('the markup of a body', () => {
  it('stays whole before a sign that would become one letter with the end of a tag', () => {
    assert.equal(html('a\n\n\u0338 b'), '<p>a</p>\n<p>\u0338 b</p>');
  });
});

describe('footnotes of a body', () => {
  const page = (markdown: string): string => renderArticle(markdown, 'en', { linkedHosts: [], root: '/' }).html.trim();
  const back = (number: number): string => `<a href="#to-note-${number}" aria-label="Back to the text">↩\uFE0E</a>`;

  it('are numbers in the text that lead to a list below it, and back', () => {
    assert.equal(
      page('[^a]: *First*\n[^b]: Second\n\nOne[^a], two[^b], and **again[^a]**.'),
      '<p>One<sup id="to-note-1"><a href="#note-1">1</a></sup>, two<sup id="to-note-2"><a href="#note-2">2</a></sup>, ' +
        'and <strong>again<sup><a href="#note-1">1</a></sup></strong>.</p>\n<ol class="notes">\n' +
        `<li id="note-1"><em>First</em> ${back(1)}</li>\n<li id="note-2">Second ${back(2)}</li>\n</ol>`,
    );
  });

  it('are plain in a feed', () => {
    assert.equal(html('One[^a].\n\n[^a]: First'), '<p>One[1].</p>\n<ol class="notes">\n<li>First</li>\n</ol>');
    assert.equal(
      html('**One**[^a]: more.\n\n[^a]: First\n\n[^b]: As[^a]'),
      '<p><strong>One</strong>[1]: more.</p>\n<ol class="notes">\n<li>First</li>\n<li>As[1]</li>\n</ol>',
    );
  });

  it('are all kept: one that nothing refers to, one of a name that another has, and a reference to none', () => {
    assert.equal(
      page('One[^no].\nMore\n[^a]: First\n\n[^a]: Second\n\n`[^a]` [x[^a]](#y)'),
      '<p>One[^no].\nMore</p>\n<p>[^a]: Second</p>\n<p><code>[^a]</code> x[^a]</p>\n' +
        '<ol class="notes">\n<li id="note-1">First</li>\n</ol>',
    );
  });

  it('hold what is indented below them', () => {
    assert.equal(
      page(
        'One[^a].\n\n[^a]: First\nline.\n\n    Second.\n\n\tThird.\n\nText.\n\n[^b]:\n    Below\n[^c]: List:\n\n    - item',
      ),
      `<p>One<sup id="to-note-1"><a href="#note-1">1</a></sup>.</p>\n<p>Text.</p>\n<ol class="notes">\n` +
        `<li id="note-1"><p>First\nline.</p>\n<p>Second.</p>\n<p>Third. ${back(1)}</p>\n</li>\n` +
        '<li id="note-2">Below</li>\n<li id="note-3"><p>List:</p>\n<ul>\n<li>item</li>\n</ul>\n</li>\n</ol>',
    );
    assert.equal(
      page('One[^a].\n\n[^a]: Code:\n\n        x'),
      '<p>One<sup id="to-note-1"><a href="#note-1">1</a></sup>.</p>\n<ol class="notes">\n' +
        `<li id="note-1"><p>Code:</p>\n<pre><code>x\n</code></pre>\n ${back(1)}</li>\n</ol>`,
    );
  });

  it('are text where they say nothing, and within lists, quotations and notes', () => {
    for (const empty of ['[^a]:', '[^a]:  \n\nText.', '[^a]:\n[^b]: Second'])
      assert.match(page(`One[^a].\n\n${empty}`), /^<p>One\[\^a\]\.<\/p>\n<p>\[\^a\]:<\/p>/);
    assert.equal(page('> [^a]: q'), '<blockquote>\n<p>[^a]: q</p>\n</blockquote>');
    assert.match(page('- x\n[^a]: q'), /^<ul>\n<li>x\n\[\^a\]: q<\/li>/);
    assert.match(page('[^a]: First\n\n    [^b]: q'), /<p>\[\^b\]: q<\/p>/);
  });

  it('give their texts to a search, and no sign of theirs', () => {
    assert.equal(
      inertText('One[^a], `[^a]` [^no].\n\n[^a]: First\n\n    Second\n\nText.', []).trim(),
      'One, [^a] [^no].\n\nText.\n\nFirst\n\nSecond',
    );
  });

  it('let links of names stand where they stand', () => {
    const markdown = 'One[^a].\n\n[^a]: First\n\n    APT28.\n\nAPT28.';
    const { text } = proseOf(markdown);
    const places = [text.indexOf('APT28'), text.lastIndexOf('APT28')].map((start) => ({
      start,
      end: start + 'APT28'.length,
      url: '/groups/apt28/',
    }));
    const shown = renderBody(markdown, { linkedHosts: [], root: '/', places });
    assert.equal(shown.match(/<p><a href="\/groups\/apt28\/">APT28<\/a>\./g)?.length, 2);
  });

  it('are inert, whatever their names and texts', () => {
    const hostile = ['"onclick=x', '<script>', 'toString', 'constructor', 'javascript:x', '&quot;'];
    const text = hostile.map((name) => `a[^${name}]`).join(' ');
    const notes = hostile.map((name) => `[^${name}]: <b onclick=x> [l](javascript:alert(1)) https://evil.example/`);
    for (const shown of [page(`${text}\n\n${notes.join('\n')}`), html(`${text}\n\n${notes.join('\n\n')}`)]) {
      assert.equal(shown.match(/<li/g)?.length, hostile.length);
      assert.deepEqual(
        [
          ...new Set(
            [...shown.matchAll(/<\/?([a-z]+)((?: [^<>]*)?)>/g)].map(
              ([, name, rest]) => `${name}${rest?.replace(/\d+/g, 'N')}`,
            ),
          ),
        ].filter(
          (tag) =>
            !/^(?:p|sup|sup id="to-note-N"|a|a href="#(?:to-)?note-N"(?: aria-label="Back to the text")?|ol|ol class="notes"|li|li id="note-N"|code)$/.test(
              tag,
            ),
        ),
        [],
      );
      assert.doesNotMatch(shown, /javascript:alert|https:\/\/evil/);
    }
  });
});

describe('links of a body', () => {
  it('stay links within the site', () => {
    assert.equal(html('[a](/tags/worms/?x=1#y)'), '<p><a href="/tags/worms/?x=1#y">a</a></p>');
  });

  it('stay below the root of the site', () => {
    assert.equal(html('[a](/tags/)', [], '/digest/'), '<p><a href="/digest/tags/">a</a></p>');
    assert.match(html('[a](/tags/)', [], 'https://x.example/d/'), /<a href="https:\/\/x\.example\/d\/tags\/"/);
    assert.equal(html('[a](/../../tags/)', [], '/digest/'), '<p><a href="/digest/tags/">a</a></p>');
  });

  it('stay links to a host that the editor vouches for', () => {
    assert.equal(
      html('[a](https://www.cisa.gov/x)', ['cisa.gov']),
      `<p><a href="https://www.cisa.gov/x" ${REL}>a</a></p>`,
    );
    assert.equal(html('[a](http://cisa.gov/)', ['www.cisa.gov']), `<p><a href="http://cisa.gov/" ${REL}>a</a></p>`);
  });

  it('become their text and their defanged address elsewhere', () => {
    assert.equal(html('[a *b*](https://evil.example/x)'), '<p>a <em>b</em> <code>hxxps://evil[.]example/x</code></p>');
  });

  const refused = [
    'javascript:alert(1)',
    'JAVASCRIPT:alert(1)',
    'java&#x09;script:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'blob:https://cisa.gov/x',
    'file:///etc/passwd',
    'mailto:post@belts.example',
    'hxxp://cisa.gov/',
    '//evil.example/',
    '/\\evil.example/',
    '\\\\evil.example\\x',
    '/%09/evil.example',
    'https://cisa.gov@evil.example/',
    'https://cisa.gov:pass@cisa.gov/',
    'https://cisa.gov:8443/',
    'https://evil.example/cisa.gov',
    'https://cisa.gov.evil.example/',
    'https:evil.example',
    'relative/path',
    '../x',
    '?query',
  ];
  for (const href of refused) {
    it(`never lead to ${href}`, () => {
      for (const markdown of [`[a](${href})`, `[a](<${href}>)`, `![a](${href})`, `<${href}>`]) {
        const shown = html(markdown, ['cisa.gov']);
        const links = [...shown.matchAll(/href="([^"]*)"/g)].map(([, url]) => url ?? '');
        assert.ok(
          links.every((url) => /^\/(?![/\\])/.test(url)),
          shown,
        );
        assert.doesNotMatch(shown, /<img|src=/);
      }
    });
  }

  it('are seen even where they have no text', () => {
    assert.match(html('[](/tags/)'), /<a href="\/tags\/">\/tags\/<\/a>/);
    assert.match(html('[](https://evil.example/)'), /<code>hxxps:\/\/evil\[\.\]example\/<\/code>/);
  });

  it('are not made by a definition', () => {
    const shown = html('[.]: http://evil.example/\n\nIt calls evil[.]com and [x][.] today.\n\n[x]: /y');
    assert.doesNotMatch(shown, /<a /);
    assert.match(shown, /evil\[\.\]com/);
  });

  it('are not made of bare addresses', () => {
    assert.doesNotMatch(html('https://evil.example/ and www.evil.example and <https://evil.example/>'), /<a /);
  });
});

describe('addresses of a body', () => {
  it('are shown inert, as lists show them', () => {
    assert.equal(
      html('It calls 2001:db8::dead:beef, fe80::1 and evil(.)example.'),
      '<p>It calls <code>2001[:]db8::dead:beef</code>, <code>fe80[:]:1</code> and <code>evil[.]example</code>.</p>',
    );
  });
});

describe('images of a body', () => {
  it('become their text and their defanged address', () => {
    assert.equal(
      html('![A belt](https://evil.example/b.png)'),
      '<p>[A belt] <code>hxxps://evil[.]example/b.png</code></p>',
    );
    assert.equal(html('![](/b.png)'), '<p><code>/b.png</code></p>');
  });
});

describe('HTML of a body', () => {
  it('is text', () => {
    const shown = html('<script>alert(1)</script>\n\na <b onclick="x">b</b> &lt;i&gt; <!-- c -->\n\n<iframe src=x>');
    assert.doesNotMatch(shown, /<(?!\/?(?:p|code)>)/);
    assert.match(shown, /&lt;script&gt;/);
  });

  it('is never more than the elements of plain prose, whatever the Markdown', () => {
    const piece = fc.constantFrom(
      ...'<>"\'&=/\\[]()!*_`#|~-+:. \n',
      'a',
      'onerror',
      'script',
      'javascript:',
      'http://a.example',
      '    ',
      '\t',
      '```',
      '&lt;',
      '&#60;',
      '\u0000',
    );
    const elements =
      'p|h[2-6]|ul|ol(?: start="\\d+")?|li|blockquote|pre|code|em|strong|s|br|hr|div|section class="table" tabindex="0" aria-label="Table"|section|table|thead|tbody|tr|th(?: class="(?:left|right|center)")?|td(?: class="(?:left|right|center)")?';
    const tag = new RegExp(`<(?:/?(?:${elements})|a href="/[^"<>]*"|/a)>`, 'g');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60, size: 'max' }), (pieces) => {
        const shown = html(pieces.join(''));
        assert.doesNotMatch(shown.replace(tag, ''), /[<>]/, shown);
      }),
      { numRuns: 1500 },
    );
  });
});

describe('headings of a body', () => {
  const levels = (markdown: string): number[] =>
    [...html(markdown).matchAll(/<h(\d)>/g)].map(([, level]) => Number(level));

  it('begin below the title of the page', () => {
    assert.deepEqual(levels('# a\n\n## b\n\n### c\n\n# d'), [2, 3, 4, 2]);
    assert.deepEqual(levels('### a\n\n###### b\n\n### c\n\n## d'), [2, 3, 2, 2]);
  });

  it('skip no level and end as they begin, whatever the order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 20 }), (depths) => {
        const markdown = depths.map((depth) => `${'#'.repeat(depth)} a`).join('\n\n');
        const shown = levels(markdown);
        assert.equal(shown.length, depths.length);
        shown.forEach((level, at) => {
          assert.ok(level >= 2 && level <= (shown[at - 1] ?? 1) + 1, shown.join());
        });
        assert.doesNotMatch(html(markdown).replace(/<h(\d)>a<\/h\1>/g, ''), /h\d/);
      }),
    );
  });
});

describe('tables of a body', () => {
  it('align by class, since the page allows no style', () => {
    const shown = html('| a | b | c | d |\n| :-- | :-: | --: | --- |\n| 1 | 2 | 3 | 4 |');
    assert.doesNotMatch(shown, /style=/);
    for (const [cell, side] of [
      ['1', 'left'],
      ['2', 'center'],
      ['3', 'right'],
    ]) {
      assert.match(shown, new RegExp(`<td class="${side}">${cell}</td>`));
    }
    assert.match(shown, /<td>4<\/td>/);
  });

  it('can be scrolled by key and have a name', () => {
    assert.match(html('| a |\n| --- |\n| 1 |'), /^<section class="table" tabindex="0" aria-label="[^"]+"><table>/);
  });
});

describe('indicators of a body', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['It calls evil.example.', '<p>It calls <code>evil[.]example</code>.</p>'],
    ['(See hxxp://evil.example/a_(b).)', '<p>(See <code>hxxp://evil[.]example/a_(b)</code>.)</p>'],
    ['- evil[.]example', '<ul>\n<li><code>evil[.]example</code></li>\n</ul>'],
    [
      'Mail a[at]evil[.]example, hxxps[:]//evil(dot)example/a, 192[.]0[.]2[.]1 or 2001[:]db8::1.',
      '<p>Mail <code>a[at]evil[.]example</code>, <code>hxxps[:]//evil(dot)example/a</code>, ' +
        '<code>192[.]0[.]2[.]1</code> or <code>2001[:]db8::1</code>.</p>',
    ],
    ['See www.evil[.]example/?u=bad.example', '<p>See <code>www[.]evil[.]example/?u=bad[.]example</code></p>'],
    ['In array[.]length and so [.] The', '<p>In array[.]length and so [.] The</p>'],
    ['It calls **evil.example**.', '<p>It calls <strong><code>evil[.]example</code></strong>.</p>'],
    ['`evil.example`', '<p><code>evil[.]example</code></p>'],
    ['    evil.example', '<pre><code>evil[.]example\n</code></pre>'],
    ['```sh\ncurl evil.example\n```', '<pre><code>curl evil[.]example\n</code></pre>'],
    ['- evil.example', '<ul>\n<li><code>evil[.]example</code></li>\n</ul>'],
    ['# evil.example', '<h2><code>evil[.]example</code></h2>'],
    ['a<http://evil.example>b', '<p>a&lt;<code>hxxp://evil[.]example</code>&gt;b</p>'],
  ];
  for (const [markdown, expected] of cases) {
    it(`are inert in ${JSON.stringify(markdown)}`, () => assert.equal(html(markdown), expected));
  }

  it('are inert in a table', () => {
    assert.match(html('| a |\n| --- |\n| evil.example |'), /<td><code>evil\[\.\]example<\/code><\/td>/);
  });

  it('are inert where Markdown parts them', () => {
    for (const markdown of ['evil&#46;example', 'evil\\.example', 'http\\://evil.example', 'http&#58;//evil.example']) {
      assert.doesNotMatch(html(markdown), /evil\.example|http:\/\//, markdown);
    }
  });
});

describe('a hostile body', () => {
  const patterns = [
    '[',
    '![',
    '[a](',
    '*a_ ',
    '`',
    '`a``',
    '> ',
    '- ',
    '<',
    '&',
    '~~a',
    '|a',
    '\\',
    '(',
    '[a][b] ',
    '\n',
    '# a\n',
    '1. a\n',
    '| a |\n| - |\n',
    'a.',
    'a@',
    '\t',
    '\u0000',
    '**a __b ',
  ];
  for (const pattern of patterns) {
    it(`of ${JSON.stringify(pattern)} again and again is rendered`, { timeout: 60_000 }, () => {
      assert.equal(typeof html(pattern.repeat(Math.floor(100_000 / pattern.length))), 'string');
    });
  }
});
