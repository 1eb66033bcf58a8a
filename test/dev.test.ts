import assert from 'node:assert/strict';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { stripVTControlCharacters } from 'node:util';
import { makeActionOf } from '../scripts/dev/channel.ts';
import { widenPolicy } from '../scripts/dev/page.ts';
import { kindOf } from '../scripts/dev/places.ts';
import { pollPlaces } from '../scripts/dev/poll.ts';
import { makeRounds } from '../scripts/dev/rounds.ts';
import { makeTeller } from '../scripts/dev/tell.ts';
import { type Watching, watchPlaces } from '../scripts/dev/watch.ts';
import { findChanges } from '../scripts/publish/publish.ts';
import { makeContent, makeFolder, REPO } from './support/content.ts';
import { type Dev, withDev } from './support/dev.ts';
import { copyProgram } from './support/host.ts';

const article = (title: string, more = ''): string =>
  `---\nid: 0123456789abcdef\ntitle: ${title}\ndate: 2021-05-06\n${more}---\n\nThe belts of the sorting halls stopped on Tuesday.\n`;
const PLACE = 'articles/2021/05/06-belts.md';
// It waits for what others do: a test that waits in vain ends all the same.
const LONGEST = 10 * 60_000;
const ADDRESS = '/2021/05/06/belts/';

describe('builds in turn', { timeout: LONGEST }, () => {
  const QUICK = { quiet: 1, longest: 50, rest: 60_000 };

  it('are one for many changes together, by all their kinds', async () => {
    const built: string[][] = [];
    const rounds = makeRounds<string>({ build: async (kinds) => void built.push([...kinds]), waits: QUICK });
    for (const kind of ['content', 'code', 'content']) rounds.changed(kind);
    await until(() => built.length > 0);
    assert.deepEqual(built, [['content', 'code']]);
  });

  it('never run two at a time; what changes during one has another one run', async () => {
    let running = 0;
    let most = 0;
    const built: string[][] = [];
    const gates: (() => void)[] = [];
    const build = async (kinds: ReadonlySet<string>): Promise<void> => {
      most = Math.max(most, ++running);
      await new Promise<void>((resolve) => void gates.push(resolve));
      running--;
      built.push([...kinds]);
    };
    const rounds = makeRounds<string>({ build, waits: QUICK });
    rounds.changed('first');
    await until(() => gates.length === 1);
    rounds.changed('second');
    rounds.changed('third');
    await setTimeout(10);
    assert.equal(gates.length, 1);
    gates[0]?.();
    await until(() => gates.length === 2);
    gates[1]?.();
    await until(() => built.length === 2);
    await setTimeout(10);
    assert.deepEqual(built, [['first'], ['second', 'third']]);
    assert.equal(most, 1);
  });

  it('do not wait for ever while things keep changing', async () => {
    let isBuilt = false;
    const rounds = makeRounds<string>({
      build: async () => {
        isBuilt = true;
      },
      waits: { ...QUICK, quiet: 60_000, longest: 20 },
    });
    await until(() => {
      rounds.changed('content');
      return isBuilt;
    });
  });
});

describe('what a build left for later', { timeout: LONGEST }, () => {
  it('is built once things rest, and once only', async () => {
    const built: string[][] = [];
    const rounds = makeRounds<string>({
      build: async (kinds) => void built.push([...kinds]),
      rest: () => (built.at(-1)?.includes('rest') ? null : 'rest'),
      waits: { quiet: 1, longest: 50, rest: 5 },
    });
    rounds.changed('content');
    await until(() => built.length === 2);
    await setTimeout(30);
    assert.deepEqual(built, [['content'], ['rest']]);
  });
});

