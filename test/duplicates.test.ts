import assert from 'node:assert/strict';
import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { learnRecurrence } from '../scripts/ingest/learn.ts';
import { readFiles } from '../scripts/ingest/read-files.ts';
import type { Receipt } from '../scripts/ingest/receipts.ts';
import { makeTwinIndex, overlapOfTwins, signatureOf } from '../scripts/ingest/twins.ts';
import { loadSettings } from '../scripts/settings/settings.ts';
import { openCache } from '../scripts/shared/cache.ts';
import { ingestContent, makeContent, makeFolder, writeFiles } from './support/content.ts';

const TITLE = 'Lamp Worm Dims the Lights of Quillon';
const PARAGRAPHS = [
  'A worm that lives in street lamps put out the lights of four districts of Quillon on Sunday night, the city said.',
  'It entered through a maintenance console whose password had been printed on the box, according to a first report.',
  'Engineers drove from lamp to lamp with a laptop, and by Tuesday three quarters of the lamps were burning again.',
  'The maker has promised new consoles, and asks its other customers to take theirs off the network until they come.',
  'No other city has reported dark lamps so far, but researchers counted nine hundred consoles that anybody can reach.',
];
const TEXT = [TITLE, ...PARAGRAPHS].join('\n\n');
const DATED = [TITLE, 'By Ada Quist | 6 May 2031', ...PARAGRAPHS].join('\n\n');
const REWRITE = [
  'Quillon in the Dark After Attack on Street Lamps',
  'Four districts of Quillon were dark on Sunday night after malware spread from one street lamp to the next.',
  'The intruders used the password that comes with the maintenance console, which the city had never changed.',
  'Most lamps were lit again on Tuesday; every one of them had to be visited by an engineer, a spokesman said.',
].join('\n\n');

function statuses(receipts: readonly Receipt[]): Record<string, string> {
  return Object.fromEntries(receipts.map(({ file, status }) => [file, status]));
}

function receiptOf(receipts: readonly Receipt[], file: string): Receipt {
  const found = receipts.find((receipt) => receipt.file === file);
  assert.ok(found);
  return found;
}

async function readArticle(content: string, { article }: Receipt): Promise<string> {
  assert.ok(article);
  return readFile(path.join(content, article), 'utf8');
}

describe('one article in two files', () => {
  it('is made of the file that states most, and names the other', async (test) => {
    const content = await makeContent(test, { 'inbox/a.txt': TEXT, 'inbox/b.txt': DATED });
    const receipts = await ingestContent(content);
    assert.deepEqual(statuses(receipts), { 'inbox/a.txt': 'duplicate', 'inbox/b.txt': 'imported' });
    const [a, b] = [receiptOf(receipts, 'inbox/a.txt'), receiptOf(receipts, 'inbox/b.txt')];
    assert.equal(a.article, b.article);
    assert.match(a.reason ?? '', /same article as inbox\/b\.txt/);
    assert.equal(a.fields?.title?.value, TITLE);
    assert.ok(a.lines);
    assert.match(await readArticle(content, b), /\noriginal: inbox\/b\.txt\nalsoIn: \[inbox\/a\.txt\]\n---\n/);
  });

  it('is found whatever the case, the quotes and the white space', async (test) => {
    const folded = TEXT.toUpperCase().replaceAll(' ', '\u00a0 ').replaceAll(',', '،');
    const content = await makeContent(test, { 'inbox/a.txt': TEXT, 'inbox/b.md': `# ${folded}` });
    assert.equal(statuses(await ingestContent(content))['inbox/b.md'], 'duplicate');
  });

  it('is found when a paragraph was added, and the receipt says how much is the same', async (test) => {
    const longer = [...PARAGRAPHS, 'A spokesman had no comment.'].join('\n\n');
    const content = await makeContent(test, { 'inbox/a.txt': TEXT, 'inbox/b.txt': `${TITLE}\n\n${longer}` });
    const receipts = await ingestContent(content);
    const [duplicate] = receipts.filter(({ status }) => status === 'duplicate');
    assert.match(duplicate?.reason ?? '', /: 9\d% of their text is the same\.$/);
  });

  it('stays two where another publisher rewrote the story', async (test) => {
    const content = await makeContent(test, { 'inbox/a.txt': TEXT, 'inbox/b.txt': REWRITE });
    assert.deepEqual(Object.values(statuses(await ingestContent(content))), ['imported', 'imported']);
  });

  it('stays two where a number in the title tells them apart', async (test) => {
    const rounds = [104, 106].map((round) => TEXT.replace(TITLE, `${TITLE}: round ${round}`));
    const content = await makeContent(test, { 'inbox/a.txt': rounds[0] ?? '', 'inbox/b.txt': rounds[1] ?? '' });
    assert.deepEqual(Object.values(statuses(await ingestContent(content))), ['imported', 'imported']);
  });

  it('stays two where advisories of one form name other vulnerabilities', async (test) => {
    const advisory = (cve: string) =>
      `${TITLE}\n\n${PARAGRAPHS.join('\n\n')}\n\nThe flaw is known as ${cve}; version ${cve.slice(-2)} mends it.`;
    const content = await makeContent(test, {
      'inbox/a.txt': advisory('CVE-2031-1111'),
      'inbox/b.txt': advisory('CVE-2031-2222'),
    });
    assert.deepEqual(Object.values(statuses(await ingestContent(content))), ['imported', 'imported']);
  });

  it('stays two where the texts are the same few words under other titles', async (test) => {
    const content = await makeContent(test, {
      'inbox/a.md': '# Lamps Dark\n\nThe full report is out today.',
      'inbox/b.md': '# Cranes Still\n\nThe full report is out today.',
      'inbox/c.md': '# Lamps Dark\n\nThe full report is out today!',
    });
    const all = { 'inbox/a.md': 'imported', 'inbox/b.md': 'imported', 'inbox/c.md': 'duplicate' };
    assert.deepEqual(statuses(await ingestContent(content)), all);
  });
});

