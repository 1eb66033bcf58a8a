import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { indexBundle } from '../scripts/render/search-bundle.ts';
import { listFiles } from './support/build.ts';
import { REPO } from './support/content.ts';

const WORDS = 'belt crane harbour tide worm ship quay mast rope anchor pilot barge'.split(' ');
/** Enough for several files of every sort, with words that many records share. */
const RECORDS = Array.from({ length: 60 }, (_, at) => ({
  url: `/2031/${at}/`,
  content: Array.from(
    { length: 120 },
    (_, word) => `${WORDS[(at * 7 + word * word) % WORDS.length]}${word % (at + 1)}`,
  ).join(' '),
  meta: { title: `Record ${at}`, note: 'Tuesday', kind: 'article', names: WORDS[at % WORDS.length] ?? '' },
  filters: { kind: ['article'], year: ['2031'], tag: [`t${at % 5}`, `u${at % 3}`] },
}));

let root = '';

describe('a bundle of the index', () => {
  before(async () => {
    root = await mkdtemp(path.join(tmpdir(), 'hexdigest-test-'));
  });

  after(() => rm(root, { recursive: true, force: true }));

  it('has the same bytes whenever, wherever and by however many threads it is made', async () => {
    const first = await write('first', RECORDS);
    await indexBundle(first);
    const again = await write('again/and/deeper', RECORDS);
    await indexBundle(again);
    const alone = await write('alone', RECORDS);
    const code = `import('./scripts/render/search-bundle.ts').then(({ indexBundle }) => indexBundle(${JSON.stringify(alone)}));`;
    await promisify(execFile)(process.execPath, ['--import', 'tsx', '-e', code], {
      cwd: REPO,
      env: { ...process.env, RAYON_NUM_THREADS: '1', TOKIO_WORKER_THREADS: '1', TZ: 'Pacific/Auckland', LANG: 'tr_TR' },
    });
    const expected = await contents(path.dirname(first));
    assert.ok(expected.size > 20, [...expected.keys()].join(' '));
    assert.deepEqual(await contents(path.dirname(again)), expected);
    assert.deepEqual(await contents(path.dirname(alone)), expected);
  });

  it('holds the index alone, and the one without records the program alone', async () => {
    const [file, engine] = [await write('index', RECORDS.slice(0, 3)), await write('engine', [])];
    await indexBundle(file);
    await indexBundle(engine);
    const sorts = async (made: string) =>
      [...new Set((await listFiles(path.dirname(made))).map((name) => name.replace(/^.*?(?:pf_)/, 'pf_')))].sort();
    assert.deepEqual(await sorts(file), ['pagefind-entry.json', 'pf_filter', 'pf_fragment', 'pf_index', 'pf_meta']);
    assert.deepEqual(await sorts(engine), [
      'pagefind-entry.json',
      'pagefind.js',
      'pf_fragment',
      'pf_index',
      'pf_meta',
      'wasm.en.pagefind',
      'wasm.unknown.pagefind',
    ]);
  });

  it('keeps the text of its records as it is', async () => {
    const content = 'It calls hxxp://evil[.]example/ <b>at</b> ___PAGEFIND_WEIGHT___10 "night" &amp; day.';
    const file = await write('text', [{ ...(RECORDS[0] ?? {}), content }]);
    await indexBundle(file);
    const [name = ''] = (await listFiles(path.dirname(file))).filter((one) => one.endsWith('.pf_fragment'));
    const text = gunzipSync(await readFile(path.join(path.dirname(file), name))).toString();
    assert.ok(text.includes(JSON.stringify('hxxp://evil[.]example/ <b>at</b>').slice(1, -1)), text);
    assert.ok(text.includes(JSON.stringify('"night" &amp; day.').slice(1, -1)), text);
  });
});

async function write(folder: string, records: readonly object[]): Promise<string> {
  const file = path.join(root, folder, 'index.html');
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, [{ language: 'en' }, ...records].map((line) => `${JSON.stringify(line)}\n`).join(''));
  return file;
}

async function contents(folder: string): Promise<Map<string, string>> {
  const files = await listFiles(folder);
  return new Map(
    await Promise.all(
      files.map(async (file) => [file, (await readFile(path.join(folder, file))).toString('base64')] as const),
    ),
  );
}