for (const way of ['watching', 'polling'] as const) {
  describe(`${way} sees`, { timeout: LONGEST }, () => {
    const look = async (test: TestContext, files: readonly string[]) => {
      const root = await makeFolder(test);
      const tree = path.join(root, 'content');
      for (const file of files) {
        await mkdir(path.dirname(path.join(tree, file)), { recursive: true });
        await writeFile(path.join(tree, file), 'as it was');
      }
      const seen = new Set<string>();
      const watched = {
        trees: [tree],
        files: [],
        changed: (place: string) => void seen.add(path.relative(tree, place)),
      };
      const watching: Watching =
        way === 'polling' ? pollPlaces(watched, 5) : watchPlaces(watched, (error) => assert.fail(String(error)));
      test.after(watching.end);
      return { tree, seen, sees: (file: string) => until(() => seen.has(file)) };
    };

    it('a file that is saved by rename, again and again', async (test) => {
      const { tree, seen, sees } = await look(test, ['a/x.md']);
      for (const text of ['once', 'twice', 'a third time']) {
        seen.clear();
        await writeFile(path.join(tree, 'a/.x.md.swp'), text);
        await rename(path.join(tree, 'a/.x.md.swp'), path.join(tree, 'a/x.md'));
        await sees('a/x.md');
      }
      assert.ok(!seen.has('a/.x.md.swp'));
    });

    it('what changes in a folder that is new, within one that is new', async (test) => {
      const { tree, sees } = await look(test, ['a/x.md']);
      await mkdir(path.join(tree, 'b/c/d'), { recursive: true });
      await writeFile(path.join(tree, 'b/c/d/y.md'), 'new');
      await setTimeout(50);
      await writeFile(path.join(tree, 'b/c/d/z.md'), 'new');
      await sees('b/c/d/z.md');
    });

    it('what changes in a folder that got another name, and in the one that took its old name', async (test) => {
      const { tree, sees } = await look(test, ['a/deep/x.md']);
      await rename(path.join(tree, 'a'), path.join(tree, 'b'));
      await mkdir(path.join(tree, 'a/deep'), { recursive: true });
      await setTimeout(50);
      await writeFile(path.join(tree, 'b/deep/x.md'), 'changed in its new place');
      await writeFile(path.join(tree, 'a/deep/y.md'), 'new');
      await sees('b/deep/x.md');
      await sees('a/deep/y.md');
    });

    it('a folder that goes and comes back, and the whole of it', async (test) => {
      const { tree, sees, seen } = await look(test, ['a/x.md']);
      for (const folder of ['a', '.']) {
        await rm(path.join(tree, folder), { recursive: true });
        await setTimeout(50);
        seen.clear();
        await mkdir(path.join(tree, 'a'), { recursive: true });
        await setTimeout(50);
        await writeFile(path.join(tree, 'a/x.md'), 'back');
        await sees('a/x.md');
      }
    });
  });
}

describe('a build in haste', () => {
  it('keeps the folders that take long, if they are there, and makes all else', () => {
    const outputs = ['index.html', 'search/2021/', 'search/2022/'].map((file) => ({
      file,
      fingerprint: 'new',
      from: { asset: { name: file, file, from: '/nowhere', text: null, digest: '' } },
    }));
    const entry = { fingerprint: 'old', sum: '', size: 0, mtime: 0 };
    const state = new Map(['index.html', 'search/2021/a', 'search/2021/b'].map((file) => [file, entry]));
    const find = (isHasty: boolean) => findChanges(outputs, state, { touched: new Set(), isClean: false, isHasty });
    assert.deepEqual(find(true).kept, ['search/2021/a', 'search/2021/b']);
    assert.deepEqual(
      find(true).stale.map(({ file }) => file),
      ['index.html', 'search/2022/'],
    );
    assert.deepEqual(find(false).kept, []);
  });
});

describe('what a change is about', () => {
  const kinds: Readonly<Record<string, string | null>> = {
    '/desk/articles/2021/05/06-belts.md': 'content',
    '/desk/digest.yaml': 'content',
    '/desk/urls.tsv': null,
    '/desk/imports.tsv': null,
    '/desk/inbox/urls.tsv': 'content',
    '/desk/receipts/2021/05/06-belts.json': null,
    '/desk/inbox/belts.txt~': null,
    [path.join(REPO, 'templates/assets/style.css')]: 'asset',
    [path.join(REPO, 'templates/assets/search.js')]: 'code',
    [path.join(REPO, 'templates/components/head.tsx')]: 'code',
    [path.join(REPO, 'scripts/site/plan.ts')]: 'code',
    [path.join(REPO, 'package-lock.json')]: 'code',
    [path.join(REPO, 'scripts/dev/serve.ts')]: 'dev',
    [path.join(REPO, 'scripts/dev/host.ts')]: 'code',
  };
  for (const [place, kind] of Object.entries(kinds))
    it(`${path.relative(REPO, place)}: ${kind}`, () => assert.equal(kindOf(place, '/desk'), kind));
});

describe('an open page', () => {
  it('is loaded anew when it has changed, or what it runs; has its style changed; or stays', () => {
    const changed = makeActionOf(['2021/05/index.html', 'index.html']);
    assert.deepEqual(['/', '/2021/05/', '/about/'].map(changed), ['reload', 'reload', 'none']);
    assert.deepEqual(['/', '/2021/'].map(makeActionOf(['assets/style.css', '2021/index.html'])), ['style', 'reload']);
    assert.deepEqual(['/'].map(makeActionOf(['assets/theme.js'])), ['reload']);
  });

  it('has its policy widened by what it needs, and by nothing else', () => {
    const policies: Readonly<Record<string, string>> = {
      "default-src 'none'; style-src 'self'; require-trusted-types-for 'script'":
        "default-src 'none'; style-src 'self'; require-trusted-types-for 'script'; script-src 'self'; connect-src 'self'",
      "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'none'; connect-src 'none'":
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'",
      "default-src 'self'": "default-src 'self'",
      "img-src 'self'": "img-src 'self'",
    };
    for (const [policy, widened] of Object.entries(policies)) assert.equal(widenPolicy(policy), widened);
  });
});