describe('a duplicate that comes later', () => {
  it('leaves the article its id and text, and is named in it', async (test) => {
    const content = await makeContent(test, { 'inbox/b.txt': TEXT });
    const [first] = await ingestContent(content);
    assert.ok(first);
    const before = await readArticle(content, first);
    await writeFiles(content, { 'inbox/a.txt': DATED });
    const receipts = await ingestContent(content, { isThorough: false });
    assert.deepEqual(statuses(receipts), { 'inbox/a.txt': 'duplicate', 'inbox/b.txt': 'updated' });
    assert.equal(
      await readArticle(content, first),
      before.replace('original: inbox/b.txt\n', 'original: inbox/b.txt\nalsoIn: [inbox/a.txt]\n'),
    );
    for (const isThorough of [false, true]) {
      const again = await ingestContent(content, { isThorough });
      assert.deepEqual(statuses(again), { 'inbox/a.txt': 'duplicate', 'inbox/b.txt': 'unchanged' });
    }
    await rm(path.join(content, 'inbox/a.txt'));
    assert.deepEqual(statuses(await ingestContent(content)), { 'inbox/b.txt': 'updated' });
    assert.equal(await readArticle(content, first), before);
  });

  it('leaves an article that was edited by hand as it is', async (test) => {
    const content = await makeContent(test, { 'inbox/a.txt': TEXT });
    const [first] = await ingestContent(content);
    const edited = (await readArticle(content, first as Receipt)).replace('Quillon', 'Old Quillon');
    await writeFile(path.join(content, first?.article ?? ''), edited);
    await writeFiles(content, { 'inbox/b.txt': DATED });
    for (const isThorough of [false, true, false]) {
      const receipts = await ingestContent(content, { isThorough });
      assert.deepEqual(statuses(receipts), { 'inbox/a.txt': 'kept', 'inbox/b.txt': 'duplicate' });
      assert.equal(await readArticle(content, first as Receipt), edited);
    }
  });

  it('gets an article of its own when the other file becomes another text', async (test) => {
    const content = await makeContent(test, { 'inbox/a.txt': TEXT, 'inbox/b.txt': DATED });
    await ingestContent(content);
    await writeFiles(content, { 'inbox/b.txt': REWRITE });
    const receipts = await ingestContent(content, { isThorough: false });
    assert.deepEqual(statuses(receipts), { 'inbox/a.txt': 'imported', 'inbox/b.txt': 'updated' });
    assert.doesNotMatch(await readArticle(content, receiptOf(receipts, 'inbox/b.txt')), /alsoIn/);
    assert.match(receiptOf(receipts, 'inbox/b.txt').reason ?? '', /title .+ → .+; .*date 2031-05-06 → none; .*text: /);
  });

  it('gets an article of its own when the other was deleted with its file', async (test) => {
    const content = await makeContent(test, { 'inbox/a.txt': TEXT, 'inbox/b.txt': DATED });
    const [, b] = await ingestContent(content);
    await rm(path.join(content, 'inbox/b.txt'));
    assert.deepEqual(statuses(await ingestContent(content)), { 'inbox/a.txt': 'duplicate' });
    await rm(path.join(content, b?.article ?? ''));
    assert.deepEqual(statuses(await ingestContent(content)), { 'inbox/a.txt': 'imported' });
  });
});

