import assert from 'node:assert/strict';
import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { findDoubts } from '../scripts/ingest/doubts.ts';
import type { Fields } from '../scripts/ingest/draft.ts';
import { groupFindings } from '../scripts/ingest/groups.ts';
import { type Receipt, receiptOf } from '../scripts/ingest/receipts.ts';
import { summarise, summariseBriefly } from '../scripts/ingest/summary.ts';
import { visible, widthOf, wrap } from '../scripts/shared/terminal.ts';
import { makeContent } from './support/content.ts';
import { runScript } from './support/run.ts';

const stated = <T>(value: T, from: 'text' | 'derived' = 'text') => ({ value, from, lines: [1] });
const FIELDS: Fields = {
  title: stated('Belts Stop at Fennmoor Post'),
  date: stated('2031-05-06'),
  source: stated('Dark Reading'),
};
const LINES = { total: 20, fields: [], body: [[1, 20] as const], dropped: [], cut: [] };

function imported(name: string, more: Partial<Receipt> = {}): Receipt {
  return receiptOf(`inbox/${name}.txt`, 'imported', {
    article: `articles/${name}.md`,
    fields: FIELDS,
    lines: LINES,
    words: 400,
    ...more,
  });
}

function without(key: keyof Fields): Fields {
  return Object.fromEntries(Object.entries(FIELDS).filter(([name]) => name !== key));
}

