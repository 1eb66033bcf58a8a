import { readFileSync } from 'node:fs';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import { codeOf } from '../shared/errors.ts';
import { lookAt, sha256, textOf } from '../shared/files.ts';
import { compare } from '../shared/text.ts';
import type { Listing } from '../site/modified.ts';
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
export type Files = ReadonlyMap<string, Published>;

/** What was published of pages that were planned together. */
export interface Group {
  /** As its unit is called; {@link LOOSE} for pages and assets that are planned each time. */
  readonly name: string;
  /** Tells all that the plan was made of; `''` where it is to be made again, whatever it is made of. */
  readonly key: string;
  /** What the pages said of themselves. */
  readonly listings: readonly Listing[];
  readonly files: Files;
}

/** The name of what no unit holds. */
export const LOOSE = '';

/** A group as its lines: most are written as they were read. */
interface Block {
  readonly key: string;
  readonly count: number;
  /** The listings as JSON. */
  readonly listings: string;
  readonly lines: string;
}

/** What earlier builds published, group by group; the files of a group are known once it is opened. */
export class State {
  /** The text of the manifest; `''` where there is none. */
  readonly manifest: string;
  /** Whether the manifest names the same files. */
  readonly isSound: boolean;
  readonly #out: string;
  readonly #blocks: ReadonlyMap<string, Block>;
  readonly #open = new Set<string>();
  readonly #files = new Map<string, Published>();

  constructor(out: string, blocks: ReadonlyMap<string, Block>, manifest: string, isSound: boolean) {
    this.#out = out;
    this.#blocks = blocks;
    this.manifest = manifest;
    this.isSound = isSound;
  }

  get names(): Iterable<string> {
    return this.#blocks.keys();
  }

  /** What the pages of a group said of themselves; `null` where it was planned by another key. */
  listingsOf(name: string, key: string): readonly Listing[] | null {
    const block = this.#blocks.get(name);
    if (block === undefined || block.key === '' || block.key !== key) return null;
    const rows: (readonly [string, 0 | 1, string | null])[] = JSON.parse(block.listings);
    return rows.map(([url, isArticle, modified]) => ({ url, isArticle: isArticle === 1, modified }));
  }

