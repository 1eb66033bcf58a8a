import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import fc from 'fast-check';
import { manifestOf, mendManifest, type Published, readState } from '../scripts/publish/state.ts';
import { openWorkshop, type Workshop } from '../scripts/publish/workshop.ts';
import { makeFolder } from './support/content.ts';

const [A, B, C] = ['a', 'b', 'c'].map((digit) => digit.repeat(64)) as [string, string, string];
const LISTINGS = [
  { url: '/a/', isArticle: true, modified: '2031-05-06' },
  { url: '/b/', isArticle: false, modified: null },
];

function published(sum: string): Published {
  return { fingerprint: sum.slice(0, 32), sum, size: 12, mtime: 1_700_000_000_000.5 };
}

function plain({ fingerprint, sum, size, mtime }: Published): Published {
  return { fingerprint, sum, size, mtime };
}

/** A folder whose state has two groups, and of loose files one. */
async function makeState(test: TestContext): Promise<Workshop> {
  const workshop = openWorkshop(path.join(await makeFolder(test), 'dist'));
  await mkdir(workshop.out);
  const manifest = manifestOf([
    ['b/index.html', B],
    ['a/index.html', A],
    ['index.html', C],
  ]);
  const groups = [
    { name: 'day 2031-05', key: 'k', listings: LISTINGS, files: new Map([['a/index.html', published(A)]]) },
    { name: 'day 2031-06', key: '', listings: [], files: new Map([['b/index.html', published(B)]]) },
    { name: '', key: '', listings: [], files: new Map([['index.html', published(C)]]) },
  ];
  await writeFile(path.join(workshop.out, 'SHA256SUMS'), manifest);
  const { bytes, count } = readState(workshop).next([], groups, manifest);
  assert.equal(count, 3);
  await writeFile(workshop.state, bytes);
  return workshop;
}

describe('the state of an output folder', () => {
  it('tells what pages said of themselves, by the key that they were planned by', async (test) => {
    const state = readState(await makeState(test));
    assert.deepEqual([...state.names], ['day 2031-05', 'day 2031-06', '']);
    assert.deepEqual(state.listingsOf('day 2031-05', 'k'), LISTINGS);
    assert.equal(state.listingsOf('day 2031-05', 'other'), null);
    assert.equal(state.listingsOf('day 2031-06', ''), null);
    assert.equal(state.listingsOf('day 2031-07', 'k'), null);
  });

  it('knows the files of the groups that are open', async (test) => {
    const state = readState(await makeState(test));
    assert.equal(state.files.size, 0);
    assert.deepEqual([...state.open('day 2031-05').keys()], ['a/index.html']);
    assert.deepEqual(plain(state.files.get('a/index.html') ?? assert.fail()), published(A));
    assert.deepEqual(state.holders(new Set(['b/index.html', 'none'])), new Set(['day 2031-06']));
    assert.deepEqual([...state.all().keys()], ['a/index.html', 'b/index.html', 'index.html']);
  });

  it('writes a group that stays as it was read', async (test) => {
    const workshop = await makeState(test);
    const state = readState(workshop);
    const manifest = await readFile(path.join(workshop.out, 'SHA256SUMS'), 'utf8');
    const { bytes, count } = state.next(state.names, [], manifest);
    assert.equal(String(bytes), await readFile(workshop.state, 'utf8'));
    assert.equal(count, 3);
  });

  for (const [what, spoil] of [
    ['is lost', () => ''],
    ['is cut off', (text: string) => text.slice(0, text.indexOf('index.html') + 80)],
    ['has a byte that is another', (text: string) => text.replace('2031-06', '2031-07')],
    ['is of an earlier version', (text: string) => text.replace(/^[#\t].*\n/gm, '')],
  ] as const) {
    it(`tells at least which files are the program's where it ${what}`, async (test) => {
      const workshop = await makeState(test);
      await writeFile(workshop.state, spoil(await readFile(workshop.state, 'utf8')));
      const state = readState(workshop);
      assert.deepEqual([...state.names], ['']);
      assert.equal(state.listingsOf('day 2031-05', 'k'), null);
      assert.equal(state.isSound, false);
      const files = [...state.all()].map(([file, { sum }]): [string, string] => [file, sum]);
      assert.deepEqual(files.sort(), [
        ['a/index.html', A],
        ['b/index.html', B],
        ['index.html', C],
      ]);
    });
  }

  it('plans everything where the list of sums is another', async (test) => {
    const workshop = await makeState(test);
    await writeFile(path.join(workshop.out, 'SHA256SUMS'), `${A}  a/index.html\n${B}  z.html\n`);
    const state = readState(workshop);
    assert.equal(state.isSound, false);
    assert.deepEqual([...state.all().keys()].sort(), ['a/index.html', 'b/index.html', 'index.html', 'z.html']);
  });
});

describe('a list of sums that is mended', () => {
  it('is the same as one that is made anew', () => {
    const names = ['a', 'a/b', 'a-b', 'b', 'é', 'z/y/x', '0'];
    const lists = fc.dictionary(fc.constantFrom(...names), fc.constantFrom(A, B, C));
    fc.assert(
      fc.property(lists, lists, (before, after) => {
        const gone = Object.keys(before).filter((file) => !(file in after));
        const changed = Object.entries(after).filter(([file, sum]) => before[file] !== sum);
        const changes = new Map<string, string | null>([...gone.map((file) => [file, null] as const), ...changed]);
        const mended = mendManifest(manifestOf(Object.entries(before)), changes);
        assert.equal(mended, manifestOf(Object.entries(after)));
      }),
    );
  });
});
