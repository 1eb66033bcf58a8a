import assert from 'node:assert/strict';
import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { loadArticles } from '../scripts/article/load.ts';
import { Account } from '../scripts/ingest/account.ts';
import { listAccounts, makeAccountReader } from '../scripts/ingest/accounts.ts';
import { showAccount } from '../scripts/render/account.ts';
import { makeFill } from '../scripts/render/fill.ts';
import { loadSettings } from '../scripts/settings/settings.ts';
import type { Page, ReadingShown } from '../scripts/site/page.ts';
import { planPages } from '../scripts/site/plan.ts';
import { planSite } from '../scripts/site/site.ts';
import { render } from '../templates/pages/receipt.11ty.tsx';
import { listFiles } from './support/build.ts';
import { ingestContent, makeContent, writeFiles } from './support/content.ts';

const NOW = Date.UTC(2040, 0);
const BELTS = [
  'Home » News',
  'Belts Stop at Fennmoor Post',
  'By Bram Okafor | 6 May 2031',
  '',
  'A worm that spreads through label printers stopped the belts of Fennmoor Post early on Tuesday, the company said.',
  '',
  'Nobody was hurt when the belts stopped, but forty thousand letters had to be sorted by hand, and more came in.',
  'Share this article',
  'You May Also Like',
  'See http://evil.example/x <b>now</b>',
].join('\n');

async function contentOf(test: TestContext, files: Readonly<Record<string, string>> = { 'inbox/belts.txt': BELTS }) {
  const content = await makeContent(test, files);
  await ingestContent(content, { isThorough: false });
  return content;
}

async function receiptsIn(content: string): Promise<Record<string, string>> {
  const files = (await listFiles(content)).filter((file) => file.startsWith('receipts/'));
  return Object.fromEntries(
    await Promise.all(files.map(async (file) => [file, await readFile(path.join(content, file), 'utf8')])),
  );
}

async function accountsIn(content: string): Promise<Account[]> {
  const lines = Object.values(await receiptsIn(content)).flatMap((text) =>
    text.split('\n').filter((line) => line !== ''),
  );
  return lines.map((line) => Account.parse(JSON.parse(line)));
}

async function planOf(content: string): Promise<Page[]> {
  const { settings } = await loadSettings(content);
  const { articles } = await loadArticles(settings);
  return planPages(planSite(settings, articles, NOW, undefined, listAccounts(content))).pages;
}

function receiptPages(pages: readonly Page[]) {
  return pages.filter((page): page is Extract<Page, { kind: 'receipt' }> => page.kind === 'receipt');
}

describe('the account of an article file', () => {
  it('is kept when its article is made, with each line once and the whole SHA-256', async (test) => {
    const [account, ...others] = await accountsIn(await contentOf(test));
    assert.deepEqual(others, []);
    assert.ok(account?.lines);
    assert.equal(account.isExact, true);
    assert.equal(account.id, account.sha256.slice(0, 16));
    assert.deepEqual(
      account.fields?.map(({ name, from, lines }) => [name, from, lines]),
      [
        ['title', 'text', [2]],
        ['date', 'text', [3]],
        ['authors', 'text', [3]],
        ['tags', 'derived', []],
      ],
    );
    const { fields, body, dropped, total } = account.lines;
    const told = [...fields, ...body, ...dropped.map(({ lines }) => lines)].flatMap(([first, last]) =>
      Array.from({ length: last - first + 1 }, (_, at) => first + at),
    );
    assert.deepEqual(
      told.sort((a, b) => a - b),
      Array.from({ length: total }, (_, at) => at + 1),
    );
    assert.equal(account.quotes['1'], 'Home » News');
    assert.equal(account.quotes['5'], undefined);
  });

  it('stays as it was, whatever comes into the folder and however thoroughly it is read', async (test) => {
    const content = await contentOf(test);
    const before = await receiptsIn(content);
    const [file] = Object.keys(before);
    assert.ok(file);
    const line =
      'A worm that spreads through label printers stopped the belts of Fennmoor Post early on Tuesday, the company said.';
    const more = Array.from({ length: 6 }, (_, at): [string, string] => [
      `inbox/other-${at}.txt`,
      `Story ${at} of Others\nBy Ines Holm | ${at + 1} June 2031\n\n${line}\n\n${`The words of story ${at} are its own. `.repeat(9)}\n`,
    ]);
    await writeFiles(content, Object.fromEntries(more));
    await ingestContent(content, { isThorough: false });
    await ingestContent(content, { isThorough: true });
    const own = before[file]?.trim() ?? 'none';
    assert.ok((await receiptsIn(content))[file]?.includes(own));
    assert.equal((await accountsIn(content)).length, 7);
  });

  it('is made again where it was lost or damaged, and says whether it is exact', async (test) => {
    const content = await contentOf(test);
    const before = await receiptsIn(content);
    for (const damage of ['', '{"id":"0"', '{"id":"0000000000000000","article":"","file"']) {
      for (const file of Object.keys(before)) await writeFile(path.join(content, file), `${damage}\n`);
      await ingestContent(content, { isThorough: false });
      assert.deepEqual(await receiptsIn(content), before);
    }
    await rm(path.join(content, 'receipts'), { recursive: true });
    // As if another version of the program had made the article.
    const imports = path.join(content, 'imports.tsv');
    await writeFile(imports, (await readFile(imports, 'utf8')).replace(/[0-9a-f]{16}$/m, '0000000000000000'));
    await ingestContent(content, { isThorough: false });
    assert.deepEqual(
      (await accountsIn(content)).map(({ isExact }) => isExact),
      [false],
    );
  });

  it('follows a file that changed, and goes with its article', async (test) => {
    const content = await contentOf(test);
    await writeFiles(content, { 'inbox/belts.txt': BELTS.replace('forty thousand', 'fifty thousand') });
    await ingestContent(content, { isThorough: false });
    const [account] = await accountsIn(content);
    assert.notEqual(account?.id, account?.sha256.slice(0, 16));
    assert.equal(account?.isExact, true);
    await rm(path.join(content, 'inbox/belts.txt'));
    await ingestContent(content, { isThorough: false });
    assert.equal((await accountsIn(content)).length, 1);
    for (const file of await listFiles(path.join(content, 'articles'))) await rm(path.join(content, 'articles', file));
    await writeFiles(content, { 'inbox/empty.txt': '' });
    await ingestContent(content, { isThorough: false });
    assert.equal((await accountsIn(content)).length, 0);
  });
});