  /** Has the files of a group known from here on. */
  open(name: string): Files {
    const block = this.#blocks.get(name);
    if (block === undefined || this.#open.has(name)) return this.#files;
    this.#open.add(name);
    for (const [file, published] of readFiles(this.#out, block.lines)) this.#files.set(file, published);
    return this.#files;
  }

  /** The files of all groups; none is opened. */
  all(): Files {
    const lines = [...this.#blocks.values()].map((block) => block.lines).join('');
    return new Map(readFiles(this.#out, lines));
  }

  /** The files of the groups that are open. */
  get files(): Files {
    return this.#files;
  }

  /** The groups that hold any of some files. */
  holders(files: ReadonlySet<string>): Set<string> {
    const found = new Set<string>();
    for (const [name, { lines }] of this.#blocks)
      for (const [file] of readFiles(this.#out, lines)) if (files.has(file)) found.add(name);
    return found;
  }

  /** The state once some groups stay as they are and others are those given: as it is written, with the number of files. */
  next(
    still: Iterable<string>,
    groups: Iterable<Group>,
    manifest: string,
  ): { readonly bytes: Buffer; readonly count: number } {
    let text = '';
    let count = 0;
    const add = (name: string, block: Block): void => {
      text += `\t${name}\t${block.key}\t${block.count}\t${block.listings}\n${block.lines}`;
      count += block.count;
    };
    for (const name of still) {
      const block = this.#blocks.get(name);
      if (block !== undefined) add(name, block);
    }
    for (const group of groups) add(group.name, blockOf(group));
    const rest = Buffer.from(text);
    const first = Buffer.from(`# ${sha256(manifest)} ${crc32(rest).toString(16)}\n`);
    return { bytes: Buffer.concat([first, rest]), count };
  }
}

/**
 * What earlier builds published. Where the state is lost or damaged, or is not that of the manifest, the two tell at least
 * which files are the program's. Paths that lead out of the folder are left out.
 *
 * Its first line has the SHA-256 of the manifest and the CRC-32 of the rest. A line that begins with a tab begins a group:
 * its name, its key, the number of its files, and what its pages said of themselves as JSON. A line a file follows: path,
 * fingerprint, SHA-256, size, time of change.
 */
export function readState({ state, out }: Workshop): State {
  const bytes = readBytes(state);
  const sums = readBytes(path.join(out, MANIFEST));
  const end = bytes.indexOf('\n') + 1;
  const rest = bytes.subarray(end);
  const isSound = bytes.toString('latin1', 0, end) === `# ${sha256(sums)} ${crc32(rest).toString(16)}\n`;
  const manifest = textOf(sums);
  const blocks = isSound ? readBlocks(textOf(rest)) : new Map([[LOOSE, salvage(out, textOf(bytes), manifest)]]);
  return new State(out, blocks, manifest, isSound);
}

function readBlocks(text: string): Map<string, Block> {
  const blocks = new Map<string, Block>();
  for (let at = 0; at < text.length; ) {
    const end = text.indexOf('\n', at) + 1;
    const next = text.indexOf('\n\t', end - 1) + 1 || text.length;
    const [, name = '', key = '', count = '', listings = ''] = text.slice(at, end - 1).split('\t');
    blocks.set(name, { key, count: Number(count), listings, lines: text.slice(end, next) });
    at = next;
  }
  return blocks;
}

/** What lines are there, whatever else is wrong. */
function salvage(out: string, text: string, manifest: string): Block {
  const files = new Map(readFiles(out, text));
  for (const line of linesOf(manifest)) {
    const file = line.slice(SUM_DIGITS + 2);
    const sum = line.slice(0, SUM_DIGITS);
    if (!files.has(file) && isInside(out, file)) files.set(file, { fingerprint: '', sum, size: -1, mtime: -1 });
  }
  return blockOf({ name: LOOSE, key: '', listings: [], files });
}

function blockOf({ key, listings, files }: Group): Block {
  let lines = '';
  for (const [file, published] of files) lines += `${lineOf(file, published)}\n`;
  const rows = listings.map(({ url, isArticle, modified }) => [url, isArticle ? 1 : 0, modified]);
  return { key, count: files.size, listings: JSON.stringify(rows), lines };
}

function* readFiles(out: string, lines: string): Generator<[string, Published]> {
  for (const line of linesOf(lines)) {
    const end = line.indexOf('\t');
    const published = new Line(line, end);
    const file = line.slice(0, end);
    if (end > 0 && published.sum.length === SUM_DIGITS && isInside(out, file)) yield [file, published];
  }
}

function linesOf(text: string): string[] {
  return text.split('\n').slice(0, -1);
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
    const end = this.text.lastIndexOf('\t');
    return Number(this.text.slice(this.text.lastIndexOf('\t', end - 1) + 1, end));
  }

  get mtime(): number {
    return Number(this.text.slice(this.text.lastIndexOf('\t') + 1));
  }
}

function lineOf(file: string, published: Published): string {
  if (published instanceof Line) return published.text;
  const { fingerprint, sum, size, mtime } = published;
  return `${file}\t${fingerprint}\t${sum}\t${size}\t${mtime}`;
}

/** The manifest of some files, which does not list itself. */
export function manifestOf(sums: Iterable<readonly [file: string, sum: string]>): string {
  return [...sums]
    .sort(([a], [b]) => compare(a, b))
    .map(([file, sum]) => `${sum}  ${file}\n`)
    .join('');
}

/** A manifest once some files have other sums, or are gone (`null`). */
export function mendManifest(manifest: string, changes: ReadonlyMap<string, string | null>): string {
  const added = [...changes].flatMap(([file, sum]) => (sum === null ? [] : [[file, sum] as const]));
  added.sort(([a], [b]) => compare(a, b));
  let text = '';
  let at = 0;
  const addBefore = (file: string | null): void => {
    for (let next = added[at]; next !== undefined; next = added[at]) {
      if (file !== null && compare(next[0], file) > 0) return;
      text += `${next[1]}  ${next[0]}\n`;
      at += 1;
    }
  };
  for (const line of linesOf(manifest)) {
    const file = line.slice(SUM_DIGITS + 2);
    addBefore(file);
    if (!changes.has(file)) text += `${line}\n`;
  }
  addBefore(null);
  return text;
}

/** True where a published file is in its place and has not been touched. */
export function isIntact(out: string, file: string, { size, mtime }: Published): boolean {
  // Many are asked for; their paths are as they should be.
  const found = lookAt(`${out}/${file}`);
  return found?.isFile() === true && found.size === size && found.mtimeMs === mtime;
}

/** None where there is no file. */
function readBytes(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return Buffer.alloc(0);
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
