import path from 'node:path';
import { codeOf } from '../shared/errors.ts';
import { lookAt, readLargeText } from '../shared/files.ts';
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
  for (const line of readLines(state)) {
    const end = line.indexOf('\t');
    const published = new Line(line, end);
    if (end > 0 && published.sum.length === SUM_DIGITS) files.set(line.slice(0, end), published);
  }
  for (const line of readLines(path.join(out, MANIFEST))) {
    const file = line.slice(SUM_DIGITS + 2);
    if (!files.has(file)) files.set(file, { fingerprint: '', sum: line.slice(0, SUM_DIGITS), size: -1, mtime: -1 });
  }
  for (const file of files.keys()) if (!isInside(out, file)) files.delete(file);
  return files;
}

const SUM_DIGITS = 64;

/** A line of the state, which is taken to pieces once it is asked: most lines are written as they were read. */
class Line implements Published {
  readonly text: string;
  /** Where the path ends, and where the fingerprint does. */
  readonly #path: number;
  readonly #fingerprint: number;

  constructor(text: string, end: number) {
    this.text = text;
    this.#path = end;
    this.#fingerprint = text.indexOf('\t', end + 1);
  }

  get fingerprint(): string {
    return this.text.slice(this.#path + 1, this.#fingerprint);
  }

  get sum(): string {
    const begin = this.#fingerprint + 1;
    return this.text.slice(begin, this.text.indexOf('\t', begin));
  }

  get size(): number {
    return Number(this.text.split('\t')[3]);
  }

  get mtime(): number {
    return Number(this.text.split('\t')[4]);
  }
}

/** The state of a site, in the order in which it is written: that of the paths. */
export function toState(files: Iterable<readonly [string, Published]>): State {
  return new Map([...files].sort(([a], [b]) => compare(a, b)));
}

/** The state as it is written: a line a file. */
export function stateText(state: State): string {
  let text = '';
  for (const [file, published] of state) text += `${lineOf(file, published)}\n`;
  return text;
}

function lineOf(file: string, published: Published): string {
  if (published instanceof Line) return published.text;
  const { fingerprint, sum, size, mtime } = published;
  return `${file}\t${fingerprint}\t${sum}\t${size}\t${mtime}`;
}

/** The manifest of a state, which does not list itself. */
export function manifestText(state: State): string {
  let text = '';
  for (const [file, { sum }] of state) if (file !== MANIFEST) text += `${sum}  ${file}\n`;
  return text;
}

/** True where a published file is in its place and has not been touched. */
export function isIntact(out: string, file: string, { size, mtime }: Published): boolean {
  const found = lookAt(path.join(out, file));
  return found?.isFile() === true && found.size === size && found.mtimeMs === mtime;
}

function readLines(file: string): string[] {
  try {
    return readLargeText(file).split('\n').slice(0, -1);
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
