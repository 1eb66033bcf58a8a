import assert from 'node:assert/strict';
import { mkdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { listFiles } from './support/build.ts';
import { type Files, makeContent, makeFolder, writeFiles } from './support/content.ts';
import { type Ran, runScript } from './support/run.ts';

const TEXT = ['belts', 'gates', 'lamps']
  .map(
    (thing) =>
      `The ${thing} of the sorting halls stopped on Tuesday, and nobody knows when the ${thing} will run again.`,
  )
  .join('\n\n');
const GOOD = { 'inbox/a.txt': `The belts stop\n\n6 May 2031\n\n${TEXT}\n` };
const NOW = ['--now', '2040-01-01'];

interface Desk {
  readonly content: string;
  readonly out: string;
  readonly build: (...flags: readonly string[]) => Promise<Ran>;
  readonly ingest: (...flags: readonly string[]) => Promise<Ran>;
  /** Runs the build with its own folders and exactly these flags and variables besides. */
  readonly buildWith: (env: Readonly<Record<string, string>>, ...flags: readonly string[]) => Promise<Ran>;
}

async function makeDesk(test: TestContext, files: Files): Promise<Desk> {
  const content = await makeContent(test, files);
  const out = path.join(await makeFolder(test), 'dist');
  const folders = ['--content', content, '--out', out];
  return {
    content,
    out,
    build: (...flags) => runScript('build', [...folders, ...NOW, ...flags]),
    ingest: (...flags) => runScript('ingest', ['--content', content, ...flags]),
    buildWith: (env, ...flags) => runScript('build', [...folders, ...flags], { env }),
  };
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}

describe('a call that is wrong', () => {
  const calls: readonly (readonly [name: string, script: string, flags: readonly string[], message: RegExp])[] = [
    ['an unknown flag', 'build', ['--fast'], /--fast/],
    ['an unknown flag', 'ingest', ['--out', 'x'], /--out/],
    ['a word that is no flag', 'build', ['content'], /content/],
    ['a flag without its value', 'build', ['--content'], /--content/],
    ['a missing content folder', 'build', ['--content', '/nowhere/content'], /\/nowhere\/content.*--content DIR/],
    ['a missing content folder', 'ingest', ['--content', '/nowhere/content'], /\/nowhere\/content.*--content DIR/],
    ['a report among the article files', 'ingest', ['--report', 'content/inbox/x.jsonl'], /--report is .*inbox/],
    ['a report among the articles', 'build', ['--report', 'content/articles/x.jsonl'], /--report is .*articles/],
    ['a site among the article files', 'build', ['--out', 'content/inbox/site'], /--out is .*inbox/],
    ['a site in place of the content', 'build', ['--out', 'content'], /--out is the content folder/],
    ['a date that is none', 'build', ['--now', 'soon'], /--now is soon/],
    ['an address that is none', 'build', ['--base-url', 'ftp://x.example'], /--base-url is ftp:\/\/x\.example/],
  ];
  for (const [name, script, flags, message] of calls) {
    it(`ends with 2 and says how to get it right: ${script} with ${name}`, async () => {
      const { code, stdout, stderr } = await runScript(script, flags);
      assert.equal(code, 2, stderr);
      assert.equal(stdout, '');
      assert.match(stderr, message);
      assert.match(stderr, /--help shows the flags/);
      assert.doesNotMatch(stderr, /\n {4}at /);
    });
  }

  it('ends with 2 where SOURCE_DATE_EPOCH is no number', async () => {
    const { code, stderr } = await runScript('build', [], { env: { SOURCE_DATE_EPOCH: 'soon' } });
    assert.equal(code, 2);
    assert.match(stderr, /SOURCE_DATE_EPOCH is soon/);
  });

  it('ends with 2 where the report can not be written, before anything is', async (test) => {
    const { content, out, build } = await makeDesk(test, GOOD);
    const { code, stderr } = await build('--report', path.join(content, 'nowhere/report.jsonl'));
    assert.equal(code, 2, stderr);
    assert.match(stderr, /report/);
    assert.doesNotMatch(stderr, /\n {4}at /);
    assert.equal(await exists(out), false);
  });
});

describe('--help', () => {
  const flags = {
    build: ['content', 'out', 'base-url', 'now', 'clean', 'strict', 'report'],
    ingest: ['content', 'report'],
    new: ['content', 'date', 'undated', 'author', 'source', 'url', 'tags', 'lang', 'slug'],
    dev: ['content', 'port', 'drafts', 'poll'],
  };
  for (const [script, names] of Object.entries(flags)) {
    it(`explains every flag of ${script} and ends with 0`, async () => {
      const { code, stdout, stderr } = await runScript(script, ['--help']);
      assert.deepEqual([code, stderr], [0, '']);
      assert.match(stdout, new RegExp(`npm run ${script} -- .*\\[flags\\]`));
      for (const name of names) assert.match(stdout, new RegExp(`--${name}\\b.* [A-Z]`));
    });
  }
});

describe('content with errors', () => {
  const article = (yaml: string): string => `---\n${yaml}---\n\nText.\n`;

  it('has all of them told at once with file and line, ends with 1, and leaves the site as it was', async (test) => {
    const { content, out, build } = await makeDesk(test, {
      'digest.yaml': 'title: Digest\nlangage: en\ntime_zone: Mars/Olympus\n',
      'topics.yaml': 'topics:\n  - tag: Worms\n    label: Worms\n',
      'sources.yaml': 'sources:\n  - name: Wire\n    home: wire.example\n',
      'articles/undated/a.md': article('id: 1\ntitle: A\n'),
      'articles/undated/b.md': article('id: 0123456789abcdef\ntitle: "B\n'),
    });
    await writeFiles(out, { 'index.html': 'before' });

    const { code, stderr } = await build();

    assert.equal(code, 1);
    for (const place of [
      'digest.yaml:2',
      'digest.yaml:3',
      'topics.yaml:2',
      'sources.yaml:3',
      'articles/undated/a.md:2',
      'articles/undated/b.md:3',
    ]) {
      assert.ok(stderr.includes(`${path.join(content, place)}:`), `${place} is named in:\n${stderr}`);
    }
    assert.deepEqual(await listFiles(out), ['index.html']);
    assert.equal(await readFile(path.join(out, 'index.html'), 'utf8'), 'before');
  });

  it('has the errors of articles and article files told at once, and publishes nothing', async (test) => {
    const { content, out, build } = await makeDesk(test, {
      ...GOOD,
      'inbox/broken.md':
        '---\ntitle: 7\ndate: soon\nupdated: 2031-02-30\ntags: {a: b}\nurl: foo\nlang: english\n---\n\nText.\n',
      'inbox/broken.yaml': 'autor: Ann Lee\ndate: soon\n',
      'articles/undated/a.md': article('id: 1\ntitle: A\n'),
      'articles/undated/b.md': 'no front matter\n',
      'articles/undated/Twin.md': article('id: 000000000000000a\ntitle: A\n'),
      'articles/undated/twin.md': article('id: 000000000000000b\ntitle: B\n'),
    });
    const { code, stderr } = await build();
    assert.equal(code, 1);
    for (const place of [
      ...[2, 3, 4, 5, 6, 7].map((line) => `inbox/broken.md:${line}`),
      'inbox/broken.yaml:1',
      'inbox/broken.yaml:2',
      'articles/undated/a.md:2',
      'articles/undated/b.md:1',
      'articles/undated/Twin.md',
      'articles/undated/twin.md',
    ]) {
      assert.ok(stderr.includes(`${path.join(content, place)}:`), `${place} is named in:\n${stderr}`);
    }
    assert.match(stderr, /12 errors in the content\. Nothing was published/);
    assert.equal(await exists(out), false);
  });

  it('ends ingest with 1, too, and the good files are imported', async (test) => {
    const { content, ingest } = await makeDesk(test, { ...GOOD, 'inbox/b.md': '---\ntitle: "A\n---\n\nText.\n' });
    const { code, stdout, stderr } = await ingest();
    assert.equal(code, 1);
    assert.match(stdout, /imported +1 .*\n(?:.*\n)*? +failed +1 /);
    assert.match(stderr, /inbox\/b\.md:2/);
    assert.equal(await exists(path.join(content, 'articles/2031/05/06-the-belts-stop.md')), true);
  });
});

describe('a build', () => {
  it('writes the site and the receipts, and says what it did', async (test) => {
    const { content, out, build } = await makeDesk(test, { ...GOOD, 'inbox/empty.txt': '' });
    const report = path.join(content, 'report.jsonl');
    await mkdir(out);

    const { code, stdout, stderr } = await build('--report', report, '--base-url', 'https://news.example/deep');

    assert.equal(code, 0, stderr);
    assert.match(stdout, /2 article files: 1 imported, 1 rejected/);
    assert.match(stdout, /1 rejected\n.*\n.*inbox\/empty\.txt: The file is empty/);
    const receipts = (await readFile(report, 'utf8'))
      .trimEnd()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
    assert.deepEqual(
      receipts.map((receipt) => Object(receipt).file),
      ['inbox/a.txt', 'inbox/empty.txt'],
    );
    assert.ok((await listFiles(out)).includes('2031/05/06/the-belts-stop/index.html'));
    const home = await readFile(path.join(out, 'index.html'), 'utf8');
    assert.match(home, /href="\/deep\/2031\/05\/06\/the-belts-stop\/"/);
    assert.match(home, /rel="canonical" href="https:\/\/news\.example\/deep\/"/);
  });

  it('holds articles back until the day that SOURCE_DATE_EPOCH or --now says, --now first', async (test) => {
    const { buildWith } = await makeDesk(test, GOOD);
    const epoch = (iso: string) => ({ SOURCE_DATE_EPOCH: String(Date.parse(iso) / 1000) });
    const runs = [
      await buildWith(epoch('2031-05-05T23:59:59Z')),
      await buildWith(epoch('2031-05-06T00:00:00Z')),
      await buildWith(epoch('2031-05-06T00:00:00Z'), '--now', '2031-05-05'),
      await buildWith(epoch('2031-05-05T00:00:00Z'), '--now', '2031-05-06T00:00:00Z'),
    ];
    assert.deepEqual(
      runs.map(({ code }) => code),
      [0, 0, 0, 0],
    );
    const waits = runs.map(({ stdout }) => /06-the-belts-stop\.md waits until 2031-05-06/.test(stdout));
    assert.deepEqual(waits, [true, false, true, false]);
  });

  it('makes a site of nothing, and of undated articles alone', async (test) => {
    const nothing = await makeDesk(test, {});
    const undated = await makeDesk(test, { 'inbox/a.txt': `The belts stop\n\n${TEXT}\n` });
    for (const { out, build } of [nothing, undated]) {
      const { code, stderr } = await build();
      assert.equal(code, 0, stderr);
      assert.ok((await listFiles(out)).includes('index.html'));
    }
  });

  it('is refused by --strict where an article is undated or an article file gives none', async (test) => {
    const { content, out, build } = await makeDesk(test, {
      'inbox/a.txt': `The belts stop\n\n${TEXT}\n`,
      'inbox/b.txt': `The belts stop\n\n${TEXT}\n`,
      'inbox/c.txt': '',
    });
    const { code, stderr } = await build('--strict');
    assert.equal(code, 1);
    for (const name of ['inbox/b.txt', 'inbox/c.txt', 'articles/undated/the-belts-stop.md']) {
      assert.ok(stderr.includes(path.join(content, name)), stderr);
    }
    assert.equal(await exists(out), false);
    assert.equal((await build()).code, 0);
  });
});
