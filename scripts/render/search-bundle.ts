import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { type CustomRecord, createIndex, type PagefindIndex } from 'pagefind';
import { SystemError } from '../shared/system-errors.ts';

/** What the template of a bundle writes: this on the first line, then a record a line. */
export interface BundleHead {
  readonly language: string;
}

/** So many texts share a file: fewer files to publish, at the price of longer ones to read for a result. */
const TEXTS_A_FILE = 4;
/** Occurrences of words in a file of the index: as small as a word that is looked up in every bundle asks for. */
const CHUNK = '6000';
/** Pagefind's own program, which is the same for all bundles. */
const PROGRAM = /^(?:pagefind\.js|wasm\..*)$/;
/** What Pagefind writes beside, and no page of ours loads. */
const UNUSED = /^pagefind-.*\.(?:js|css)$/;
/**
 * The bundle that holds the program has to hold a page, too, or Pagefind takes it for none. No one looks for this letter,
 * and no word begins with it.
 */
const NOTHING: Omit<CustomRecord, 'language'> = { url: '/', content: '\uA66E', meta: { title: '' } };

/**
 * Indexes the records of a bundle with Pagefind, in their place. The same records in the same order give the same bytes:
 * Pagefind sorts what its threads find, and puts neither times nor names of its own into its files.
 *
 * @see https://pagefind.app/docs/node-api/
 * @throws {SystemError} when Pagefind does not run on this machine
 */
export async function indexBundle(file: string): Promise<void> {
  const [first = '{}', ...lines] = (await readFile(file, 'utf8')).trim().split('\n');
  const { language }: BundleHead = JSON.parse(first);
  const records: Omit<CustomRecord, 'language'>[] = lines.map((line) => JSON.parse(line));
  const isEngine = records.length === 0;
  const index = await startIndex(language, records.length);
  const added = await Promise.all(
    (isEngine ? [NOTHING] : records).map((record) => index.addCustomRecord({ ...record, language })),
  );
  const folder = path.dirname(file);
  await rm(file);
  const { errors } = await index.writeFiles({ outputPath: folder });
  refuse([...added.flatMap((one) => one.errors), ...errors]);
  await index.deleteIndex();
  const names = await readdir(folder);
  const unused = names.filter((name) => UNUSED.test(name) || (!isEngine && PROGRAM.test(name)));
  for (const name of unused) await rm(path.join(folder, name));
}

async function startIndex(language: string, count: number): Promise<PagefindIndex> {
  process.env.PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE = CHUNK;
  const { index, errors } = await createIndex({
    forceLanguage: language,
    maxFragments: Math.max(1, Math.ceil(count / TEXTS_A_FILE)),
  }).catch((error: unknown) => {
    throw new SystemError(
      'Pagefind, which makes the search index, does not run on this machine. The site is as it was.\n    Install the packages again with npm ci, or do without search: search: false in digest.yaml.',
      { cause: error },
    );
  });
  refuse(errors);
  if (index === undefined) throw new Error('Pagefind gave no index.');
  return index;
}

function refuse(errors: readonly string[]): void {
  if (errors.length > 0) throw new Error(`Pagefind could not make the search index: ${errors.join('; ')}`);
}
