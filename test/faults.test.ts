import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { openWorkshop } from '../scripts/publish/workshop.ts';
import { tellEnd } from '../scripts/shared/workers.ts';
import { makeContent, makeFolder, REPO, writeFiles } from './support/content.ts';
import { makeHost } from './support/host.ts';
import type { Mishap } from './support/mishap.ts';
import { type Heed, type Ran, runProgram, runScript } from './support/run.ts';
import { makeInspector, type Sums } from './support/site-files.ts';

const inspector = makeInspector('https://digest.example/');
const TSX = import.meta.resolve('tsx');
const MISHAP = new URL('./support/mishap.ts', import.meta.url).href;
const WORKERS = new URL('../scripts/shared/workers.ts', import.meta.url).href;
const ARTICLE =
  '---\nid: 0123456789abcdef\ntitle: Lamps stop\ndate: 2031-05-06T23:30:00Z\ntags: [worms]\n---\n\nThe lamps stopped.\n';
const FILE = `A worm in the sorting hall\n\n${'The belts of the sorting hall stopped, and nobody knows why. '.repeat(5)}\n`;

type Env = Readonly<Record<string, string>>;

interface Desk {
  readonly content: string;
  readonly out: string;
  /** Builds as the command does. */
  readonly build: (env?: Env, heed?: Heed) => Promise<Ran>;
  /** Builds with nothing amiss. */
  readonly buildWell: () => Promise<void>;
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
  const host = makeHost(REPO);
  test.after(host.end);
  const buildWell = async (): Promise<void> => {
    const modes = { isClean: false, isStrict: false, isPreview: false, report: null, baseUrl: undefined };
    assert.equal((await host.build({ content, out, now: Date.parse('2040-01-01'), ...modes })).kind, 'built');
    assert.deepEqual(inspector.faults(inspector.sums(out)), []);
  };
  const build = (env: Env = {}, heed: Heed = () => undefined): Promise<Ran> =>
    runScript('build', ['--content', content, '--out', out, '--now', '2040-01-01'], { env, heed });
  await add();
  await buildWell();
  return { content, out, build, buildWell, add, look: () => inspector.sums(out) };
}

/** Tells when a process says that it waits for another. */
function untilItWaits(): { readonly heed: Heed; readonly isWaiting: Promise<void> } {
  let tell = (): void => undefined;
  const isWaiting = new Promise<void>((resolve) => {
    tell = resolve;
  });
  return { heed: (stderr) => (/waiting until it ends/.test(stderr) ? tell() : undefined), isWaiting };
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
      { calls: WRITES, file: '-build/lock', how: 'ENOSPC' },
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
    [
      'a renderer that gives up',
      { calls: WRITES, file: 'making-.*index.html', how: 'exit' },
      1,
      /The belt tore\.\n[\s\S]*ended with code 7 before it was done; what it said stands above\. .*as it was\.\n {4}Mend/,
    ],
  ];
  it('says so in words, leaves the site as it was, and the next build is as if nothing had been', async (test) => {
    const { build, buildWell, add, look } = await makeDesk(test);
    for (const [name, mishap, code, message] of mishaps) {
      await test.test(name, async () => {
        await add();
        const before = look();
        assertTold(await build(mishapEnv(mishap)), code, message);
        assert.deepEqual(look(), before);
        await buildWell();
        assert.notDeepEqual(look(), before);
      });
    }
  });
});

