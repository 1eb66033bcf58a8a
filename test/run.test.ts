import assert from 'node:assert/strict';
import { appendFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { makeFolder, REPO } from './support/content.ts';
import { copyProgram } from './support/host.ts';
import type { Mishap } from './support/mishap.ts';
import { type Ran, runFile } from './support/run.ts';

const TSX = import.meta.resolve('tsx');
const MISHAP = new URL('./support/mishap.ts', import.meta.url).href;
const STORE = path.join(REPO, 'node_modules/.cache/hexdigest');

/** A copy of the program, whose packages are those of the original. */
async function makeCopy(test: TestContext) {
  const folder = await makeFolder(test);
  await copyProgram(folder);
  const run = (name: string, env: Readonly<Record<string, string>> = {}): Promise<Ran> =>
    runFile(path.join(folder, 'scripts/run.js'), [name, '--help'], { env, cwd: folder });
  return { folder, run };
}

describe('run.js', () => {
  it('compiles the program once for each state of its code', async (test) => {
    const { folder, run } = await makeCopy(test);
    const before = new Set(await readdir(STORE));
    const fresh = async () => (await readdir(STORE)).filter((name) => !before.has(name));
    const first = await run('build');
    assert.equal(first.code, 0, first.stderr);
    assert.match(first.stdout, /usage: npm run build/);
    const made = await fresh();
    assert.equal((await run('ingest')).code, 0);
    assert.deepEqual(await fresh(), made);
    await appendFile(path.join(folder, 'scripts/shared/cli.ts'), "\nconsole.log('Belts run.');\n");
    assert.match((await run('build')).stdout, /^Belts run\./);
    assert.notDeepEqual(await fresh(), made);
  });

  const mishaps: readonly Mishap[] = [
    { calls: ['mkdirSync', 'mkdtempSync'], file: '/hexdigest', how: 'EROFS' },
    { calls: ['writeFileSync'], file: '/hexdigest', how: 'ENOSPC', from: 2 },
    { calls: ['mkdirSync'], file: '/hexdigest', how: 'EACCES' },
  ];
  for (const mishap of mishaps)
    it(`runs from the sources where nothing can be written: ${mishap.how}`, async (test) => {
      const { run } = await makeCopy(test);
      const env = { NODE_OPTIONS: `--import ${TSX} --import ${MISHAP}`, MISHAP: JSON.stringify(mishap) };
      const { code, stdout, stderr } = await run('build', env);
      assert.deepEqual([code, stderr], [0, '']);
      assert.match(stdout, /usage: npm run build/);
    });

  it('runs its own program, whatever another command has left in the environment', async (test) => {
    const { run } = await makeCopy(test);
    const { code, stderr } = await run('build', { HEXDIGEST_PROGRAM: '/nowhere' });
    assert.deepEqual([code, stderr], [0, '']);
  });

  it('names the line of code that can not be compiled', async (test) => {
    const { folder, run } = await makeCopy(test);
    await appendFile(path.join(folder, 'scripts/new.ts'), '\nconst belt: = 3;\n');
    const { code, stderr } = await run('new');
    assert.equal(code, 1);
    assert.match(stderr, /scripts\/new\.ts:\d+:12: ERROR/);
  });

  it('names the lines of the sources in traces', async (test) => {
    const { folder, run } = await makeCopy(test);
    await appendFile(path.join(folder, 'scripts/shared/cli.ts'), "\nthrow new Error('The belts stop.');\n");
    const { code, stderr } = await run('build');
    assert.equal(code, 1);
    assert.match(stderr, /The belts stop\.\n.*scripts\/shared\/cli\.ts:\d+:7/);
  });

  it('says which scripts there are', async () => {
    const { code, stderr } = await runFile(path.join(REPO, 'scripts/run.js'), ['belts']);
    assert.equal(code, 2);
    assert.match(stderr, /"belts".*build, dev, ingest/);
  });
});
