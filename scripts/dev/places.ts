import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** What a change is about. */
export type Kind =
  /** What the editor owns. */
  | 'content'
  /** Files that are copied as they are: stylesheets, fonts, icons. */
  | 'asset'
  /** Code and templates: the process that builds has to begin anew. */
  | 'code'
  /** The program that watches and serves: it can't begin itself anew. */
  | 'dev'
  /** Nothing: what an earlier build left for later is to be made. */
  | 'rest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const inRoot = (...names: readonly string[]): string[] => names.map((name) => path.join(ROOT, name));

/** Folders of the program, and its files, that have a part in how a site looks. */
export const CODE_TREES = inRoot('templates', 'scripts');
export const CODE_FILES = inRoot('eleventy.config.ts', 'package-lock.json', 'tsconfig.json');
const ASSETS = path.join(ROOT, 'templates', 'assets');
const DEV = path.join(ROOT, 'scripts', 'dev');
/** The one file there that runs in the process that builds. */
const HOST = path.join(DEV, 'host.ts');

/** Scripts among the assets are no such files: they are made smaller, and what they know the pages share. */
const SCRIPT = /\.m?[jt]s$/;

/** What builds write into the content folder, at its top. */
const RECORDS = ['imports.tsv', 'urls.tsv', 'receipts'];

/** What a change at a place is about; `null` for what builds themselves write, and what programs of the editor leave. */
export function kindOf(place: string, content: string): Kind | null {
  if (isWithin(place, content)) {
    const isRecord = RECORDS.some((name) => isWithin(place, path.join(content, name)));
    return isRecord || place.endsWith('~') ? null : 'content';
  }
  if (isWithin(place, ASSETS)) return SCRIPT.test(place) ? 'code' : 'asset';
  if (isWithin(place, DEV) && place !== HOST) return 'dev';
  return 'code';
}

function isWithin(place: string, folder: string): boolean {
  return place === folder || place.startsWith(folder + path.sep);
}
