import { lstatSync, readFileSync, type Stats } from 'node:fs';
import path from 'node:path';
import { type Cache, openCache } from './cache.ts';
import { sha256 } from './files.ts';

/** A file changed within this time of being read may have changed again without its times telling. */
const RACY_MILLIS = 1000;

/** True where a file's times tell whether it was changed after `lookedAt`, in milliseconds since the epoch. */
function isSettled({ mtimeMs, ctimeMs }: Stats, lookedAt: number): boolean {
  return Math.max(mtimeMs, ctimeMs) <= lookedAt - RACY_MILLIS;
}

/** Digests of files: the first 16 hex digits of their SHA-256. */
export interface Digests {
  /**
   * The digest of a file; read only where it may have changed since an earlier run.
   *
   * @param file relative to the folder
   * @param stamp what {@link stampFiles} gave of it a moment ago; else it is looked at
   * @throws what reading throws
   */
  readonly of: (file: string, stamp?: string | null) => string;
  /** The file itself, with its digest. */
  readonly read: (file: string) => { readonly bytes: Buffer; readonly digest: string };
  readonly save: () => void;
}

/** First 16 hex digits of the SHA-256: an article's id, and what is compared. */
export function digest(data: string | Uint8Array): string {
  return sha256(data).slice(0, 16);
}

/**
 * Digests of the files of a folder. A file whose size, times and inode are those of an earlier run is not read again, as
 * in Git's index; times within a second of the reading are not trusted (gitformat-index, «racy Git»).
 *
 * @param part what of the folder is looked at: each has a memory of its own
 */
export function openDigests(folder: string, part: string): Digests {
  const cache: Cache = openCache(folder, `digests-${part}`);
  const read: Digests['read'] = (file) => {
    const place = path.join(folder, file);
    const stats = lstatSync(place);
    const readAt = Date.now();
    const bytes = readFileSync(place);
    const found = digest(bytes);
    if (isSettled(stats, readAt)) cache.set(file, `${found} ${stampOf(stats)}`);
    return { bytes, digest: found };
  };
  return {
    of: (file, stamp = null) => {
      const known = cache.get<string>(file);
      if (known === undefined) return read(file).digest;
      const isSame = known.slice(17) === (stamp ?? stampOf(lstatSync(path.join(folder, file))));
      return isSame ? known.slice(0, 16) : read(file).digest;
    },
    read,
    save: cache.save,
  };
}

/**
 * What tells whether each of some files has changed since: its size, times and inode; `null` where it changed so lately
 * that its times can't tell, or went.
 *
 * @param files absolute paths
 */
export function stampFiles(files: readonly string[]): (string | null)[] {
  const lookedAt = Date.now();
  return files.map((file) => {
    const stats = lstatSync(file, { throwIfNoEntry: false });
    return stats !== undefined && isSettled(stats, lookedAt) ? stampOf(stats) : null;
  });
}

/** What tells that a file may have changed. */
function stampOf({ size, mtimeMs, ctimeMs, ino }: Stats): string {
  return `${size} ${mtimeMs} ${ctimeMs} ${ino}`;
}
