import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { decode, unpack } from '../scripts/ingest/decode.ts';
import type { Draft, Refusal } from '../scripts/ingest/draft.ts';
import { fragmentToMarkdown } from '../scripts/ingest/html/fragment.ts';
import { htmlReader } from '../scripts/ingest/readers/html.ts';
import { renderBody } from '../scripts/render/markdown.ts';
import { indexSources } from '../scripts/settings/sources.ts';

const FIXTURES = new URL('fixtures/', import.meta.url);
const reader = htmlReader(
  indexSources([{ name: 'Fennmoor Gazette', home: 'https://gazette.example', aliases: [], files: [] }]),
);

const PROSE =
  '<p>A worm that spreads through unpatched label printers reached the sorting halls of Fennmoor Post early on Tuesday.</p>';

/** What the reader makes of a page: a draft, or why it makes none. */
async function read(html: string): Promise<Draft | Refusal> {
  const reading = await reader.read({ path: 'inbox/input.html', text: html });
  return reading.ok ? reading.draft : reading;
}

async function readFixture(name: string): Promise<Draft | Refusal> {
  const folder = new URL(`html--${name}/`, FIXTURES);
  const [file = ''] = (await readdir(folder)).filter((entry) => entry.startsWith('input'));
  const unpacked = unpack(file, await readFile(new URL(file, folder)));
  assert.ok(unpacked.ok);
  const decoded = decode(unpacked.bytes);
  assert.ok(decoded.ok);
  return read(decoded.text);
}

async function draftOf(name: string): Promise<Draft> {
  const draft = await readFixture(name);
  assert.ok('body' in draft, 'reason' in draft ? draft.reason : '');
  return draft;
}

/** The values of a draft's fields, without where they came from. */
function valuesOf({ fields }: Draft): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field.value]));
}

