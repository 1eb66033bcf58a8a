import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { lstat, mkdir, readFile, rm, rmdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { codeOf, UsageError } from '../shared/errors.ts';
import { listTree, sha256, writeWhole } from '../shared/files.ts';
import { startProgress } from '../shared/progress.ts';
import { compare } from '../shared/text.ts';

const MANIFEST = 'SHA256SUMS';
/** Names the program's files while they are being moved, so that a build that was killed is not taken for somebody else's. */
const JOURNAL = '.publishing';
const MOST_NAMED = 10;

/** What publishing changed. Paths are relative to the output folder. */
export interface Published {
  readonly files: number;
  readonly removed: readonly string[];
  /** Files in the output folder that the program did not write, and left alone. */
  readonly foreign: readonly string[];
}

/**
 * Moves a finished site from its staging folder into place, file by file, assets first, then pages, then indexes and
 * feeds, and takes away the files of the site before that it no longer has. `SHA256SUMS` names every file that the
 * program wrote; no other file in the folder is touched.
 *
 * @param staging folder on the same file system as `out`
 */
export async function publish(staging: string, out: string, { isClean }: { isClean: boolean }): Promise<Published> {
  const before = await readManifest(out);
  const files = listTree(staging).map((entry) => entry.path);
  refuseForeign(files, before, out);
  if (isClean) for (const file of before) await removeFile(out, file);
  const sums: string[] = [];
  // Synchronous calls: for many small files they take a third of the time that promises do.
  mkdirSync(out, { recursive: true });
  await writeWhole(path.join(out, JOURNAL), [...before, ...files].map((file) => `${file}\n`).join(''));
  const folders = new Set<string>();
  const progress = startProgress('Publishing files', files.length);
  for (const [at, file] of [...files].sort(byTurn).entries()) {
    const target = path.join(out, file);
    const folder = path.dirname(target);
    sums.push(`${sha256(readFileSync(path.join(staging, file)))}  ${file}`);
    if (!folders.has(folder)) mkdirSync(folder, { recursive: true });
    folders.add(folder);
    renameSync(path.join(staging, file), target);
    progress.at(at + 1);
  }
  progress.end();
  const kept = new Set(files);
  const removed = before.filter((file) => !kept.has(file));
  for (const file of removed) await removeFile(out, file);
  await writeWhole(path.join(out, MANIFEST), `${sums.sort((a, b) => compare(a.slice(66), b.slice(66))).join('\n')}\n`);
  await rm(path.join(out, JOURNAL));
  const foreign = listTree(out)
    .map((entry) => entry.path)
    .filter((file) => !kept.has(file) && file !== MANIFEST);
  return { files: files.length, removed, foreign };
}

/**
 * A file in the output folder that no build wrote is never overwritten.
 *
 * @throws {UsageError} that names them
 */
function refuseForeign(files: readonly string[], before: readonly string[], out: string): void {
  const own = new Set(before);
  const foreign = files.filter((file) => !own.has(file) && existsSync(path.join(out, file)));
  if (foreign.length === 0) return;
  const named = foreign.slice(0, MOST_NAMED).join(', ') + (foreign.length > MOST_NAMED ? ', …' : '');
  throw new UsageError(
    `${out} holds files that Hexdigest did not write and would overwrite: ${named}. Move them, or name another folder with --out DIR.`,
  );
}

/** The files that earlier builds wrote, finished or not. Paths that lead outside are left out. */
async function readManifest(out: string): Promise<string[]> {
  const sums = (await readLines(path.join(out, MANIFEST))).map((line) => line.slice(66));
  const files = [...sums, ...(await readLines(path.join(out, JOURNAL)))];
  return [...new Set(files)].filter((file) => isInside(out, file));
}

async function readLines(file: string): Promise<string[]> {
  try {
    return (await readFile(file, 'utf8')).split('\n');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}

function isInside(out: string, file: string): boolean {
  const relative = path.relative(out, path.resolve(out, file));
  return file !== '' && relative !== '' && !relative.startsWith('..') && !path.isAbsolute(relative);
}

/** Assets before the pages that need them, and what points at pages after them. */
function byTurn(a: string, b: string): number {
  return turnOf(a) - turnOf(b) || compare(a, b);
}

function turnOf(file: string): number {
  if (file.startsWith('assets/')) return 0;
  if (/(?:^|\/)feed\.xml$|^sitemap/.test(file)) return 3;
  return file.split('/').length > 3 ? 1 : 2;
}

async function removeFile(out: string, file: string): Promise<void> {
  const found = await lstat(path.join(out, file)).catch(() => null);
  if (found === null || found.isDirectory()) return;
  await rm(path.join(out, file));
  for (let folder = path.dirname(file); folder !== '.'; folder = path.dirname(folder)) {
    const isGone = await rmdir(path.join(out, folder)).then(
      () => true,
      () => false,
    );
    if (!isGone) return;
  }
}

/**
 * The staging folder for an output folder: beside it, so that files can be moved. Emptied when a build left it there.
 *
 * @throws {UsageError} when `out` can't be a folder of the site
 */
export async function makeStaging(out: string): Promise<string> {
  const isFolder = await stat(out).then(
    (found) => found.isDirectory(),
    () => true,
  );
  if (!isFolder)
    throw new UsageError(`The output folder ${out} is a file. Take it away, or name another with --out DIR.`);
  const staging = path.join(path.dirname(out), `.${path.basename(out)}-staging`);
  await rm(staging, { recursive: true, force: true });
  await mkdir(staging, { recursive: true });
  return staging;
}

/** Takes a staging folder away, with what is left in it. */
export async function discard(staging: string): Promise<void> {
  await rm(staging, { recursive: true, force: true });
}
