import path from 'node:path';
import type { Loaded } from '../article/load.ts';
import type { Settings } from '../settings/settings.ts';
import { UsageError } from '../shared/errors.ts';
import { listTree } from '../shared/files.ts';
import { compare } from '../shared/text.ts';
import { pairSidecars } from './sidecar.ts';

const MOST_NEAR = 5;
const LEAST_LIKENESS = 3 / 4;

/** What a name may stand for. */
export interface Shelf {
  /** Absolute path of the content folder. */
  readonly content: string;
  /** Article files, relative to the content folder. */
  readonly files: readonly string[];
  /** Articles by their path, with the article file that each was made from. */
  readonly originals: ReadonlyMap<string, string>;
  /** Sidecars, with the article file whose fields each states. */
  readonly sidecars: ReadonlyMap<string, string>;
}

/** What there is in a content folder. */
export function shelfOf({ content }: Settings, { articles }: Pick<Loaded, 'articles'>): Shelf {
  const files = listTree(path.join(content, 'inbox')).map((entry) => `inbox/${entry.path}`);
  return {
    content,
    files,
    sidecars: new Map([...pairSidecars(files)].map(([file, sidecar]) => [sidecar, file])),
    originals: new Map(articles.flatMap(({ file, original }) => (original === null ? [] : [[file, original]]))),
  };
}

/**
 * The article file that an editor means: its path from the current folder, from the content folder or from the inbox,
 * the path of the article that was made of it, or of its sidecar.
 *
 * @returns the path relative to the content folder
 * @throws {UsageError} that names files of a like name, when there is none of this
 */
export function findArticleFile(given: string, { content, files, originals, sidecars }: Shelf): string {
  const known = new Set(files);
  for (const folder of [process.cwd(), content, path.join(content, 'inbox')]) {
    const file = path.relative(content, path.resolve(folder, given)).split(path.sep).join('/');
    const original = originals.get(file) ?? sidecars.get(file) ?? file;
    if (known.has(original)) return original;
  }
  const near = nearest(path.basename(given), files);
  const like = near.length > 0 ? ` Files of a like name:${near.map((name) => `\n      ${name}`).join('')}` : '';
  throw new UsageError(`--explain is ${given}, which is no file of ${path.join(content, 'inbox')}.${like}`);
}

/** The files whose names share the most with `name`: three in four of its pairs of letters. */
function nearest(name: string, files: readonly string[]): string[] {
  const wanted = pairsOf(name);
  return files
    .map((file) => ({ file, likeness: likeness(wanted, pairsOf(path.posix.basename(file))) }))
    .filter(({ likeness }) => likeness >= LEAST_LIKENESS)
    .sort((a, b) => b.likeness - a.likeness || compare(a.file, b.file))
    .slice(0, MOST_NEAR)
    .map(({ file }) => file);
}

/** Pairs of neighbouring letters, without the ending, which most files share. */
function pairsOf(name: string): ReadonlySet<string> {
  const stem = name.toLowerCase().replace(/(?:\.(?:txt|md|markdown|html?|json|gz|yaml))+$/, '');
  return new Set(Array.from({ length: Math.max(0, stem.length - 1) }, (_, at) => stem.slice(at, at + 2)));
}

/** The share of pairs of the smaller set that the other has, so that a part of a name finds the whole. */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const smaller = Math.min(a.size, b.size);
  if (smaller < 2) return 0;
  let both = 0;
  for (const pair of a) if (b.has(pair)) both++;
  return both / smaller;
}
