import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { loadArticles } from '../../scripts/article/load.ts';
import { ingest } from '../../scripts/ingest/ingest.ts';
import type { Receipt } from '../../scripts/ingest/receipts.ts';
import { loadSettings } from '../../scripts/settings/settings.ts';

/** What a test puts into its content folder: contents by path, `inbox/a.txt`. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

export const FIXTURES = fileURLToPath(new URL('../fixtures', import.meta.url));
export const REPO = fileURLToPath(new URL('../..', import.meta.url));

/** An empty folder that goes when the test ends. */
export async function makeFolder(test: Pick<TestContext, 'after'>): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'hexdigest-test-'));
  // What was ended may still write for a moment.
  test.after(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

/** A content folder with the small settings of `fixtures/settings` and the given files. */
export async function makeContent(test: Pick<TestContext, 'after'>, files: Files = {}): Promise<string> {
  const content = await makeFolder(test);
  await cp(path.join(FIXTURES, 'settings'), content, { recursive: true });
  await writeFiles(content, files);
  return content;
}

export async function writeFiles(folder: string, files: Files): Promise<void> {
  for (const [name, data] of Object.entries(files)) {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, data);
  }
}

/** Ingests a content folder as the command does. */
export async function ingestContent(content: string, { isThorough = true } = {}): Promise<Receipt[]> {
  const { settings } = await loadSettings(content);
  return ingest(settings, await loadArticles(settings), { isThorough });
}
