import { readFileSync } from 'node:fs';
import path from 'node:path';
import { codeOf } from '../shared/errors.ts';
import { lookAt } from '../shared/files.ts';
import { compare } from '../shared/text.ts';
import type { Workshop } from './workshop.ts';

/** The list of the program's files in the output folder with their sums, as `sha256sum --check` reads it. */
export const MANIFEST = 'SHA256SUMS';

/** A file of the output folder as it was published. */
export interface Published {
  /** Hash of everything that went into it; `''` where that is not known any more. */
  readonly fingerprint: string;
  /** SHA-256 of its bytes, 64 hex digits. */
  readonly sum: string;
  readonly size: number;
  /** Milliseconds since the epoch. */
  readonly mtime: number;
}

/** The program's files in the output folder, by their path in it. */
export type State = ReadonlyMap<string, Published>;

/**
 * What earlier builds published. Where the state is lost, the manifest tells at least which files are the program's.
 * Paths that lead out of the folder are left out.
 */
export function readState({ state, out }: Workshop): State {
  const files = new Map<string, Published>();
  for (const line of readLines(path.join(out, MANIFEST)))
    files.set(line.slice(66), { fingerprint: '', sum: line.slice(0, 64), size: -1, mtime: -1 });
  for (const line of readLines(state)) {
    const [file = '', fingerprint = '', sum = '', size, mtime] = line.split('\t');
    if (sum.length === 64) files.set(file, { fingerprint, sum, size: Number(size), mtime: Number(mtime) });
  }
  for (const file of files.keys()) if (!isInside(out, file)) files.delete(file);
  return files;
}

/** The state as it is written: a line a file, sorted. */
export function stateText(state: State): string {
  return sorted(state)
    .map(([file, { fingerprint, sum, size, mtime }]) => `${[file, fingerprint, sum, size, mtime].join('\t')}\n`)
    .join('');
}

/** The manifest of a state, which does not list itself. */
export function manifestText(state: State): string {
  return sorted(state)
    .flatMap(([file, { sum }]) => (file === MANIFEST ? [] : [`${sum}  ${file}\n`]))
    .join('');
}

/** True where a published file is in its place and has not been touched. */
export function isIntact(out: string, file: string, { size, mtime }: Published): boolean {
  const found = lookAt(path.join(out, file));
  return found?.isFile() === true && found.size === size && found.mtimeMs === mtime;
}

function sorted(state: State): (readonly [string, Published])[] {
  return [...state].sort(([a], [b]) => compare(a, b));
}

function readLines(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n').slice(0, -1);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}

/** What no path within a folder has: then none need be resolved. */
const MAY_CLIMB = /(?:^|\/)\.{1,2}(?:\/|$)|^\/|[\\:\0]/;

function isInside(out: string, file: string): boolean {
  if (file !== '' && !MAY_CLIMB.test(file)) return true;
  const relative = path.relative(out, path.resolve(out, file));
  return file !== '' && relative !== '' && !relative.startsWith('..') && !path.isAbsolute(relative);
}