describe('a process of the program that ends too early', () => {
  it('is told by its code or signal, and memory is blamed for what ends for want of it alone', () => {
    for (const [code, signal, expected] of [
      [null, 'SIGKILL', /\(SIGKILL\): maybe the memory ran out\..*\n.*more memory/],
      [null, 'SIGABRT', /\(SIGABRT\): maybe the memory ran out/],
      [134, null, /\(134\): maybe the memory ran out/],
      [137, null, /\(137\): maybe the memory ran out/],
      [null, 'SIGTERM', /^(?!.*memory).*ended from without \(SIGTERM\)\..*\n.*again/],
      [1, null, /^(?!.*memory).*ended with code 1 before it was done; what it said stands above\..*\n.*Mend/],
      [0, null, /^(?!.*memory).*ended with code 0 before/],
    ] as const)
      assert.match(tellEnd(code, signal), expected);
  });

  it('is told with its own words above, however early it went', async () => {
    for (const pause of [0, 1000]) {
      const program = `
        const { startWorker } = await import(${JSON.stringify(WORKERS)});
        const worker = startWorker('none/such');
        await new Promise((resolve) => setTimeout(resolve, ${pause}));
        for (const turn of [1, 2]) await worker.ask({ turn }).catch((error) => console.error(error.message));
      `;
      const { stderr } = await runProgram(program, {});
      assert.match(
        stderr,
        /^There is no script "none\/such"\..*\n(?:A process .* ended with code 2 before .*\n {4}.*\n){2}$/,
      );
    }
  });
});

