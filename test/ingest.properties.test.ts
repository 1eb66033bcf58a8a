import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { fromMarkdown } from 'mdast-util-from-markdown';
import type { Draft, Field, LineAccount, Range } from '../scripts/ingest/draft.ts';
import { makeReaders } from '../scripts/ingest/readers/readers.ts';
import { indexSources } from '../scripts/settings/sources.ts';
import { foldLineEnds } from '../scripts/shared/text.ts';
import { ingestContent, makeContent } from './support/content.ts';
import { shownText, wordsOf } from './support/words.ts';

const readers = makeReaders(indexSources([]), () => 0);

function read(text: string, name = 'a.txt'): (Draft & { readonly lines: LineAccount }) | null {
  const file = { path: `inbox/${name}`, text };
  const reading = readers.find(({ detect }) => detect(file))?.read(file);
  assert.ok(reading && 'ok' in reading);
  if (!reading.ok) return null;
  const { lines } = reading.draft;
  assert.ok(lines);
  return { ...reading.draft, lines };
}

const PROSE = [
  'A worm that spreads through unpatched label printers reached the sorting halls of Fennmoor Post early on Tuesday.',
  'It came in through a maintenance port that a supplier had left open, engineers wrote in a note to the whole staff.',
  'Nobody was hurt when the belts stopped, but forty thousand letters had to be sorted by hand, the company said today.',
];
const FURNITURE = [
  'Printer Worm Stops the Belts',
  'By Bram Okafor',
  'Bram Okafor, Staff Writer | 6 May 2031',
  'May 6, 2031',
  'Release Date',
  'Alert Code',
  '3 Min Read',
  'Share this article',
  'Advertisement',
  'About the author',
  'About Fennmoor Post',
  'Related stories',
  '3 Comments',
  'You may also like',
  'Home » News',
  'User Name: Password:',
  'Tags: worms',
  'All rights reserved.',
  '## How it came in',
  '- printers',
  '• belts',
  '%d bloggers like this:',
  'date 2031-05-06 Belts stop',
  'This story was first published on tidewater.example. Publication date: Tue, 06 May 2031 23:43:39 +0000',
  'MALMO, May 6, 2031 (WIRE) — The belts stop.',
  'The belts run again. Read More',
];
const blank = fc.constantFrom('', ' ', '\t', '\u00a0', '\u200b', '\u0085', '\u2028');
const line = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...PROSE) },
  { weight: 4, arbitrary: fc.constantFrom(...FURNITURE) },
  { weight: 3, arbitrary: blank },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 120, size: 'max' }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 120, size: 'max' }) },
);
const file = fc
  .record({ lines: fc.array(line, { maxLength: 60, size: 'max' }), end: fc.constantFrom('\n', '\r\n', '\r') })
  .map(({ lines, end }) => lines.join(end));

function numbers([first, last]: Range): number[] {
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}

function accounted({ fields, body, dropped }: LineAccount): number[] {
  return [...fields, ...body, ...dropped.map(({ lines }) => lines)].flatMap(numbers).sort((a, b) => a - b);
}

describe('the account of a file', () => {
  for (const name of ['a.txt', 'a.md']) {
    it(`holds every line exactly once: ${name}`, () => {
      fc.assert(
        fc.property(file, (text) => {
          const draft = read(text, name);
          if (draft === null) return;
          const total = text.split(/\r\n|\r|\n/).length;
          assert.equal(draft.lines.total, total);
          assert.deepEqual(accounted(draft.lines), numbers([1, total]));
          assert.deepEqual(
            draft.lines.dropped.filter(({ rule }) => rule === 'unknown'),
            [],
          );
        }),
        { numRuns: 400 },
      );
    });
  }

  it('names lines of the file for every field', () => {
    fc.assert(
      fc.property(file, (text) => {
        const draft = read(text);
        for (const { from, lines } of Object.values<Field<unknown>>({ ...draft?.fields })) {
          assert.ok(lines.every((number) => number >= 1 && number <= (draft?.lines.total ?? 0)));
          if (from === 'text') assert.notEqual(lines.length, 0);
        }
      }),
      { numRuns: 200 },
    );
  });
});

/** The lines of a file that its account names as body, without what was cut from them. */
function bodyText(text: string, { body, cut }: LineAccount): string {
  const lines = text.split(/\r\n|\r|\n/);
  return body
    .flatMap(numbers)
    .map((number) => {
      const raw = foldLineEnds(lines[number - 1] ?? '')
        .replace(/\s+/g, ' ')
        .trim();
      return cut.reduce((rest, piece) => (piece.line === number ? without(rest, piece.text) : rest), raw);
    })
    .join('\n');
}

function without(line: string, piece: string): string {
  return line.startsWith(piece) ? line.slice(piece.length) : line.slice(0, line.lastIndexOf(piece));
}

