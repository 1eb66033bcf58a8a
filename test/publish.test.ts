import assert from 'node:assert/strict';
import { mkdir, readFile, stat, symlink } from 'node:fs/promises';
import path from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { discard, makeStaging, publish } from '../scripts/publish/publish.ts';
import { UsageError } from '../scripts/shared/errors.ts';
import { sha256 } from '../scripts/shared/files.ts';
import { listFiles } from './support/build.ts';
import { type Files, makeFolder, writeFiles } from './support/content.ts';

async function makeOut(test: TestContext): Promise<string> {
  return path.join(await makeFolder(test), 'dist');
}

async function publishFiles(out: string, files: Files, { isClean = false } = {}) {
  const staging = await makeStaging(out);
  await writeFiles(staging, files);
  const published = await publish(staging, out, { isClean });
  await discard(staging);
  return published;
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
    assert.deepEqual(published, { files: 4, removed: [], foreign: [] });
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

describe('the staging folder', () => {
  it('is beside the output folder, empty whatever a build left there, and gone after use', async (test) => {
    const out = await makeOut(test);
    const staging = await makeStaging(out);
    assert.equal(path.dirname(staging), path.dirname(out));
    await writeFiles(staging, { 'left/over.html': 'x' });
    assert.deepEqual(await listFiles(await makeStaging(out)), []);
    await discard(staging);
    assert.equal(await exists(staging), false);
  });

  it('is not made for an output folder that is a file', async (test) => {
    const out = await makeOut(test);
    await mkdir(path.dirname(out), { recursive: true });
    await writeFiles(path.dirname(out), { dist: 'a file' });
    await assert.rejects(makeStaging(out), UsageError);
  });
});
