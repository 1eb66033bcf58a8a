import { isAscii } from 'node:buffer';
import { hash } from 'node:crypto';
import { type Dirent, lstatSync, readdirSync, type Stats } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { codeOf } from './errors.ts';
import { compare } from './text.ts';

/** SHA-256 as 64 lower-case hex digits. */
export function sha256(data: string | Uint8Array): string {
  return hash('sha256', data);
}

/** What is at a path, links not followed; `null` where nothing is, or where one of its folders is a file. */
export function lookAt(place: string): Stats | null {
  try {
    return lstatSync(place, { throwIfNoEntry: false }) ?? null;
  } catch (error) {
    if (codeOf(error) === 'ENOTDIR') return null;
    throw error;
  }
}

/** An entry of a folder tree; `path` is relative to the tree's root, with `/` between folders. */
export interface Entry {
  readonly path: string;
  readonly kind: 'file' | 'link' | 'other';
}

/**
 * Everything below `root` that is not a folder, in code-point order of the paths. Names that begin with a dot are left
 * out; links are named, not followed. A folder that does not exist is empty.
 *
 * @param isWanted says of a path whether it is listed; else all are
 */
export function listTree(root: string, isWanted: (path: string) => boolean = () => true): Entry[] {
  const found: Entry[] = [];
  const walk = (folder: string): void => {
    for (const entry of entriesOf(path.join(root, folder))) {
      if (entry.name.startsWith('.')) continue;
      const relative = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) walk(relative);
      else if (isWanted(relative))
        found.push({ path: relative, kind: entry.isFile() ? 'file' : entry.isSymbolicLink() ? 'link' : 'other' });
    }
  };
  walk('');
  return found.sort((a, b) => compare(a.path, b.path));
}

/** Nothing for a folder that went meanwhile. */
function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}

/** The text of bytes that are mostly ASCII, which is had much faster where they are nothing else. */
export function textOf(bytes: Buffer): string {
  return isAscii(bytes) ? bytes.toString('latin1') : bytes.toString();
}

/** Writes a file whole: beside its place first, then by rename, so that a reader never sees half of it. */
export async function writeWhole(file: string, data: string | Uint8Array): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const beside = path.join(path.dirname(file), `.${path.basename(file)}.${process.pid}.tmp`);
  try {
    await writeFile(beside, data);
    await rename(beside, file);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}