describe('the receipt page of an article', () => {
  it('shows what became of each line, with nothing of the file that a browser would act upon', async (test) => {
    const content = await contentOf(test);
    const read = makeAccountReader(content);
    const [page] = receiptPages(await planOf(content));
    assert.ok(page);
    const account = ({ accountOf, digest }: { accountOf: string; digest: string }): ReadingShown =>
      showAccount(read(accountOf, digest));
    const planned = makeFill(() => '', account)(page);
    assert.deepEqual(
      planned.data.account.lines?.rows.map(({ lines, fate, by }) => [lines, fate, by]),
      [
        ['1', 'dropped', 'breadcrumb'],
        ['2', 'field', 'title'],
        ['3', 'field', 'date, authors'],
        ['5–7', 'body', ''],
        ['8', 'dropped', 'share'],
        ['9–10', 'dropped', 'related'],
      ],
    );
    assert.ok(planned.data.account.lines?.rules.every(({ about }) => about !== null));
    const { settings } = await loadSettings(content);
    const { articles } = await loadArticles(settings);
    const { view } = planPages(planSite(settings, articles, NOW));
    const html = render({ site: view.info, planned });
    assert.doesNotMatch(html, /<b>|http:\/\/evil|evil\.example/);
    assert.match(html, /See hxxp:\/\/evil\[\.\]example\/x &lt;b/);
    assert.ok(html.includes(planned.data.account.sha256));
  });

  it('is there for articles of files alone, says who changed them, and can be turned off', async (test) => {
    const content = await contentOf(test, {
      'inbox/belts.txt': BELTS,
      'articles/2031/05/07-own.md':
        '---\nid: 00000000000000aa\ntitle: Own\ndate: 2031-05-07\n---\n\nWritten by hand.\n',
    });
    const told = async () => receiptPages(await planOf(content)).map(({ url, data }) => [url, data.edited]);
    const url = '/2031/05/06/belts-stop-at-fennmoor-post/receipt/';
    assert.deepEqual(await told(), [[url, 'no']]);
    const file = path.join(content, 'articles/2031/05/06-belts-stop-at-fennmoor-post.md');
    await writeFile(file, `${await readFile(file, 'utf8')}\nAdded by hand.\n`);
    assert.deepEqual(await told(), [[url, 'yes']]);
    await ingestContent(content, { isThorough: false });
    assert.deepEqual(await told(), [[url, 'yes']]);
    const settings = path.join(content, 'digest.yaml');
    await writeFile(settings, `${await readFile(settings, 'utf8').catch(() => '')}\nreceipts: false\n`);
    assert.deepEqual(await told(), []);
  });
});
