import assert from 'node:assert/strict';
import { mkdir, readFile, rename, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { openComparison } from '../scripts/publish/comparison.ts';
import { findForeign, findTouched } from '../scripts/publish/inspect.ts';
import { writeJournal } from '../scripts/publish/journal.ts';
import type { Output } from '../scripts/publish/outputs.ts';
import { findChanges, publish, recover, refuseInTheWay } from '../scripts/publish/publish.ts';
import { readState } from '../scripts/publish/state.ts';
import { openWorkshop } from '../scripts/publish/workshop.ts';
import { UsageError } from '../scripts/shared/errors.ts';
import { sha256 } from '../scripts/shared/files.ts';
import type { Page } from '../scripts/site/page.ts';
import { listFiles } from './support/build.ts';
import { type Files, makeFolder, writeFiles } from './support/content.ts';

async function makeOut(test: TestContext): Promise<string> {
  return path.join(await makeFolder(test), 'dist');
}

/** Publishes files whose fingerprints are the sums of their texts, and folders whose are the sums of all theirs. */
async function publishFiles(
  out: string,
  files: Files,
  { isClean = false, folders = {} }: { isClean?: boolean; folders?: Readonly<Record<string, Files>> } = {},
) {
  const workshop = openWorkshop(out);
  recover(workshop);
  const state = readState(workshop);
  const whole = Object.entries(folders).map(([folder, within]): [string, string] => [folder, JSON.stringify(within)]);
  const outputs = [...Object.entries(files), ...whole].map(([file, text]) => ({
    file,
    fingerprint: sha256(text).slice(0, 32),
    from: { asset: { name: file, file, from: file, text: null, digest: '' } },
  }));
  const published = state.open('');
  const foreign = findForeign(workshop, published);
  const touched = new Set(findTouched(workshop, published));
  const found = findChanges(outputs, published, { touched, isClean });
  const changes = { still: [], planned: [{ name: '', key: '', listings: [], ...found }] };
  refuseInTheWay(changes, state, workshop);
  await mkdir(workshop.staging, { recursive: true });
  for (const { file } of found.stale)
    await writeFiles(
      path.join(workshop.staging, folders[file] ? file : ''),
      folders[file] ?? { [file]: files[file] ?? '' },
    );
  return { foreign, ...publish(workshop, changes, state) };
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}

const SITE = { 'index.html': 'home', '2031/05/06/belts/index.html': 'belts', 'feed.xml': 'feed', 'assets/a.css': 'a' };

describe('publishing', () => {
  it('moves every file into place, with a list of their sums', async (test) => {
    const out = await makeOut(test);
    const published = await publishFiles(out, SITE);
    assert.deepEqual(published, {
      files: 4,
      written: ['assets/a.css', '2031/05/06/belts/index.html', 'feed.xml', 'index.html'],
      removed: [],
      foreign: [],
    });
    assert.deepEqual(await listFiles(out), [...Object.keys(SITE), 'SHA256SUMS'].sort());
    for (const [file, text] of Object.entries(SITE)) assert.equal(await readFile(path.join(out, file), 'utf8'), text);
    const sums = (await readFile(path.join(out, 'SHA256SUMS'), 'utf8')).trimEnd().split('\n');
    assert.deepEqual(
      sums,
      Object.entries(SITE)
        .map(([file, text]) => `${sha256(text)}  ${file}`)
        .sort((a, b) => (a.slice(66) < b.slice(66) ? -1 : 1)),
    );
  });

  it('gives the same list of sums again', async (test) => {
    const out = await makeOut(test);
    await publishFiles(out, SITE);
    const sums = await readFile(path.join(out, 'SHA256SUMS'), 'utf8');
    await publishFiles(out, SITE);
    assert.equal(await readFile(path.join(out, 'SHA256SUMS'), 'utf8'), sums);
  });

  it('publishes a folder whose files are known when it is made, whole or not at all', async (test) => {
    const out = await makeOut(test);
    const before = { 'search/2031/': { 'a.bin': 'a', 'deep/b.bin': 'b' } };
    const first = await publishFiles(out, SITE, { folders: before });
    assert.deepEqual(
      first.written.filter((file) => file.startsWith('search/')),
      ['search/2031/a.bin', 'search/2031/deep/b.bin'],
    );
    assert.deepEqual((await publishFiles(out, SITE, { folders: before })).written, []);

    await rm(path.join(out, 'search/2031/deep/b.bin'));
    assert.deepEqual((await publishFiles(out, SITE, { folders: before })).written, ['search/2031/deep/b.bin']);

    const after = await publishFiles(out, SITE, { folders: { 'search/2031/': { 'a.bin': 'a', 'c.bin': 'c' } } });
    assert.deepEqual([after.written, after.removed], [['search/2031/c.bin'], ['search/2031/deep/b.bin']]);
    assert.deepEqual([...(await publishFiles(out, SITE)).removed].sort(), ['search/2031/a.bin', 'search/2031/c.bin']);
  });

  it('overwrites no file of others in a folder of its own', async (test) => {
    const out = await makeOut(test);
    await writeFiles(out, { 'search/2031/a.bin': 'mine' });
    await assert.rejects(publishFiles(out, SITE, { folders: { 'search/2031/': { 'a.bin': 'a' } } }), UsageError);
    assert.equal(await readFile(path.join(out, 'search/2031/a.bin'), 'utf8'), 'mine');
    assert.equal(await exists(path.join(out, 'index.html')), false);
  });

  it('takes away files that the site no longer has, with the folders that they leave empty', async (test) => {
    const out = await makeOut(test);
    await publishFiles(out, SITE);
    const { removed } = await publishFiles(out, { 'index.html': 'home' });
    assert.deepEqual([...removed].sort(), ['2031/05/06/belts/index.html', 'assets/a.css', 'feed.xml']);
    assert.equal(await exists(path.join(out, '2031')), false);
    assert.deepEqual(await listFiles(out), ['SHA256SUMS', 'index.html']);
  });

  for (const isClean of [false, true]) {
    it(`leaves files of others alone, and names them${isClean ? ', even where it cleans' : ''}`, async (test) => {
      const out = await makeOut(test);
      await publishFiles(out, SITE);
      await writeFiles(out, { CNAME: 'news.example', '2031/05/06/belts/notes.txt': 'mine', '.well-known/x': 'mine' });
      const { removed, foreign } = await publishFiles(out, { 'index.html': 'new' }, { isClean });
      assert.deepEqual(foreign, ['2031/05/06/belts/notes.txt', 'CNAME']);
      assert.equal(removed.length, 3);
      assert.deepEqual(await listFiles(out), [
        '.well-known/x',
        '2031/05/06/belts/notes.txt',
        'CNAME',
        'SHA256SUMS',
        'index.html',
      ]);
      assert.equal(await readFile(path.join(out, 'CNAME'), 'utf8'), 'news.example');
    });
  }

  it('believes no list of sums that leads out of the folder', async (test) => {
    const out = await makeOut(test);
    await writeFiles(path.dirname(out), { 'outside.txt': 'mine' });
    const line = (file: string): string => `${'0'.repeat(64)}  ${file}\n`;
    const outside = [
      '../outside.txt',
      path.join(path.dirname(out), 'outside.txt'),
      'a/../../outside.txt',
      '.',
      '..',
      '',
    ];
    await writeFiles(out, { SHA256SUMS: outside.map(line).join('') });
    await publishFiles(out, SITE, { isClean: true });
    assert.equal(await readFile(path.join(path.dirname(out), 'outside.txt'), 'utf8'), 'mine');
    assert.equal(await exists(path.join(out, 'index.html')), true);
  });

  it('takes away a link of its own name, not what it leads to', async (test) => {
    const out = await makeOut(test);
    await writeFiles(path.dirname(out), { 'outside.txt': 'mine' });
    await writeFiles(out, { SHA256SUMS: `${'0'.repeat(64)}  old.html\n` });
    await symlink('../outside.txt', path.join(out, 'old.html'));
    await publishFiles(out, SITE);
    assert.equal(await exists(path.join(out, 'old.html')), false);
    assert.equal(await readFile(path.join(path.dirname(out), 'outside.txt'), 'utf8'), 'mine');
  });
});

describe('publishing again', () => {
  it('moves what changed and nothing else, the pages before the feeds that point at them', async (test) => {
    const out = await makeOut(test);
    await publishFiles(out, SITE);
    const before = await stat(path.join(out, 'index.html'));
    const { written } = await publishFiles(out, {
      ...SITE,
      'feed.xml': 'feed 2',
      '2031/05/06/belts/index.html': 'belts 2',
      '2031/05/07/lamps/index.html': 'lamps',
      'assets/a.css': 'a 2',
    });
    assert.deepEqual(written, [
      'assets/a.css',
      '2031/05/07/lamps/index.html',
      '2031/05/06/belts/index.html',
      'feed.xml',
    ]);
    assert.equal((await stat(path.join(out, 'index.html'))).mtimeMs, before.mtimeMs);
  });

  it('puts back what somebody changed or took away', async (test) => {
    const out = await makeOut(test);
    await publishFiles(out, SITE);
    await rm(path.join(out, 'feed.xml'));
    await writeFiles(out, { 'index.html': 'HOME' });
    const { written } = await publishFiles(out, SITE);
    assert.deepEqual([...written].sort(), ['feed.xml', 'index.html']);
    assert.equal(await readFile(path.join(out, 'index.html'), 'utf8'), 'home');
  });

  it('puts back bytes that changed while size and time did not, where it cleans', async (test) => {
    const out = await makeOut(test);
    await publishFiles(out, SITE);
    const file = path.join(out, 'index.html');
    const { atime, mtime } = await stat(file);
    await writeFile(file, 'HOME');
    await utimes(file, atime, mtime);
    assert.deepEqual((await publishFiles(out, SITE, { isClean: true })).written, ['index.html']);
    assert.equal(await readFile(file, 'utf8'), 'home');
  });

  it('knows its files by their sums alone where the state was lost', async (test) => {
    const out = await makeOut(test);
    await publishFiles(out, SITE);
    await rm(openWorkshop(out).folder, { recursive: true });
    const { removed } = await publishFiles(out, { 'index.html': 'home' });
    assert.equal(removed.length, 3);
  });

  it('overwrites no file that it did not write, nor one where a folder is to be', async (test) => {
    for (const file of ['index.html', '2031']) {
      const out = await makeOut(test);
      await writeFiles(out, { [file]: 'mine' });
      await assert.rejects(
        publishFiles(out, SITE),
        (error) => error instanceof UsageError && error.message.includes(file),
      );
      assert.deepEqual(await listFiles(out), [file]);
    }
  });
});

describe('publishing in groups', () => {
  const pagesOf = (name: string, files: Files) => ({
    unit: {
      name,
      key: JSON.stringify(files),
      plan: () => Object.entries(files).map(([url, text]) => pageOf(url, String(text))),
    },
  });
  const pageOf = (url: string, sitemap: string): Page => ({ kind: 'robots', url, data: { sitemap } });

  /** Publishes pages of units, planning those alone that are not as they were; tells which these were. */
  async function publishUnits(out: string, units: Readonly<Record<string, Files>>, { isClean = false } = {}) {
    const workshop = openWorkshop(out);
    const state = readState(workshop);
    const outputs = {
      common: '',
      outputsOf: (pages: readonly Page[]) =>
        pages.map((page): Output => {
          const fingerprint = sha256(JSON.stringify(page.data)).slice(0, 32);
          return { file: page.url.slice(1), fingerprint, from: { page } };
        }),
    };
    const comparison = openComparison(outputs, state, { isClean });
    const planned: string[] = [];
    const stale: Output[] = [];
    for (const { unit } of Object.entries(units).map(([name, files]) => pagesOf(name, files))) {
      const isKnown = comparison.before(unit) !== null;
      if (!isKnown) planned.push(unit.name);
      stale.push(...comparison.take({ unit, pages: isKnown ? null : unit.plan() }));
    }
    stale.push(...comparison.takeTouched(new Set(findTouched(workshop, state.all()))));
    await mkdir(workshop.staging, { recursive: true });
    for (const { file, from } of stale)
      await writeFiles(workshop.staging, { [file]: 'page' in from ? JSON.stringify(from.page.data) : '' });
    return { planned, ...publish(workshop, comparison.changes(), state) };
  }

  const UNITS = { a: { '/a/1': 'one', '/a/2': 'two' }, b: { '/b/1': 'one' }, c: { '/c/1': 'one' } };

  it('plans none that is as it was, and keeps its files', async (test) => {
    const out = await makeOut(test);
    await publishUnits(out, UNITS);
    const again = await publishUnits(out, { ...UNITS, b: { '/b/2': 'two' } });
    assert.deepEqual(again, { planned: ['b'], files: 4, written: ['b/2'], removed: ['b/1'] });
    assert.deepEqual(await listFiles(out), ['SHA256SUMS', 'a/1', 'a/2', 'b/2', 'c/1']);
    assert.deepEqual((await publishUnits(out, { ...UNITS, b: { '/b/2': 'two' } })).planned, []);
  });

  it('lets a file go from one to another, and keeps those of the others', async (test) => {
    const out = await makeOut(test);
    await publishUnits(out, UNITS);
    const { removed } = await publishUnits(out, { a: UNITS.a, b: { '/b/1': 'one', '/c/1': 'one' } });
    assert.deepEqual(removed, []);
    assert.deepEqual(await listFiles(out), ['SHA256SUMS', 'a/1', 'a/2', 'b/1', 'c/1']);
  });

  it('mends a list of sums that lacks lines, once all are planned', async (test) => {
    const out = await makeOut(test);
    await publishUnits(out, UNITS);
    const workshop = openWorkshop(out);
    const sums = await readFile(path.join(out, 'SHA256SUMS'), 'utf8');
    const fewer = sums.slice(sums.indexOf('\n') + 1);
    const state = readState(workshop);
    await writeFile(workshop.state, state.next(state.names, [], fewer).bytes);
    await writeFile(path.join(out, 'SHA256SUMS'), fewer);
    await publishUnits(out, UNITS, { isClean: true });
    assert.equal(await readFile(path.join(out, 'SHA256SUMS'), 'utf8'), sums);
  });

  it('takes the files of one that is gone away', async (test) => {
    const out = await makeOut(test);
    await publishUnits(out, UNITS);
    assert.deepEqual((await publishUnits(out, { b: UNITS.b })).removed, ['a/1', 'a/2', 'c/1']);
  });

  for (const lost of ['', '../.dist-build/state.tsv', 'SHA256SUMS']) {
    it(`makes again what somebody took away${lost && `, ${lost} included`}`, async (test) => {
      const out = await makeOut(test);
      await publishUnits(out, UNITS);
      const sums = await readFile(path.join(out, 'SHA256SUMS'), 'utf8');
      for (const file of ['a/2', lost].filter((one) => one !== '')) await rm(path.join(out, file));
      const { written, removed } = await publishUnits(out, UNITS);
      // Without the state nobody knows the times of files.
      const all = lost.endsWith('state.tsv') ? ['a/1', 'a/2', 'b/1', 'c/1'] : ['a/2'];
      assert.deepEqual([written, removed], [all, []]);
      assert.equal(await readFile(path.join(out, 'SHA256SUMS'), 'utf8'), sums);
      assert.deepEqual((await publishUnits(out, UNITS)).planned, []);
    });
  }
});

describe('a build that was killed', () => {
  it('is completed when it was moving files, from whatever it had moved', async (test) => {
    const next = { 'index.html': 'home 2', 'feed.xml': 'feed 2', 'new/index.html': 'new' };
    for (let done = 0; done <= 3; done++) {
      const out = await makeOut(test);
      await publishFiles(out, SITE);
      const workshop = openWorkshop(out);
      await writeFiles(workshop.staging, next);
      writeJournal(workshop, { move: Object.keys(next), remove: ['assets/a.css'] });
      for (const file of Object.keys(next).slice(0, done)) {
        await mkdir(path.dirname(path.join(out, file)), { recursive: true });
        await rename(path.join(workshop.staging, file), path.join(out, file));
      }
      assert.equal(recover(workshop), true);
      for (const [file, text] of Object.entries(next)) assert.equal(await readFile(path.join(out, file), 'utf8'), text);
      assert.equal(await exists(path.join(out, 'assets')), false);
      assert.equal(recover(workshop), false);
    }
  });

  it('is discarded when its journal was cut off', async (test) => {
    const out = await makeOut(test);
    await publishFiles(out, SITE);
    const workshop = openWorkshop(out);
    await writeFile(workshop.journal, 'remove\tindex.html');
    assert.equal(recover(workshop), false);
    assert.equal(await exists(workshop.journal), false);
    assert.equal(await exists(path.join(out, 'index.html')), true);
  });

  it('is discarded when it had not begun to', async (test) => {
    const out = await makeOut(test);
    await publishFiles(out, SITE);
    const workshop = openWorkshop(out);
    await writeFiles(workshop.staging, { 'index.html': 'half' });
    await writeFiles(workshop.folder, { 'journal.new': 'move\tindex.html\n' });
    assert.equal(recover(workshop), false);
    assert.equal(await readFile(path.join(out, 'index.html'), 'utf8'), 'home');
    assert.equal(await exists(workshop.staging), false);
  });
});

describe('the workshop', () => {
  it('is beside the output folder', async (test) => {
    const out = await makeOut(test);
    assert.equal(path.dirname(openWorkshop(out).folder), path.dirname(out));
  });

  it('is not made for an output folder that is a file', async (test) => {
    const out = await makeOut(test);
    await mkdir(path.dirname(out), { recursive: true });
    await writeFiles(path.dirname(out), { dist: 'a file' });
    assert.throws(() => openWorkshop(out), UsageError);
  });
});