describe('a saved page states its article', () => {
  const expected: Record<string, Record<string, unknown>> = {
    'json-ld-graph': {
      title: 'Printer worm stops the belts & the vans',
      date: '2031-05-06T08:15:00+02:00',
      updated: '2031-05-07T09:00:00+02:00',
      authors: ['Ann Ladefoged'],
      source: 'Fennmoor Gazette',
      summary: 'The sorting halls of Fennmoor Post stood still for a day after a worm came in through a printer.',
      url: 'https://gazette.example/2031/printer-worm',
      lang: 'en-GB',
    },
    'json-ld-broken': {
      title: 'Printer worm stops the belts',
      date: '2031-05-06',
      source: 'Fennmoor Gazette',
      lang: 'en',
    },
    'open-graph': {
      title: 'Printer worm stops the belts',
      date: '2031-05-06T10:00:00+02:00',
      authors: ['Ann Ladefoged', 'Bram Okafor'],
      source: 'Fennmoor Gazette',
      summary: 'The sorting halls of Fennmoor Post stood still for a day.',
      url: 'https://gazette.example/printer-worm',
      lang: 'en-US',
    },
    'citation-dublin-core': {
      title: 'On worms in printers, and how to sort letters by hand',
      date: '2031-05-06',
      authors: ['Ann Ladefoged', 'Bram Okafor'],
      source: 'Journal of Postal Security',
      lang: 'en',
    },
    'microdata-among-teasers': {
      title: 'Printer worm stops the belts',
      date: '2031-05-06',
      authors: ['Ann Ladefoged'],
      lang: 'en',
    },
    'text-alone': { title: 'Printer worm stops the belts', date: '2031-05-06', authors: ['Bram Okafor'], lang: 'en' },
    'saved-from': {
      title: 'Printer worm stops the belts',
      source: 'Fennmoor Gazette',
      url: 'https://gazette.example/2031/printer-worm',
    },
    uncertain: { title: 'Printer worm stops the belts', lang: 'en' },
    'windows-1251': { title: 'Червь остановил почту', lang: 'ru' },
    'utf8-that-declares-otherwise': { title: 'Ø stops the belts – again' },
    'tag-soup': { title: 'Printer worm stops the belts' },
  };
  for (const [name, values] of Object.entries(expected)) {
    it(name, async () => {
      assert.deepEqual(valuesOf(await draftOf(name)), values);
    });
  }

  it('names the lines that state a field', async () => {
    const { fields } = await draftOf('open-graph');
    assert.deepEqual([fields.source?.lines, fields.date?.lines, fields.authors?.lines], [[5], [7], [8]]);
  });

  it('keeps tables, code, lists and links', async () => {
    const { body } = await draftOf('structure');
    for (const part of [
      '## Indicators',
      '| hash \\| sum | aa11     |',
      '```\ndef belt(n):\n    return n < 3\n```',
      '1. Close the port.\n2. Replace the printer.\n   - Label it.',
      "[supplier's note](https://supplier.example/note) for `belt.exe`, which is **signed**",
      '- [Note of the supplier](https://supplier.example/note)',
    ])
      assert.ok(body.includes(part), `${part}\nis not in\n${body}`);
  });

  it('keeps captions apart from the text of a post that a site answers', () => {
    const figure = (caption: string): string => `<figure><img src="a.png"><figcaption>${caption}</figcaption></figure>`;
    const markdown = fragmentToMarkdown(`${figure('The hall')}${PROSE}${figure('Letters by hour')}by hand`);
    assert.match(markdown, /^A worm .*\n\n\*The hall\*\n\n\*Letters by hour\*\n\nby hand$/);
  });

  it('keeps the numbers that items state', async () => {
    const list =
      '<ol><li value="1">Stop.</li><li>Wait.</li><li value="10">Go.<ol><li value="x">Slowly.</li></ol></li><li>Run.</li></ol>';
    const draft = await read(`<h1>Belts stop</h1>${PROSE.repeat(3)}${list}${PROSE}`);
    assert.ok('body' in draft);
    assert.match(draft.body, /\n\n1\. Stop\.\n2\. Wait\.\n\n10\) Go\.\n {4}1\. Slowly\.\n11\) Run\.\n\n/);
  });

  it('keeps the caption of a table above it', async () => {
    const table =
      '<table><caption>Losses by <b>hall</b></caption><tr><th>Hall</th><th>Lost</th></tr><tr><td>A</td><td>12</td></tr></table>';
    const drafts = [
      `<h1>Belts stop</h1>${PROSE.repeat(3)}${table}${PROSE}`,
      `<h1>Belts stop</h1>${PROSE.repeat(3)}<figure>${table}</figure>${PROSE}`,
    ];
    for (const draft of await Promise.all(drafts.map(read))) {
      assert.ok('body' in draft);
      assert.match(draft.body, /\n\n\*Losses by hall\*\n\n\| Hall \| Lost \|\n/);
    }
  });

  it('keeps spaces outside of marks', async () => {
    const text =
      'A worm that spreads through unpatched label printers reached the sorting halls of Fennmoor Post early on Tuesday.';
    const draft = await read(
      `<h1>Belts stop</h1><p>${text}</p><p>${text} <em>All </em>belts <a href="/x"><b> </b></a>stop.</p>`,
    );
    assert.ok('body' in draft);
    assert.match(draft.body, /Tuesday\. \*All\* belts stop\./);
  });

  it('keeps figures whose signs stand above or below the line', async () => {
    const told = async (line: string): Promise<string> => {
      const draft = await read(`<h1>Belts stop</h1>${PROSE.repeat(3)}<p>${line}</p>${PROSE}`);
      assert.ok('body' in draft);
      return draft.body.split('\n\n')[3] ?? '';
    };
    assert.equal(
      await told('10<sup>6</sup> users drank H<sub>2</sub>O for 2<sup>−3</sup> m<sup>2</sup> on March 4<sup>th</sup>.'),
      '10⁶ users drank H₂O for 2⁻³ m² on March 4th.',
    );
    assert.equal(
      await told('It is 2<sup>a/b</sup>, x<sub>q,1</sub> and Fenn<sup>TM</sup>, and both of them are told here.'),
      'It is 2^(a/b), x\\_(q,1) and Fenn™, and both of them are told here.',
    );
    assert.equal(
      await told(
        'It used CVE-2031-1234<sup>1</sup>, they said.<sup>2</sup> In 2031<sup><a href="#n3">3</a></sup> it stopped.',
      ),
      'It used CVE-2031-1234\\[1], they said.\\[2] In 2031[\\[3\\]](#n3) it stopped.',
    );
    assert.equal(
      await told('A sign <sup>alone</sup> stays, and so does a letter*<sup>*</sup> of its own.'),
      'A sign alone stays, and so does a letter\\*\\* of its own.',
    );
  });

  it('begins with its text, not with the date that the page states', async () => {
    const page = (head: string, first: string): string =>
      `<head>${head}</head><article><h1>Belts stop in all halls</h1>${first}<p>A worm reached the sorting halls early on Tuesday.</p><p>It came in through a port.</p><p>Nobody was hurt, the company said.</p></article>`;
    const stated = '<meta property="article:published_time" content="2031-05-06">';
    const bodyOf = async (html: string): Promise<string> => {
      const draft = await read(html);
      assert.ok('body' in draft);
      return draft.body;
    };
    const first = '<p><time>May 6, 2031</time></p>';
    assert.match(await bodyOf(page(stated, first)), /^A worm reached/);
    assert.match(await bodyOf(page(stated, '<p>Published on May 6, 2031</p>')), /^A worm reached/);
    assert.match(await bodyOf(page('', '<p>03.04.2031</p>')), /^03\.04\.2031\n/);
    const telling = '<p>On May 6, 2031 all of it began.</p>';
    assert.match(await bodyOf(page(stated, telling)), /^On May 6, 2031 all/);
  });

  it('states its author and day in words that stand in no paragraph, too', async () => {
    const draft = await read(
      `<article><h1>Belts stop</h1>\n\nPosted on May 6, 2031 by Ann Lee\n${PROSE.repeat(3)}</article>`,
    );
    assert.ok('body' in draft);
    assert.deepEqual(draft.fields.date, { value: '2031-05-06', from: 'text', lines: [3] });
    assert.deepEqual(draft.fields.authors, { value: ['Ann Lee'], from: 'text', lines: [3] });
    assert.doesNotMatch(draft.body, /Ann/);
  });

  it('states its author and day beside buttons to share with, and above a text that begins with a note', async () => {
    const meta = (inside = ''): string => `<div class="meta">By Olaf Brandt | May 6, 2031 | 4 min read${inside}</div>`;
    const links = 'Facebook LinkedIn Mastodon Bluesky Reddit Telegram Tumblr Pocket Pinterest Xing Line VK Viber'
      .split(' ')
      .map((name) => `<li><a href="#">${name}</a></li>`);
    const buttons = `<div class="sharedaddy"><h3>Share this:</h3><ul>${links.join('')}</ul></div>`;
    const noted =
      '<p>On <time datetime="2031-05-02">May 2</time> the hall lost its belts to a worm.<sup><a href="#n1">1</a></sup></p>';
    for (const above of [
      meta() + buttons,
      buttons + meta(),
      meta(' <span class="social"><a href="#">Facebook</a> <a href="#">Xing</a></span>'),
      meta() + noted + buttons,
      `<div class="social">${meta()}</div>`,
    ]) {
      const draft = await read(`<article><h1>Belts stop</h1>${above}${PROSE.repeat(4)}</article>`);
      assert.ok('body' in draft);
      assert.deepEqual([draft.fields.date?.value, draft.fields.authors?.value], ['2031-05-06', ['Olaf Brandt']], above);
      assert.deepEqual(draft.notes, []);
    }
  });

  it('says which line on author and day it could not read', async () => {
    const draft = await read(`<article><h1>Belts stop</h1><p>By admin - 2031-05-06</p>${PROSE.repeat(4)}</article>`);
    assert.ok('body' in draft);
    assert.deepEqual(draft.notes, ['not all of the line “By admin - 2031-05-06” above its text could be read']);
  });

  it('begins with its text, not with words above that stand in no paragraph', async () => {
    const bodyOf = async (stray: string): Promise<string> => {
      const draft = await read(`<article><h1>Belts stop in all halls</h1>${stray}${PROSE.repeat(3)}</article>`);
      assert.ok('body' in draft);
      return draft.body;
    };
    const text = await bodyOf('');
    for (const stray of [
      '<time datetime="2031-05-06">May 6, 2031</time>',
      'Published on <time datetime="2031-05-06">May 6, 2031</time> | 3 min read',
      '<header>Posted: <time datetime="2031-05-06">May 6, 2031</time></header>',
      '<address><a href="/ann">Ann Lee</a>, <time datetime="2031-05-06">May 6, 2031</time></address>',
    ])
      assert.equal(await bodyOf(stray), text, stray);
    const beside =
      'A word <em>beside</em> the paragraphs stays in its place, and says that nobody was hurt by the belts.';
    assert.equal(await bodyOf(beside), `${beside.replace(/<.?em>/g, '*')}\n\n${text}`);
  });

  it('takes no date from a sentence', async () => {
    const told =
      '<p>On <time datetime="2031-05-02">May 2</time> the hall lost the controller of its belts to a worm.</p>';
    const dateOf = async (before: string): Promise<string | undefined> => {
      const draft = await read(`<article><h1>Belts stop in all halls</h1>${before}${told}${PROSE.repeat(4)}</article>`);
      return 'body' in draft ? draft.fields.date?.value : undefined;
    };
    assert.equal(await dateOf(''), undefined);
    assert.equal(
      await dateOf('<p>Posted on <time datetime="2031-05-06">May 6, 2031</time> by Ann Lee.</p>'),
      '2031-05-06',
    );
    assert.equal(await dateOf('<p>By Olaf Brandt | May 6, 2031</p>'), '2031-05-06');
  });

  it('has the headline keep its figures', async () => {
    const draft = await read(`<h1>Worm in 10<sup>6</sup> printers</h1>${PROSE.repeat(4)}`);
    assert.ok('body' in draft);
    assert.equal(draft.fields.title?.value, 'Worm in 10⁶ printers');
  });

  it('leaves out bars of share buttons, wherever they stand', async () => {
    const bar = 'Share on Facebook | Tweet | LinkedIn | Meta';
    for (const element of [`<h3>${bar}</h3>`, `<p>${bar}</p>`, `<div>${bar}</div>`, bar]) {
      const draft = await read(`<article><h1>Belts stop</h1>${PROSE.repeat(2)}${element}${PROSE.repeat(2)}</article>`);
      assert.ok('body' in draft);
      assert.doesNotMatch(draft.body, /Meta/, element);
    }
  });

  it('leaves out what stands around the article, and nothing of it', async () => {
    const { body } = await draftOf('furniture');
    assert.doesNotMatch(body, /[A-Z]{4,}WORD|Advertisement|Sign up|Read more|also like|Ladefoged|Published/);
    assert.doesNotMatch(body, /Printer worm stops the belts/);
    assert.equal(body.split('\n\n').length, 6);
  });

  it('keeps captions in the places of their figures, and begins with its text', async () => {
    const figure = (caption: string): string =>
      `<figure><img src="a.png"><button>Enlarge</button><figcaption class="caption">${caption}</figcaption></figure>`;
    const classic = '<div class="wp-caption"><img src="b.png"><p class="wp-caption-text">The port, closed</p></div>';
    const draft = await read(
      `<article><h1>Belts stop</h1>${figure('<span class="caption">The hall on <b>May 6, 2031</b></span><span class="credit">Ann Lee</span>')}` +
        `${PROSE}${figure('<span>Letters by hour</span><span>42 at 03:00</span>')}${PROSE}${classic}${PROSE}${figure('')}${figure('The port, closed')}</article>`,
    );
    assert.ok('body' in draft);
    const [text = ''] = draft.body.split('\n\n');
    assert.deepEqual(draft.body.split('\n\n'), [
      text,
      '*The hall on May 6, 2031*',
      '*Letters by hour 42 at 03:00*',
      text,
      '*The port, closed*',
      text,
    ]);
    assert.match(text, /^A worm/);
  });
});

