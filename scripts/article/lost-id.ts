import { readFileSync } from 'node:fs';
import path from 'node:path';
import { digest } from '../shared/digests.ts';

/** What is left of an article that has lost its id. */
export interface Remains {
  /** The last part of its address. */
  readonly slug: string;
  /** The article file that it names, relative to the content folder. */
  readonly original: string | null;
}

/**
 * The id that an article had: the one that `urls.tsv` remembers for its address, where there is one such address; else that
 * which its article file gives. `null` where nothing tells.
 */
export function findLostId(content: string, { slug, original }: Remains): string | null {
  const promised = textOf(path.join(content, 'urls.tsv'))
    .split('\n')
    .map((line) => line.split('\t'))
    .filter(([id = '', , address = '']) => /^[0-9a-f]{16}$/.test(id) && address.endsWith(`/${slug}/`));
  if (promised.length === 1) return promised[0]?.[0] ?? null;
  // It names a file of the inbox, or else it names none.
  const file = original?.startsWith('inbox/') && !original.split('/').includes('..') ? original : null;
  const bytes = file === null ? null : bytesOf(path.join(content, file));
  return bytes === null ? null : digest(bytes);
}

function bytesOf(file: string): Buffer | null {
  try {
    return readFileSync(file);
  } catch {
    return null;
  }
}

function textOf(file: string): string {
  return bytesOf(file)?.toString() ?? '';
}
