import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { openWorkshop } from '../scripts/publish/workshop.ts';
import { makeContent, makeFolder, REPO, writeFiles } from './support/content.ts';
import type { Mishap } from './support/mishap.ts';
import { type Ran, runScript } from './support/run.ts';
import { makeInspector, type Sums } from './support/site-files.ts';

const inspector = makeInspector('https://digest.example/');
const TSX = import.meta.resolve('tsx');
const MISHAP = new URL('./support/mishap.ts', import.meta.url).href;
const FILE = `A worm in the sorting hall\n\n${'The belts of the sorting hall stopped, and nobody knows why. '.repeat(5)}\n`;

type Env = Readonly<Record<string, string>>;

interface Desk {
  readonly content: string;
  readonly out: string;
  readonly build: (env?: Env, ...flags: readonly string[]) => Promise<Ran>;
  /** Writes another article, so that the next build has something to do. */
  readonly add: () => Promise<void>;
  readonly look: () => Sums;
}

async function makeDesk(test: TestContext): Promise<Desk> {
  const content = await makeContent(test);
  const out = path.join(await makeFolder(test), 'dist');
  let count = 0;
  const add = (): Promise<void> => {
    const day = String(++count).padStart(2, '0');
    const id = `a0000000000000${day}`;
    const text = `---\nid: ${id}\ntitle: Belt ${day}\ndate: 2031-05-${day}\ntags: [worms]\n---\n\nThe belt ${day} stopped.\n`;
    return writeFiles(content, { [`articles/2031/05/${day}-belt.md`]: text });
  };
  const build = (env: Env = {}, ...flags: readonly string[]): Promise<Ran> => {
    const all = flags.includes('--now') ? flags : ['--now', '2040-01-01', ...flags];
    return runScript('scripts/build.ts', ['--content', content, '--out', out, ...all], { env });
  };
  await add();
  assertDone(await build());
  return { content, out, build, add, look: () => inspector.sums(out) };
}

function assertDone({ code, stdout, stderr }: Ran): void {
  assert.equal(code, 0, stdout + stderr);
}

/** It says in words what was wrong and what to do. */
function assertTold({ code, stderr }: Ran, expected: 1 | 2, message: RegExp): void {
  assert.equal(code, expected, stderr);
  assert.match(stderr, message);
  assert.doesNotMatch(stderr, /\n\s+at |\[object|undefined/);
}

function mishapEnv(mishap: Mishap): Env {
  return { NODE_OPTIONS: `--import ${TSX} --import ${MISHAP}`, MISHAP: JSON.stringify(mishap) };
}

describe('a build that the system does not let work', () => {
  const WRITES = ['writeFile', 'writeFileSync', 'writeSync', 'appendFileSync', 'openSync'];
  const mishaps: readonly (readonly [name: string, mishap: Mishap, code: 1 | 2, message: RegExp])[] = [
    [
      'a full disk as pages are rendered',
      { calls: WRITES, file: 'making-.*index.html', how: 'ENOSPC', from: 3 },
      1,
      /the disk is full \(ENOSPC\).*\n.*Make room.*as it was/,
    ],
    [
      'a full disk as addresses are promised',
      { calls: WRITES, file: 'urls.tsv', how: 'ENOSPC' },
      1,
      /urls\.tsv.*\(ENOSPC\).*\n.*Make room.*as it was/,
    ],
    [
      'a full disk as sums are listed',
      { calls: WRITES, file: 'SHA256SUMS', how: 'ENOSPC' },
      1,
      /the disk is full.*\n.*as it was/,
    ],
    [
      'a full disk as the journal is written',
      { calls: WRITES, file: 'journal.new', how: 'ENOSPC' },
      1,
      /the disk is full.*\n.*as it was/,
    ],
    [
      'a full disk as the lock is taken',
      { calls: WRITES, file: 'lock', how: 'ENOSPC' },
      1,
      /the disk is full.*\n.*as it was/,
    ],
    [
      'a full disk as folders are made',
      { calls: ['mkdirSync'], file: 'dist/2031/05/.', how: 'ENOSPC' },
      1,
      /the disk is full.*\n.*as it was/,
    ],
    [
      'an output folder that is read-only',
      { calls: ['accessSync'], file: '/dist', how: 'EROFS' },
      2,
      /dist\S* can't be written \(EROFS\)\. The site is as it was\..*--out DIR/,
    ],
    [
      'an output folder of somebody else',
      { calls: ['accessSync'], file: '/dist', how: 'EACCES' },
      2,
      /dist\S* can't be written \(EACCES\)/,
    ],
    [
      'a workshop of somebody else',
      { calls: ['mkdirSync'], file: 'dist-build$', how: 'EACCES' },
      2,
      /can't be written \(EACCES\)/,
    ],
    [
      'an article of somebody else',
      { calls: ['readFileSync'], file: 'articles/2031/05/01', how: 'EACCES' },
      1,
      /01-belt\.md: .*EACCES.*\n.*may read/,
    ],
    [
      'more open files than it may have',
      { calls: ['readdirSync'], file: 'articles', how: 'EMFILE' },
      1,
      /too many files are open \(EMFILE\)/,
    ],
    [
      'a renderer that is killed',
      { calls: WRITES, file: 'making-.*index.html', how: 'kill' },
      1,
      /ended from without \(SIGKILL\).*memory.*as it was/,
    ],
  ];
  it('says so in words, leaves the site as it was, and the next build is as if nothing had been', async (test) => {
    const { build, add, look } = await makeDesk(test);
    for (const [name, mishap, code, message] of mishaps) {
      await test.test(name, async () => {
        await add();
        const before = look();
        assertTold(await build(mishapEnv(mishap)), code, message);
        assert.deepEqual(look(), before);
        assertDone(await build());
        assert.notDeepEqual(look(), before);
        assert.deepEqual(inspector.faults(look()), []);
      });
    }
  });
});