describe('a page that is no article is refused', () => {
  const reasons: Record<string, RegExp> = {
    paywall: /paywall/,
    login: /log in/,
    error: /error page/,
    'links-alone': /list of links/,
  };
  for (const [name, reason] of Object.entries(reasons)) {
    it(name, async () => {
      const refusal = await readFixture(name);
      assert.ok('reason' in refusal, 'It was read.');
      assert.match(refusal.reason, reason);
    });
  }

  it('an archive that unpacks to more than a page', () => {
    const unpacked = unpack('inbox/a.html.gz', gzipSync(Buffer.alloc(30_000_000)));
    assert.ok(!unpacked.ok);
    assert.match(unpacked.reason, /unpacks to more/);
  });

  it('an archive that is none', () => {
    assert.equal(unpack('inbox/a.html.gz', Buffer.from('no archive')).ok, false);
  });
});

describe('what a page holds is inert', () => {
  const show = (draft: Draft): string => renderBody(draft.body, { linkedHosts: [], root: '/' });

  it('scripts, handlers, frames, forms, foreign content and addresses that run', async () => {
    const draft = await draftOf('hostile');
    assert.doesNotMatch(draft.body, /evil|javascript:|vbscript:|data:|\u202e|\]\(\)/i);
    assert.match(draft.body, /link that runs/);
    assert.doesNotMatch(show(draft), /<(?:a|img|script|iframe|form|svg|math|input|meta|base)\b|\son\w+=/i);
  });

  it('markup that is quoted stays text', async () => {
    const draft = await draftOf('escaped-markup');
    const html = show(draft);
    assert.match(html, /&lt;img src=x onerror=alert\(1\)&gt; and &lt;script&gt;steal\(\)&lt;\/script&gt;/);
    assert.doesNotMatch(html, /<(?:a|img|script|em)\b/i);
  });
});