describe('the files worth a look', () => {
  it('are none where the file states everything, or nothing has changed', () => {
    assert.deepEqual(findDoubts([imported('a'), { ...imported('b', { fields: {} }), status: 'unchanged' }]), []);
  });

  const kinds: readonly (readonly [kind: string, receipt: Receipt])[] = [
    ['failed', receiptOf('inbox/a.txt', 'failed', { reason: 'It can’t be read.' })],
    ['rejected', receiptOf('inbox/a.txt', 'rejected', { reason: 'It is empty.' })],
    ['noted', imported('a', { notes: ['title mixes scripts: Pаypal'] })],
    [
      'mostly dropped',
      imported('a', { lines: { ...LINES, body: [[1, 4]], dropped: [{ lines: [5, 20], rule: 'recurs-in-folder' }] } }),
    ],
    ['very short', imported('a', { words: 12 })],
    ['kept', receiptOf('inbox/a.txt', 'kept', { article: 'articles/a.md', reason: 'It was edited by hand.' })],
    ['derived title', imported('a', { fields: { ...FIELDS, title: stated('The belts stopped', 'derived') } })],
    ['odd title', imported('a', { fields: { ...FIELDS, title: stated('logo') } })],
    ['undated', imported('a', { fields: without('date') })],
    ['no source', imported('a', { fields: without('source') })],
    ['duplicate', receiptOf('inbox/a.txt', 'duplicate', { article: 'articles/b.md', reason: 'The same as b.' })],
  ];
  for (const [at, [kind, receipt]] of kinds.entries()) {
    it(`have their reason: ${kind}`, () => {
      const [finding] = findDoubts([receipt]);
      assert.deepEqual(
        finding?.doubts.map((doubt) => doubt.kind),
        [kind],
      );
      const [, lighter] = kinds[at + 1] ?? [];
      assert.ok(!lighter || (finding?.weight ?? 0) > (findDoubts([lighter])[0]?.weight ?? 0));
    });
  }

  it('stand with the most doubtful first, then by path, in whatever order they came', () => {
    const receipts = [
      imported('b', { fields: without('date') }),
      imported('a', { fields: without('date') }),
      imported('c', { fields: { ...without('date'), title: stated('The belts stopped', 'derived') } }),
      receiptOf('inbox/d.txt', 'rejected', { reason: 'It is empty.' }),
    ];
    const order = ['inbox/d.txt', 'articles/c.md', 'articles/a.md', 'articles/b.md'];
    for (const given of [receipts, receipts.toReversed()])
      assert.deepEqual(
        findDoubts(given).map(({ open }) => open),
        order,
      );
  });

  it('are counted in full and named in part, so that ten thousand of one kind hide none of another', () => {
    const undated = Array.from({ length: 10_000 }, (_, at) => imported(`${at}`, { fields: without('date') }));
    const receipts = [...undated, receiptOf('inbox/x.txt', 'rejected', { reason: 'It is empty.' })];
    const groups = groupFindings(findDoubts(receipts), 20);
    assert.deepEqual(
      groups.map(({ kind, findings, shown }) => [kind, findings.length, shown]),
      [
        ['rejected', 1, 1],
        ['undated', 10_000, 19],
      ],
    );
    const told = summarise(receipts, { content: '/c', width: 80 });
    assert.ok(told.length < 60);
    assert.ok(told.some((line) => /10000 undated/.test(line)));
    assert.ok(summariseBriefly(receipts, { content: '/c', width: 80 }).length < 25);
  });

  /** Of several reasons, as in a folder of pages that were saved carelessly. */
  const rejected = (count: number): Receipt[] =>
    Array.from({ length: count }, (_, at) =>
      receiptOf(`inbox/x${at}.txt`, 'rejected', { reason: `Reason ${at}.`, fix: `Do this: ${at % 5}` }),
    );

  it('are all named where they were rejected, each with its reason and what to do, by a build, too', () => {
    const undated = Array.from({ length: 30 }, (_, at) => imported(`${at}`, { fields: without('date') }));
    const receipts = [...undated, ...rejected(50)];
    for (const tell of [summarise, summariseBriefly]) {
      const told = tell(receipts, { content: '/c', width: 80 });
      for (const { file, reason, fix } of rejected(50)) {
        const row = told.findIndex((line) => line.includes(`/c/${file}: ${reason}`));
        assert.ok(row > 0, `${file} in\n${told.join('\n')}`);
        assert.ok(told.slice(0, row).some((line) => line.includes(String(fix))));
      }
      assert.ok(told.includes('      … and 28 more'), told.join('\n'));
    }
  });

  it('are named up to fifty where they were rejected, and a command that can be copied lists the others', () => {
    const count = (content: string) => {
      const told = summariseBriefly(rejected(62), { content, width: 80 });
      const named = told.filter((line) => /x\d+\.txt: Reason/.test(line)).length;
      return [named, ...new Set(told.filter((line) => line.includes('more')).map((line) => line.trim()))];
    };
    const listed = (more: number, folder: string) =>
      `… and ${more} more: npm run ingest -- ${folder}--report receipts.jsonl lists them all`;
    assert.deepEqual(count(path.resolve('content')), [50, listed(3, ''), listed(2, '')]);
    assert.deepEqual(count("/a b's"), [50, listed(3, "--content '/a b'\\''s' "), listed(2, "--content '/a b'\\''s' ")]);
  });
});

describe('text of others on a terminal', () => {
  it('moves and colours nothing, and hides nothing', () => {
    assert.equal(visible('a\u001B[31mred\u0007\u202Ecod.exe'), 'a␛[31mred␇<U+202E>cod.exe');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        assert.doesNotMatch(visible(text), /[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E]/u);
      }),
    );
  });

  it('is wrapped without losing a word or passing the width', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 4, max: 60 }), (text, width) => {
        const shown = visible(text);
        const rows = wrap(shown, width);
        assert.equal(rows.join('').replaceAll(' ', ''), shown.replaceAll(' ', ''));
        for (const row of rows) assert.ok(widthOf(row) <= Math.max(width, 2), JSON.stringify(row));
      }),
    );
  });
});