describe('twins', () => {
  const words = fc.array(fc.constantFrom('lamp', 'worm', 'city', 'night', 'crane', 'modem', 'post', 'belt', 'dark'), {
    minLength: 60,
    maxLength: 120,
  });

  it('are found by the index whenever most of their text is the same', () => {
    fc.assert(
      fc.property(words, words, fc.nat(100), (one, other, at) => {
        const body = one.map((word, place) => `${word}${(place * 7) % 50}`).join(' ');
        const changed = body
          .split(' ')
          .toSpliced(at % 60, 1, other[0] ?? '')
          .join(' ');
        const index = makeTwinIndex<string>();
        index.add('one', signatureOf(body));
        assert.deepEqual(index.candidates(signatureOf(changed)), ['one']);
        assert.ok((overlapOfTwins({ title: null, body }, { title: null, body: changed }) ?? 0) >= 0.8);
      }),
    );
  });

  it('are the same in either direction, and a text is its own', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        const [a, b] = [
          { title: null, body: one },
          { title: null, body: other },
        ];
        assert.equal(overlapOfTwins(a, b), overlapOfTwins(b, a));
        assert.equal(overlapOfTwins(a, a), 1);
      }),
    );
  });
});

describe('reading on several cores', () => {
  it('gives what reading in one process gives', async (test) => {
    const files = Object.fromEntries(
      Array.from({ length: 1100 }, (_, at) => [
        `inbox/${at}.txt`,
        `${TITLE} ${at}\n\n6 May 2031\n\n${PARAGRAPHS.map((text) => `${text} It was lamp ${at}.`).join('\n\n')}\n\nShare this article`,
      ]),
    );
    const content = await makeContent(test, files);
    const { settings } = await loadSettings(content);
    const received = Object.keys(files).map((file) => ({ file, id: file, sidecar: null }));
    const counts = learnRecurrence(content, received, openCache(await makeFolder(test), 'lines'));
    const alone = await readFiles(settings, counts, received, { most: 1 });
    const together = await readFiles(settings, counts, received, { least: 100 });
    assert.equal(together.size, 1100);
    for (const [file, reading] of alone) assert.deepEqual(together.get(file), reading);
  });
});

describe('a cache', () => {
  it('keeps values for later runs, and computes what it does not have', async (test) => {
    const folder = await makeFolder(test);
    const first = openCache(folder, 'words');
    assert.deepEqual(
      first.take('a', () => ['x']),
      ['x'],
    );
    first.save();
    const second = openCache(folder, 'words');
    assert.deepEqual(second.take('a', assert.fail), ['x']);
    assert.equal(
      second.take('b', () => 2),
      2,
    );
    second.save();
    assert.equal(openCache(folder, 'words').take('b', assert.fail), 2);
  });

  it('is not trusted where it is damaged, or was written by other code', async (test) => {
    const folder = await makeFolder(test);
    const cache = openCache(folder, 'words');
    cache.take('a', () => 'one');
    cache.take('b', () => 'two');
    cache.save();
    const file = path.join(folder, '.cache/words.tsv');
    const text = await readFile(file, 'utf8');
    const damaged = [
      text.replace('"one"', '"own"'),
      text.replace('\n', '0\n'),
      text.slice(0, text.indexOf('one')),
      '',
      '\0\0',
    ];
    for (const version of damaged) {
      await writeFile(file, version);
      const again = openCache(folder, 'words');
      assert.equal(
        again.take('a', () => 'new'),
        'new',
      );
      again.save();
      assert.equal(openCache(folder, 'words').take('a', assert.fail), 'new');
    }
  });

  it('is written anew once most of it is out of use', async (test) => {
    const folder = await makeFolder(test);
    const cache = openCache(folder, 'words');
    for (let at = 0; at < 10; at++) cache.take(`${at}`, () => at);
    cache.save();
    const later = openCache(folder, 'words');
    later.take('3', assert.fail);
    later.save();
    const lines = (await readFile(path.join(folder, '.cache/words.tsv'), 'utf8')).trim().split('\n');
    assert.equal(lines.length, 2);
  });

  it('is no error where it can’t be written', async (test) => {
    const folder = await makeFolder(test);
    await writeFile(path.join(folder, '.cache'), 'a file where the folder should be');
    const cache = openCache(folder, 'words');
    assert.equal(
      cache.take('a', () => 1),
      1,
    );
    cache.save();
  });
});