describe('the console', () => {
  it('tells what is new since the last build, and errors with what to do', () => {
    const tell = makeTeller();
    // The colours are the terminal's concern.
    const say = (...told: Parameters<typeof tell>) => tell(...told).map(stripVTControlCharacters);
    const built = (said: readonly string[]) => say({ kind: 'built', said, changed: ['index.html'] }, 340).join('\n');
    assert.equal(
      built(['Inbox: 2', '', 'Site: 1 article', 'Published 9 files in /x']),
      'Inbox: 2\n\nSite: 1 article\nbuilt in 0.34 s: 1 file changed',
    );
    assert.equal(built(['Inbox: 2', '', 'Site: 2 articles']), 'Site: 2 articles\nbuilt in 0.34 s: 1 file changed');
    const problem = { file: 'content/a.md', line: 3, what: 'It has no date.\u001B[2J', fix: 'Add it.' };
    assert.deepEqual(say({ kind: 'refused', problems: [problem] }, 1), [
      'error content/a.md:3: It has no date.␛[2J\n    Add it.',
      '1 error in the content; the site is as it was.',
    ]);
  });
});

describe('npm run dev', () => {
  it('shows what changes, what is wrong in the content, and that it is mended', { timeout: LONGEST }, async (test) => {
    // Its words are others than when it was published.
    const promise = `0123456789abcdef\tlive\t${ADDRESS}\ttag:x,2026:0123456789abcdef\t-\t${'A'.repeat(64)}\t\n`;
    const content = await makeContent(test, { [PLACE]: article('Belts stop'), 'urls.tsv': promise });
    await withDev({ program: REPO, content }, (dev) => changeContent(dev, content));
  });

  it('begins anew with other code, and says what is wrong with it', { timeout: LONGEST }, async (test) => {
    const program = await makeFolder(test);
    await copyProgram(program);
    const content = await makeContent(test, { [PLACE]: article('Belts stop', 'draft: true\n') });
    await withDev({ program, content, flags: ['--drafts'] }, (dev) => changeCode(dev, program));
  });
});

async function changeContent({ next, page, said }: Dev, content: string): Promise<void> {
  const { build } = await next(({ build, action }) => action === 'reload' && build.endsWith('-1'));
  assert.match(await page(ADDRESS), new RegExp(`Belts stop.*data-build="${build}"`, 's'));

  await writeFile(path.join(content, PLACE), article('Belts run', 'draft: perhaps\n'));
  // A build may have come between, when the file was still empty.
  const { trouble } = await next(({ trouble }) => trouble?.kind === 'refused' && trouble.problems[0]?.line === 5);
  assert.ok(trouble?.kind === 'refused');
  const [problem, ...others] = trouble.problems;
  assert.deepEqual([problem?.file.endsWith(PLACE), others], [true, []]);
  assert.match(said(), /06-belts\.md:5: `draft` is neither true nor false/);
  assert.match(await page(ADDRESS), /Belts stop/);

  // As editors save: beside the file, then by rename.
  await writeFile(path.join(content, `${PLACE}.tmp`), article('Belts run'));
  await rename(path.join(content, `${PLACE}.tmp`), path.join(content, PLACE));
  await next(({ trouble, action }) => trouble === null && action === 'reload');
  assert.match(await page(ADDRESS), /Belts run/);

  // What one build showed the next shows, too.
  const changes = (): string[] => said().match(/\d+ files? changed/g) ?? [];
  const before = changes().length;
  const draft = article('Belts rest', 'draft: true\n').replace('0123', '3210');
  await writeFile(path.join(content, 'articles/2021/05/07-belts-rest.md'), draft);
  await until(() => changes().length > before);
  assert.equal(changes().at(-1), '0 files changed');

  await rename(path.join(content, 'articles/2021/05'), path.join(content, 'articles/2021/04'));
  await writeFile(path.join(content, 'articles/2021/04/06-belts.md'), article('Belts creep'));
  await until(async () => /Belts creep/.test(await page(ADDRESS)));
}

async function changeCode({ next, page }: Dev, program: string): Promise<void> {
  await next(({ build }) => build.endsWith('-1'));
  assert.match(await page(ADDRESS), /Belts stop/);

  const layout = path.join(program, 'templates/components/layout.tsx');
  const text = await readFile(layout, 'utf8');
  await writeFile(layout, `${text}\nexport const broken = ;\n`);
  const { trouble } = await next(({ trouble }) => trouble !== null);
  assert.ok(trouble?.kind === 'broken');
  assert.match(trouble.message, /layout\.tsx/);

  await writeFile(layout, text.replace('id="main"', 'id="main" data-anew="yes"'));
  await next(({ trouble, action }) => trouble === null && action === 'reload');
  assert.match(await page(ADDRESS), /data-anew="yes"/);

  const style = path.join(program, 'templates/assets/style.css');
  await writeFile(style, `${await readFile(style, 'utf8')}\n:root { --anew: 1; }\n`);
  await next(({ action }) => action === 'style');
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await setTimeout(5);
}