describe('the body of an article', () => {
  it('shows the words of the body lines in their order, whatever they are', () => {
    const words = fc.array(fc.oneof(fc.constantFrom(...SIGNS), fc.string({ unit: 'grapheme-ascii', maxLength: 9 })), {
      minLength: 1,
      maxLength: 40,
      size: 'max',
    });
    const text = fc.array(
      fc.oneof(
        words.map((all) => all.join(' ')),
        line,
      ),
      { minLength: 1, maxLength: 20, size: 'max' },
    );
    fc.assert(
      fc.property(text, (lines) => {
        const source = [...PROSE, ...lines].join('\n\n');
        const draft = read(source);
        assert.ok(draft);
        assert.deepEqual(wordsOf(shownText(draft.body)), wordsOf(clean(bodyText(source, draft.lines))));
      }),
      { numRuns: 400 },
    );
  });

  it('shows every sign of a paragraph as it stands', () => {
    const paragraph = fc
      .array(fc.constantFrom(...SIGNS, 'belt', 'worm'), { minLength: 1, maxLength: 30, size: 'max' })
      .map((signs) => `Then ${signs.join(' ')} followed, and it did so for the whole morning, the engineers wrote.`);
    // A paragraph that stands twice is shown once, and its account says so.
    fc.assert(
      fc.property(fc.uniqueArray(paragraph, { minLength: 1, maxLength: 5 }), (paragraphs) => {
        const draft = read([...PROSE, ...paragraphs].join('\n\n'));
        assert.ok(draft);
        const shown = shownText(draft.body)
          .split('\n')
          .filter((text) => text !== '');
        assert.deepEqual(shown, [...PROSE, ...paragraphs]);
        assert.deepEqual(treeOf(draft.body), [...PROSE, ...paragraphs]);
      }),
      { numRuns: 400 },
    );
  });
});

const SIGNS = [
  '*',
  '**',
  '*a*',
  '_',
  '_a_',
  '__a__',
  '`',
  '``',
  '`a`',
  '~',
  '~~a~~',
  '#',
  '##',
  '1.',
  '1)',
  '-',
  '+',
  '>',
  '|',
  '| a | b |',
  '|---|',
  '---',
  '===',
  '<b>',
  '</b>',
  '<!--',
  '<a@b>',
  '&amp;',
  '&#65;',
  '&',
  '[',
  ']',
  '[a]',
  '[a](b)',
  '![a](b)',
  '[a][b]',
  '[.]:',
  '(',
  ')',
  '!',
  '\\',
  '\\*',
  '\\\\',
  '{{',
  '}}',
  '{% a %}',
  '$a{}',
  ':a:',
  '"',
  "'",
];

/** The paragraphs that a whole CommonMark parser finds in a body, which must hold text alone. */
function treeOf(markdown: string): string[] {
  return fromMarkdown(markdown).children.map((block) => {
    const [text, ...others] = block.type === 'paragraph' ? block.children : [];
    assert.ok(text?.type === 'text' && others.length === 0, `${block.type} is no paragraph of text: ${markdown}`);
    return text.value;
  });
}

/** What ingest takes from a line before it reads it: characters that nobody sees. */
function clean(text: string): string {
  return text
    .toWellFormed()
    .replace(
      /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF]|\p{Co}|\p{Noncharacter_Code_Point}/gu,
      '',
    )
    .replace(/[\u00AD\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF]/g, '')
    .normalize('NFC');
}

describe('a hostile file', () => {
  const fill = (piece: string): string => piece.repeat(Math.floor(500_000 / Buffer.byteLength(piece)));
  const lines = (...pieces: readonly string[]): string => `${pieces.join('\n')}\n`.repeat(15_000 / pieces.length);
  const hostile: Readonly<Record<string, string>> = {
    'one long line': fill('a'),
    'one long line of words': fill('belt '),
    'one long line of dots': fill('.'),
    'one long host name': fill('a.'),
    'one long address': `http://${fill('a')}`,
    'many at-signs': fill('a@'),
    'many stars': fill('*'),
    'many stars and words': fill('*a _b '),
    'many brackets': fill('['),
    'many links': fill('[a](b) '),
    'many back-ticks': fill('`a ``b '),
    'many ampersands': fill('&lt;'),
    'many blank lines': lines(''),
    'many short lines': lines('a'),
    'many bullets': lines('- a'),
    'many headings': lines('# a'),
    'many names': lines('Bram Okafor'),
    'many dates': lines('6 May 2031'),
    'many breadcrumbs': fill('a » '),
    'many section names': lines('Related', ''),
    'many spaces': fill(' '),
    'many no-break spaces': fill('\u00a0'),
    'many separators': fill('| '),
    'many combining marks': `a${fill('\u0301')}`,
  };
  it('of more lines than an article has is named, and not read', async (test) => {
    const content = await makeContent(test, { 'inbox/a.txt': `${PROSE.join('\n\n')}\n${'a\n'.repeat(20_000)}` });
    const [receipt] = await ingestContent(content);
    assert.equal(receipt?.status, 'rejected');
    assert.match(receipt?.reason ?? '', /20006 lines/);
  });

  for (const [name, text] of Object.entries(hostile)) {
    it(`of ${name} is read to its end`, { timeout: 60_000 }, async (test) => {
      const content = await makeContent(test, { 'inbox/a.txt': `${PROSE.join('\n\n')}\n\n${text}\n` });
      const [receipt] = await ingestContent(content);
      assert.ok(receipt);
      assert.equal(receipt.status, 'imported');
      assert.ok(receipt.lines);
      assert.equal(accounted(receipt.lines).length, receipt.lines.total);
      assert.equal(receipt.lines.body[0]?.[0], 1);
    });
  }
});