describe('a build that stops on the way', () => {
  it('says so where files were moved already; all is whole, and the next completes it', async (test) => {
    const { build, add, look } = await makeDesk(test);
    await add();
    const before = look();
    const mishap: Mishap = { calls: ['renameSync'], file: '/dist/', how: 'EPERM', from: 4 };
    assertTold(
      await build(mishapEnv(mishap)),
      1,
      /Publishing stopped on the way: .*\(EPERM\).*\n.*next build completes/,
    );
    const midway = look();
    assert.notDeepEqual(midway, before);
    assert.deepEqual(inspector.faults(midway, { isReachable: true }), []);
    const done = await build();
    assertDone(done);
    assert.match(done.stdout, /^Completed the build that was interrupted$/m);
    assert.deepEqual(inspector.faults(look()), []);
  });

  it('says so where files may not grow (ulimit -f), and the site is as it was', async (test) => {
    const { content, out, buildWell, add, look } = await makeDesk(test);
    await add();
    const before = look();
    const call = [process.execPath, path.join(REPO, 'scripts/run.js'), 'build'];
    const flags = ['--content', content, '--out', out, '--now', '2040-01-01'];
    // Blocks of 1024 bytes: enough for the lock and the caches, and too little for a page.
    const child = spawn('bash', ['-c', 'ulimit -f 2; exec "$@"', 'bash', ...call, ...flags], {
      cwd: REPO,
      env: { ...process.env, NO_COLOR: '1' },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    const [code] = await once(child, 'close');
    assertTold({ code, stdout: '', stderr }, 1, /\(EFBIG\)\.\n.*ulimit.*as it was/);
    assert.deepEqual(look(), before);
    await buildWell();
  });
});

describe('a build that finds something in its way', () => {
  it('names it, and leaves all as it was', async (test) => {
    const { out, build, buildWell, add, look } = await makeDesk(test);
    const aside = `${out}-aside`;
    const { folder } = openWorkshop(out);
    for (const [place, isFolder, message] of [
      [
        path.join(out, '2031'),
        false,
        /2031 is a file where a folder is to be\. The site is as it was|would overwrite: 2031/,
      ],
      [
        path.join(out, 'index.html'),
        true,
        /index\.html is a folder where a page is to be\. The site is as it was\. Take it away/,
      ],
      [out, false, /dist is a file\. Take it away, or name another with --out DIR/],
      [folder, false, /can't be written \(EEXIST\)/],
    ] as const) {
      await add();
      await rename(place, aside);
      await (isFolder ? mkdir(place) : writeFile(place, 'in the way', { mode: 0o777 }));
      const before = isFolder || place !== out ? look() : new Map();
      assertTold(await build(), 2, message);
      if (place !== out) assert.deepEqual(look(), before);
      await rm(place, { recursive: true });
      await rename(aside, place);
      await buildWell();
    }
  });

  it('makes the site of a content folder that can only be read', async (test) => {
    const { content, out, build, look } = await makeDesk(test);
    const before = [...look()].sort();
    await rm(out, { recursive: true });
    const calls = ['mkdirSync', 'accessSync', 'writeFile', 'writeFileSync', 'appendFileSync', 'linkSync'];
    assertDone(await build(mishapEnv({ calls, file: `^${content}`, how: 'EROFS' })));
    assert.deepEqual([...look()].sort(), before);
  });

  it('publishes beside a folder that it may not look into, and says so', async (test) => {
    const { out, build, add, look } = await makeDesk(test);
    await writeFiles(out, { 'private/notes.txt': 'mine' });
    await add();
    const before = look();
    const ran = await build(mishapEnv({ calls: ['readdirSync'], file: `${out}/private`, how: 'EACCES' }));
    assertDone(ran);
    assert.match(ran.stdout, /What else is in .* could not be looked at: one of its folders can't be read/);
    assert.notDeepEqual(look(), before);
  });

  it('tells of an article file that goes while it is read', async (test) => {
    const { content, build, buildWell, look } = await makeDesk(test);
    for (const from of [1, 2]) {
      await writeFiles(content, { 'inbox/worm.txt': FILE });
      const before = look();
      const ran = await build(mishapEnv({ calls: ['readFileSync'], file: 'inbox/worm.txt', how: 'vanish', from }));
      assertTold(ran, 1, /inbox\/worm\.txt: (?:It went while the inbox was read|It can't be read)/);
      assert.deepEqual(look(), before);
      await writeFiles(content, {
        'digest.yaml': `base_url: https://digest.example/\nsocial_cards: false\ntitle: After ${from}\n`,
      });
      await buildWell();
    }
  });
});

describe('a lock', () => {
  it('makes a second build wait until the first has ended', async (test) => {
    const { content, out, build, add, look } = await makeDesk(test);
    await add();
    const until = path.join(content, 'go');
    const first = build(mishapEnv({ calls: ['renameSync'], file: 'journal', how: 'wait', until }));
    const { journal } = openWorkshop(out);
    while (!(await readFile(`${journal}.new`, 'utf8').catch(() => ''))) await setTimeout(20);
    await add();
    const { heed, isWaiting } = untilItWaits();
    const second = build({}, heed);
    await Promise.race([isWaiting, second]);
    await writeFile(until, '');
    const ran = await Promise.all([first, second]);
    for (const one of ran) assertDone(one);
    assert.match(ran[1].stderr, /^Process \d+ holds \S*dist; waiting until it ends/m);
    assert.ok(look().has('2031/05/03/belt/index.html'));
    assert.deepEqual(inspector.faults(look()), []);
  });

  it('keeps two commands from writing to the same content at once, wherever their sites are', async (test) => {
    const { content, out, build, add } = await makeDesk(test);
    await add();
    const until = path.join(content, 'go');
    const first = build(mishapEnv({ calls: ['renameSync'], file: 'journal', how: 'wait', until }));
    const { journal } = openWorkshop(out);
    while (!(await readFile(`${journal}.new`, 'utf8').catch(() => ''))) await setTimeout(20);
    await writeFiles(content, { 'inbox/belts.txt': FILE });
    const { heed, isWaiting } = untilItWaits();
    const second = runScript('ingest', ['--content', content], { heed });
    await Promise.race([isWaiting, second]);
    await writeFile(until, '');
    assertDone(await first);
    const ran = await second;
    assertDone(ran);
    assert.match(ran.stderr, /^Process \d+ holds \S+; waiting until it ends/m);
    assert.match(ran.stdout, /^ *imported +1 /m);
  });

  it('of a dead process, and what is none, is taken over; that of another machine is not', async (test) => {
    const { out, build, buildWell, add } = await makeDesk(test);
    const { lock } = openWorkshop(out);
    for (const left of [
      { pid: 4_194_300, host: hostname(), began: '1' },
      { pid: process.pid, host: hostname(), began: '1' },
      'a lock',
    ]) {
      await add();
      await writeFile(lock, JSON.stringify(left));
      await buildWell();
    }
    await add();
    await writeFile(lock, JSON.stringify({ pid: 1, host: 'elsewhere.example', began: '1' }));
    const refused = await build();
    assertTold(refused, 2, /Process 1 on elsewhere\.example holds .*delete \S*lock/);
  });
});

describe('the same content', () => {
  it('gives the same bytes whatever the clock, the time zone and the locale', async (test) => {
    const sites: string[][] = [];
    for (const env of [
      {},
      {
        ...mishapEnv({ clock: '1970-01-01T00:00:10Z' }),
        TZ: 'Pacific/Kiritimati',
        LANG: 'tr_TR.UTF-8',
        LC_ALL: 'tr_TR.UTF-8',
      },
      { ...mishapEnv({ clock: '2100-01-01T00:00:00Z' }), TZ: 'America/Los_Angeles', LANG: 'C', LC_ALL: 'C' },
    ]) {
      const content = await makeContent(test, {
        'inbox/worm.txt': FILE,
        'articles/2031/05/06-belts.md': ARTICLE,
        'digest.yaml': `title: Fixture\nsocial_cards: false\nbase_url: https://digest.example/\ntime_zone: Europe/Zurich\nlanguage: de\n`,
      });
      const out = path.join(await makeFolder(test), 'dist');
      const flags = ['--content', content, '--out', out, '--now', '2040-01-01'];
      assertDone(await runScript('build', flags, { env }));
      await writeFiles(content, {
        'articles/2031/05/06-belts.md': ARTICLE.replace('stopped', `stopped ${'and again '.repeat(9)}`),
      });
      assertDone(await runScript('build', flags, { env }));
      const promised = await readFile(path.join(content, 'urls.tsv'), 'utf8');
      sites.push(
        [...inspector.sums(out)]
          .map((entry) => entry.join(' '))
          .sort()
          .concat(promised),
      );
    }
    assert.deepEqual(sites[1], sites[0]);
    assert.deepEqual(sites[2], sites[0]);
  });

  it('waits for its day where the clock is behind', async (test) => {
    const content = await makeContent(test, { 'articles/2031/05/06-belts.md': ARTICLE });
    const out = path.join(await makeFolder(test), 'dist');
    const flags = ['--content', content, '--out', out];
    const behind = await runScript('build', flags, { env: mishapEnv({ clock: '1970-01-01T00:00:10Z' }) });
    assertDone(behind);
    assert.match(behind.stdout, /06-belts\.md waits until 2031-05-06/);
    assertDone(await runScript('build', flags, { env: mishapEnv({ clock: '2100-01-01T00:00:00Z' }) }));
    assert.ok(inspector.sums(out).has('2031/05/06/belts/index.html'));
  });
});

describe('names that differ by case alone', () => {
  it('are two articles at one address, which is an error that names both', async (test) => {
    const { content, build, buildWell, look } = await makeDesk(test);
    const before = look();
    await writeFiles(content, {
      'articles/2031/05/06-Lamps.md': ARTICLE,
      'articles/2031/05/06-lamps.md': ARTICLE.replace('0123456789abcdef', '1123456789abcdef'),
    });
    assertTold(
      await build(),
      1,
      /06-Lamps\.md: Its address \/2031\/05\/06\/lamps\/ .*\n.*Rename[\s\S]*06-lamps\.md: Its address/,
    );
    assert.deepEqual(look(), before);
    await rm(path.join(content, 'articles/2031/05/06-Lamps.md'));
    await buildWell();
  });

  it('never are those of two files of the site', async (test) => {
    const { content, buildWell, look } = await makeDesk(test);
    await writeFiles(content, {
      'articles/2031/05/06-LAMPS.md': ARTICLE.replace('[worms]', '[WORMS, DDoS, ddos, Ddos]'),
      'inbox/worm.txt': FILE,
      'inbox/WORM.txt': FILE.replace(/worm/g, 'WORM').replace('belts', 'gates and the lamps and the doors'),
    });
    await buildWell();
    const files = [...look().keys()];
    assert.equal(new Set(files.map((file) => file.toLowerCase())).size, files.length);
  });
});