describe('npm run ingest', () => {
  const FILES = {
    'inbox/belts.txt': [
      'Home » News',
      'Belts Stop at Fennmoor Post',
      'By Bram Okafor | 6 May 2031',
      'A worm that spreads through label printers stopped the belts of Fennmoor Post \u001B[31m early on Tuesday.',
      'Nobody was hurt when the belts stopped, but forty thousand letters had to be sorted by hand, the company said.',
      'Share this article',
    ].join('\n'),
    'inbox/empty.txt': '',
  };

  it('shows a table of the fates, and the files worth a look', async (test) => {
    const content = await makeContent(test, FILES);
    const { code, stdout } = await runScript('ingest', ['--content', content]);
    assert.equal(code, 0);
    assert.match(stdout, /\n {2}imported +1 .*\n {2}updated +0\n(?:.*\n)*? {2}rejected +1 /);
    assert.match(stdout, /inbox\/empty\.txt: The file is empty\./);
  });

  it('explains a file line by line with --explain, and writes nothing but caches', async (test) => {
    const content = await makeContent(test, FILES);
    const before = await readdir(content);
    for (const name of ['belts.txt', 'inbox/belts.txt', path.join(content, 'inbox/belts.txt')]) {
      const { code, stdout, stderr } = await runScript('ingest', ['--content', content, '--explain', name]);
      assert.equal(code, 0, stderr);
      assert.match(stdout, /title +Belts Stop at Fennmoor Post {2}\(text, line 2\)/);
      const rows = stdout.split('\n').filter((row) => row.includes(' │ '));
      assert.deepEqual(
        rows.map((row) => row.slice(0, row.indexOf(' │')).trim()),
        ['1 - breadcrumb', '2 = title', '3 = date, authors', '4 + body', '5 + body', '6 - share'],
      );
      assert.ok(!stdout.includes('\u001B'));
    }
    assert.deepEqual(
      (await readdir(content)).filter((name) => name !== '.cache'),
      before,
    );
  });

  it('explains the article file of a sidecar, and a sidecar that has none', async (test) => {
    const content = await makeContent(test, {
      ...FILES,
      'inbox/belts.yaml': 'tags: [worms]\n',
      'inbox/x.yaml': 'a: 1\n',
    });
    const explain = (name: string) => runScript('ingest', ['--content', content, '--explain', name]);
    const { code, stdout } = await explain('belts.yaml');
    assert.equal(code, 0);
    assert.match(stdout, /What ingest makes of .*inbox\/belts\.txt\n(?:.*\n)* +tags +worms {2}\(sidecar\)/);
    assert.match((await explain('x.yaml')).stdout, /status +rejected\n +reason +No article file of its name/);
  });

  it('names articles whose article file is gone', async (test) => {
    const content = await makeContent(test, FILES);
    await runScript('ingest', ['--content', content]);
    await rm(path.join(content, 'inbox/belts.txt'));
    const { code, stdout } = await runScript('ingest', ['--content', content]);
    assert.equal(code, 0);
    assert.match(stdout, /1 article whose article file is gone\n(?:.*\n)* +.*belts-stop.*\.md: inbox\/belts\.txt/);
  });

  it('explains why a file gives no article', async (test) => {
    const content = await makeContent(test, FILES);
    const { stdout } = await runScript('ingest', ['--content', content, '--explain', 'empty.txt']);
    assert.match(stdout, /status +rejected\n +reason +The file is empty\./);
  });

  it('says which files it may have meant', async (test) => {
    const content = await makeContent(test, FILES);
    const { code, stderr } = await runScript('ingest', ['--content', content, '--explain', 'belt.txt']);
    assert.equal(code, 2);
    assert.match(stderr, /belt\.txt, which is no file of .*\n +inbox\/belts\.txt/);
  });

  it('gives the same receipts with --report, whichever runs came before', async (test) => {
    const content = await makeContent(test, FILES);
    const report = path.join(content, 'report.jsonl');
    const reports: string[] = [];
    for (let run = 0; run < 2; run++) {
      await runScript('ingest', ['--content', content, '--report', report]);
      reports.push((await readFile(report, 'utf8')).replace('"imported"', '"unchanged"'));
    }
    assert.equal(reports[0], reports[1]);
  });
});
