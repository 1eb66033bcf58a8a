import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { listTree, sha256 } from './files.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** What decides about the versions of packages, and how code is read. */
const ALWAYS = ['eleventy.config.ts', 'package-lock.json', 'tsconfig.json'];

const known = new Map<string, string>();

/**
 * Digest of code: what was computed under another is computed again.
 *
 * @param parts folders and files of this program, relative to its root: `scripts`, `templates/pages/day.11ty.tsx`
 */
export function codeDigest(...parts: readonly string[]): string {
  return sha256([...ALWAYS, ...parts].map((part) => `${part}\t${digestOf(part)}\n`).join(''));
}

function digestOf(part: string): string {
  let digest = known.get(part);
  if (digest === undefined) {
    const place = path.join(ROOT, part);
    digest = statSync(place).isDirectory()
      ? sha256(
          listTree(place)
            .map(({ path: file }) => `${file}\t${digestOf(path.join(part, file))}\n`)
            .join(''),
        )
      : sha256(readFileSync(place));
    known.set(part, digest);
  }
  return digest;
}
