import assert from 'node:assert/strict';
import { cp, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, it } from 'node:test';
import { buildSite, listFiles } from './support/build.ts';
import { ingestContent, makeFolder, REPO } from './support/content.ts';

const DEMO = path.join(REPO, 'content');

async function contents(root: string, files: readonly string[]): Promise<Record<string, string>> {
  return Object.fromEntries(
    await Promise.all(files.map(async (file) => [file, (await readFile(path.join(root, file))).toString('latin1')])),
  );
}

describe('the demo', () => {
  it('has the articles that ingesting its inbox makes', async (test) => {
    const content = await makeFolder(test);
    for (const name of ['inbox', 'intel', 'digest.yaml', 'topics.yaml', 'sources.yaml']) {
      await cp(path.join(DEMO, name), path.join(content, name), { recursive: true });
    }

    const receipts = await ingestContent(content);

    assert.deepEqual([...new Set(receipts.map(({ status }) => status))], ['imported']);
    const made = (root: string) => async (): Promise<string[]> => [
      ...(await listFiles(path.join(root, 'articles'))).map((file) => `articles/${file}`),
      ...(await listFiles(path.join(root, 'receipts'))).map((file) => `receipts/${file}`),
      'imports.tsv',
    ];
    const [expected, actual] = await Promise.all([made(DEMO)(), made(content)()]);
    assert.deepEqual(actual, expected);
    assert.deepEqual(await contents(content, actual), await contents(DEMO, expected));
  });

  it('is byte for byte the same site in two builds, and the second changes no article', async (test) => {
    const [one, other] = await Promise.all([buildSite({ from: DEMO }), buildSite({ from: DEMO, flags: ['--clean'] })]);
    test.after(() => Promise.all([one.remove(), other.remove()]));
    assert.deepEqual([one.code, other.code], [0, 0], one.stderr + other.stderr);
    const files = await listFiles(one.out);
    assert.ok(files.length > 100);
    assert.deepEqual(await listFiles(other.out), files);
    assert.deepEqual(await contents(other.out, files), await contents(one.out, files));
    const articles = (await listFiles(one.content)).filter((file) => !file.startsWith('.cache/'));
    assert.deepEqual(await contents(one.content, articles), await contents(DEMO, articles));
  });
});
