import { type FSWatcher, lstatSync, readdirSync, statSync, watch } from 'node:fs';
import path from 'node:path';
import { codeOf } from '../shared/errors.ts';

/** What is looked at for changes. Paths are absolute. */
export interface Watched {
  /** Folders with all that is in them, but for names that begin with a dot. They may be absent for a time. */
  readonly trees: readonly string[];
  /** Single files; their folders must be there. */
  readonly files: readonly string[];
  /** Gets the place of a change: at least once after each. */
  readonly changed: (place: string) => void;
}

/** Looks for changes until it is ended. */
export interface Watching {
  readonly end: () => void;
}

/**
 * Watches folders and files. Each folder has a watcher of its own: what Node watches recursively loses folders that are
 * renamed, and fails where one goes.
 *
 * @param failed is told once, when the system has no more watchers to give (ENOSPC, EMFILE)
 */
export function watchPlaces({ trees, files, changed }: Watched, failed: (error: unknown) => void): Watching {
  const watchers = new Map<string, FSWatcher>();
  const parents: FSWatcher[] = [];
  let isEnded = false;
  const end = (): void => {
    isEnded = true;
    for (const watcher of [...watchers.values(), ...parents]) watcher.close();
  };
  const attempt = (work: () => void): void => {
    try {
      if (!isEnded) work();
    } catch (error) {
      end();
      queueMicrotask(() => failed(error));
    }
  };

  const forget = (folder: string): void => {
    for (const [place, watcher] of watchers) {
      if (place !== folder && !place.startsWith(folder + path.sep)) continue;
      watcher.close();
      watchers.delete(place);
    }
  };
  const follow = (folder: string): void => {
    if (!isFolder(folder, trees.includes(folder))) return;
    try {
      const watcher = watch(folder, (event, name) => attempt(() => noted(event, folder, name)));
      watcher.on('error', () => forget(folder));
      watchers.set(folder, watcher);
      // Watched first, then read: what comes in between is seen twice rather than never.
      for (const entry of readdirSync(folder, { withFileTypes: true })) {
        const place = path.join(folder, entry.name);
        if (entry.isDirectory() && !isHidden(entry.name) && !watchers.has(place)) follow(place);
      }
    } catch (error) {
      if (codeOf(error) !== 'ENOENT') throw error;
      forget(folder);
    }
  };
  const renew = (folder: string): void => {
    forget(folder);
    follow(folder);
  };
  const noted = (event: string, folder: string, name: string | null): void => {
    if (name !== null && isHidden(name)) return;
    const place = name === null ? folder : path.join(folder, name);
    // A folder of this name may be another one now, and what was watched under it may have another name.
    if (event === 'rename') renew(place);
    changed(place);
  };

  attempt(() => {
    for (const tree of trees) follow(tree);
    const places = [...trees, ...files];
    for (const parent of new Set(places.map((place) => path.dirname(place)))) {
      const watcher = watch(parent, (event, name) =>
        attempt(() => {
          const place = path.join(parent, name ?? '');
          if (!places.includes(place)) return;
          if (event === 'rename' && trees.includes(place)) renew(place);
          changed(place);
        }),
      );
      watcher.on('error', () => undefined);
      parents.push(watcher);
    }
  });
  return { end };
}

/** Names that begin with a dot are nowhere part of the content or of the program. */
function isHidden(name: string): boolean {
  return name.startsWith('.');
}

function isFolder(place: string, mayBeLink: boolean): boolean {
  try {
    return (mayBeLink ? statSync : lstatSync)(place, { throwIfNoEntry: false })?.isDirectory() ?? false;
  } catch {
    return false;
  }
}
