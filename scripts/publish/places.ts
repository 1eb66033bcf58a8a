import { accessSync, constants, existsSync, mkdirSync, readdirSync, rmdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { codeOf, UsageError } from '../shared/errors.ts';
import { lookAt } from '../shared/files.ts';
import type { State } from './state.ts';
import type { Workshop } from './workshop.ts';

const MOST_NAMED = 10;

/**
 * Looks whether a file that no build wrote is in the way of one that is to be made: it is never overwritten.
 *
 * @param files relative to the output folder
 * @throws {UsageError}
 */
export function refuseForeign(files: readonly string[], state: State, out: string): void {
  const found = files.flatMap((file) => (state.files.has(file) ? [] : inTheWay(out, file)));
  if (found.length === 0) return;
  const own = state.all();
  const named = [...new Set(found)].filter((file) => !own.has(file));
  if (named.length === 0) return;
  const more = named.length > MOST_NAMED ? ', …' : '';
  throw new UsageError(
    `${out} holds files that Hexdigest did not write and would overwrite: ${named.slice(0, MOST_NAMED).join(', ')}${more}. Move them, or name another folder with --out DIR.`,
  );
}

/** What stands where a file, or one of its folders, is to be. */
function inTheWay(out: string, file: string): string[] {
  if (existsSync(path.join(out, file))) return [file];
  for (let folder = path.dirname(file); folder !== '.'; folder = path.dirname(folder)) {
    const found = lookAt(path.join(out, folder));
    if (found?.isDirectory()) return [];
    if (found) return [folder];
  }
  return [];
}

/**
 * Looks before the first move whether all can be made.
 *
 * @throws {UsageError}
 */
export function refuseUnwritable(out: string, files: readonly string[]): void {
  const folders = new Set<string>();
  for (const file of files) {
    let folder = path.dirname(path.join(out, file));
    while (!folders.has(folder) && !existsSync(folder) && folder !== path.dirname(folder))
      folder = path.dirname(folder);
    if (existsSync(folder) && !statSync(folder).isDirectory())
      throw new UsageError(
        `${folder} is a file where a folder is to be. The site is as it was. Take the file away, or name another folder with --out DIR.`,
      );
    folders.add(folder);
    if (lookAt(path.join(out, file))?.isDirectory())
      throw new UsageError(
        `${path.join(out, file)} is a folder where a page is to be. The site is as it was. Take it away, or name another folder with --out DIR.`,
      );
  }
  for (const folder of folders) {
    try {
      accessSync(folder, constants.W_OK | constants.X_OK);
    } catch (error) {
      throw new UsageError(
        `${folder} can't be written (${codeOf(error)}). The site is as it was. Make it a folder that you may write, or name another with --out DIR.`,
        { cause: error },
      );
    }
  }
}

/** Makes the folders of files, before the first is moved. Where one can't be made, nothing is to be done after all. */
export function makeFolders({ out, journal }: Workshop, files: readonly string[]): void {
  const made: string[] = [];
  try {
    for (const folder of new Set(files.map((file) => path.dirname(path.join(out, file))))) {
      const first = mkdirSync(folder, { recursive: true });
      if (first !== undefined) made.push(first);
    }
  } catch (error) {
    for (const folder of made) removeEmpty(folder);
    rmSync(journal, { force: true });
    throw error;
  }
}

/** Takes a folder away in which there are folders at most. */
function removeEmpty(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true }))
    if (entry.isDirectory()) removeEmpty(path.join(folder, entry.name));
  rmdirSync(folder);
}