describe('no page brings the reader down', () => {
  const prose =
    '<p>A worm that spreads through unpatched label printers reached the sorting halls of Fennmoor Post, and nobody saw it coming for two whole days.</p>';
  const pages: Record<string, string> = {
    'nested without end': '<div>'.repeat(100_000) + prose,
    'formatting without end': '<b><i>'.repeat(50_000) + prose,
    'tables without end': '<table><tr><td>'.repeat(5_000) + prose,
    'quotes without end': `${'<a "'.repeat(100_000)}${prose}`,
    'comments without end': '<!--'.repeat(100_000),
    'drawings without end': `${'<svg>'.repeat(100_000)}</svg>${prose}`,
    'a tag without end': `<p ${'x'.repeat(500_000)}`,
    'lists in JSON without end': `<script type="application/ld+json">${'['.repeat(200_000)}</script>${prose}`,
    'more tags than a page has': '<br>'.repeat(200_000),
    nothing: '',
    'no text': '<html><head></head><body></body></html>',
  };
  for (const [name, html] of Object.entries(pages)) {
    it(name, async () => {
      const reading = await read(html);
      assert.ok('body' in reading || reading.reason !== '');
    });
  }
});

describe('a saved page with a title that is long', () => {
  const LONG = `A worm that ${'spreads from one printer of the sorting hall to the next, and '.repeat(6)}then stops the belts`;
  const NOTE =
    'The label printers of Fennmoor are infected, and whoever has one of the same model at home should take it off the network before anything else';

  for (const [name, title] of [
    ['title-of-400-characters', LONG],
    ['title-is-the-first-paragraph', NOTE],
  ] as const)
    it(`has its words once: ${name}`, async () => {
      const draft = await draftOf(name);
      assert.equal(draft.fields.title?.value, title);
      assert.match(draft.body, /^A worm that spreads through unpatched[\s\S]*Fennmoor Post advised\.\s*$/);
    });

  it('keeps a first paragraph that says more than the title, and one that is all there is', async () => {
    const more = `<p>${'The vans stood still, too. '.repeat(20)}</p>`;
    for (const [head, paragraphs] of [
      [NOTE, `<p>${NOTE}, say its makers.</p>${more}`],
      [NOTE, `<p>${NOTE}</p>`],
    ] as const) {
      const draft = await read(`<title>${head}</title><article>${paragraphs}</article>`);
      assert.ok('body' in draft && draft.body.startsWith(NOTE), JSON.stringify(draft));
    }
  });
});
