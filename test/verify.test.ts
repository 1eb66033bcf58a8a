import assert from 'node:assert/strict';
import { appendFile, readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { listFiles } from './support/build.ts';
import { makeContent, makeFolder, writeFiles } from './support/content.ts';
import { type Ran, runScript } from './support/run.ts';

const ARTICLE = '---\nid: 0123456789abcdef\ntitle: Belts stop\ndate: 2031-05-06\n---\n\nThe belts stopped.\n';
const FILE = `A worm in the sorting hall\n\n${'The belts of the sorting hall stopped, and nobody knows why. '.repeat(5)}\n`;

async function makeSite(test: TestContext) {
  const content = await makeContent(test, { 'articles/2031/05/06-belts.md': ARTICLE, 'inbox/worm.txt': FILE });
  const out = path.join(await makeFolder(test), 'dist');
  const run = (script: string, ...flags: readonly string[]): Promise<Ran> =>
    runScript(script, ['--content', content, '--out', out, '--now', '2040-01-01', ...flags]);
  assert.equal((await run('build')).code, 0);
  return { content, out, verify: (...flags: readonly string[]) => run('verify', ...flags) };
}

/** Every file below a folder with its size and times: what tells that nothing was written. */
async function stampsOf(folder: string): Promise<string[]> {
  const files = await listFiles(folder);
  return Promise.all(
    files.map(async (file) => {
      const { size, mtimeMs, ctimeMs } = await stat(path.join(folder, file));
      return `${file} ${size} ${mtimeMs} ${ctimeMs}`;
    }),
  );
}

describe('verifying a site', () => {
  it('finds a built one to be what a clean build gives, and writes nothing', async (test) => {
    const { content, out, verify } = await makeSite(test);
    const folders = [content, path.dirname(out)];
    const before = await Promise.all(folders.map(stampsOf));
    const { code, stdout, stderr } = await verify();
    assert.equal(code, 0, stdout + stderr);
    const { length } = await listFiles(out);
    assert.match(stdout, new RegExp(`^Verified ${length} files in \\S+: every byte is what a clean build gives\\n$`));
    assert.deepEqual(await Promise.all(folders.map(stampsOf)), before);
  });

  it('names what differs, is missing, is left over, and is of others', async (test) => {
    const { out, verify } = await makeSite(test);
    await writeFiles(out, { CNAME: 'news.example.org' });
    const foreign = await verify();
    assert.equal(foreign.code, 0);
    assert.match(foreign.stdout, /^ {2}1 not Hexdigest’s: CNAME$/m);

    await appendFile(path.join(out, 'index.html'), ' ');
    await rm(path.join(out, 'feed.xml'));
    await writeFiles(out, { '2030/index.html': 'an old year' });
    await appendFile(path.join(out, 'SHA256SUMS'), `${'0'.repeat(64)}  2030/index.html\n`);
    const { code, stdout } = await verify();
    assert.equal(code, 1);
    assert.match(stdout, /^ {2}2 with other bytes: SHA256SUMS, index\.html$/m);
    assert.match(stdout, /^ {2}1 missing: feed\.xml$/m);
    assert.match(stdout, /^ {2}1 of an earlier build left over: 2030\/index\.html$/m);
    assert.match(stdout, /npm run build/);
  });

  it('believes no cache: a site that was built of other words is found out', async (test) => {
    const { content, out, verify } = await makeSite(test);
    const cache = path.join(content, '.cache/articles.tsv');
    await writeFiles(content, { '.cache/articles.tsv': (await readFile(cache, 'utf8')).replaceAll('Belts', 'Bolts') });
    assert.equal((await verify()).code, 0);
    await writeFiles(content, { 'articles/2031/05/06-belts.md': ARTICLE.replace('Belts stop', 'Lamps stop') });
    const { code, stdout } = await verify();
    assert.equal(code, 1);
    assert.match(stdout, /2031\/05\/06\/belts\/index\.html/);
    assert.doesNotMatch(await readFile(path.join(out, 'index.html'), 'utf8'), /Lamps/);
  });

  it('ends with 1 where the content has errors, and with 2 where there is nothing to verify', async (test) => {
    const { content, out, verify } = await makeSite(test);
    const file = path.join(content, 'articles/2031/05/06-belts.md');
    await writeFiles(content, { 'articles/2031/05/06-belts.md': ARTICLE.replace('2031-05-06', 'soon') });
    const wrong = await verify();
    assert.equal(wrong.code, 1);
    assert.ok(wrong.stderr.includes(`${file}:4: `), wrong.stderr);
    await rm(out, { recursive: true });
    const nothing = await verify();
    assert.equal(nothing.code, 2);
    assert.match(nothing.stderr, /There is no output folder .*--out DIR/);
  });
});
