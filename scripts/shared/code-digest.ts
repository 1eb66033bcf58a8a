import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { listTree, sha256 } from './files.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SINGLE_FILES = ['eleventy.config.ts', 'package-lock.json', 'tsconfig.json'];

let known: string | null = null;

/**
 * Digest of the code that makes the site: scripts, templates, configuration and the versions of the packages. What was
 * computed under another digest is computed again.
 */
export function codeDigest(): string {
  known ??= sha256(
    [...['scripts', 'templates'].flatMap(filesBelow), ...SINGLE_FILES]
      .map((file) => `${file}\t${sha256(readFileSync(path.join(ROOT, file)))}\n`)
      .join(''),
  );
  return known;
}

function filesBelow(folder: string): string[] {
  return listTree(path.join(ROOT, folder)).flatMap(({ kind, path: file }) =>
    kind === 'file' ? [`${folder}/${file}`] : [],
  );
}
