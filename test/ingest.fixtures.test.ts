import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, it } from 'node:test';
import type { Receipt } from '../scripts/ingest/receipts.ts';
import { FIXTURES, ingestContent, makeContent, REPO } from './support/content.ts';

const INGEST = path.join(REPO, 'scripts/ingest');
const isUpdate = process.env.UPDATE === '1';
const cases = (await readdir(FIXTURES)).filter((name) => name.includes('--') && !name.startsWith('html--')).sort();

describe('an article file becomes an article and a receipt', () => {
  for (const name of cases) {
    it(name, async (test) => {
      const folder = path.join(FIXTURES, name);
      const inputs = (await readdir(folder)).filter((file) => !file.startsWith('expected.'));
      const files = inputs.map(async (file) => [`inbox/${file}`, await readFile(path.join(folder, file))] as const);
      const content = await makeContent(test, Object.fromEntries(await Promise.all(files)));

      const receipts = await ingestContent(content);

      const [receipt] = receipts;
      assert.equal(receipts.length, 1);
      const article = receipt?.article ? await readFile(path.join(content, receipt.article), 'utf8') : null;
      await compare(path.join(folder, 'expected.md'), article);
      await compare(path.join(folder, 'expected.receipt.json'), receiptText(receipt));
    });
  }
});

describe('the rules for what is not the article', () => {
  it('each drop a line of some fixture', async () => {
    const files = (await readdir(INGEST, { recursive: true })).filter((file) => file.endsWith('.ts'));
    const code = await Promise.all(files.map((file) => readFile(path.join(INGEST, file), 'utf8')));
    const inCode = code.flatMap((text) => [...text.matchAll(/\brule: '([a-z-]{2,})'/g)].map(([, name]) => name ?? ''));
    const ofFiles = files
      .filter((file) => /^rules\/(?!rules?\.ts)/.test(file))
      .map((file) => path.basename(file, '.ts'));
    const folders = (await readdir(FIXTURES)).map((name) => path.join(FIXTURES, name, 'expected.receipt.json'));
    const receipts = await Promise.all(
      folders.filter((file) => existsSync(file)).map((file) => readFile(file, 'utf8')),
    );
    const without = [...inCode, ...ofFiles].filter((name) => !receipts.some((text) => text.includes(`"${name}"`)));
    assert.ok(ofFiles.length > 15);
    // It shows in several files at once alone: see recurring.test.ts.
    assert.deepEqual([...new Set(without)], ['recurs-in-folder']);
  });
});

/** With `UPDATE=1` what is becomes what is expected; `null` stands for no file. */
async function compare(file: string, actual: string | null): Promise<void> {
  if (isUpdate && actual === null) await rm(file, { force: true });
  if (isUpdate && actual !== null) await writeFile(file, actual);
  const expected = existsSync(file) ? await readFile(file, 'utf8') : null;
  assert.equal(actual, expected, `${path.relative(FIXTURES, file)} differs; UPDATE=1 npm test rewrites it`);
}

/** A receipt as JSON, a field and a range a line. */
function receiptText(receipt: Receipt | undefined): string {
  const block = (value: object): string => {
    const entries = Object.entries(value).map(([key, entry]) => `    ${JSON.stringify(key)}: ${JSON.stringify(entry)}`);
    return `{\n${entries.join(',\n')}\n  }`;
  };
  const lines = Object.entries(receipt ?? {}).map(([key, value]: [string, unknown]) => {
    const isBlock = value !== null && typeof value === 'object' && !Array.isArray(value);
    return `  ${JSON.stringify(key)}: ${isBlock ? block(value) : JSON.stringify(value)}`;
  });
  return `{\n${lines.join(',\n')}\n}\n`;
}
