import { lstatSync } from 'node:fs';
import path from 'node:path';
import { listTree } from '../shared/files.ts';
import type { Watched, Watching } from './watch.ts';

/**
 * Looks at everything now and then: for network drives and containers, where the system does not tell of changes, and for
 * systems that have no more watchers to give.
 */
export function pollPlaces({ trees, files, changed }: Watched, everyMillis: number): Watching {
  const look = (): Map<string, string> => {
    const places = trees.flatMap((tree) => listTree(tree).map((entry) => path.join(tree, entry.path)));
    return new Map([...places, ...files].flatMap((place) => stampOf(place) ?? []));
  };
  let before = look();
  const timer = setInterval(() => {
    const now = look();
    for (const place of new Set([...before.keys(), ...now.keys()]))
      if (before.get(place) !== now.get(place)) changed(place);
    before = now;
  }, everyMillis);
  return { end: () => clearInterval(timer) };
}

function stampOf(place: string): [readonly [string, string]] | null {
  const stats = lstatSync(place, { throwIfNoEntry: false });
  return stats === undefined ? null : [[place, `${stats.size} ${stats.mtimeMs} ${stats.ino}`]];
}
