import { messageOf } from '../shared/errors.ts';
import { CODE_FILES, CODE_TREES, type Kind, kindOf } from './places.ts';
import { pollPlaces } from './poll.ts';
import { type Watched, watchPlaces } from './watch.ts';

const POLL_MILLIS = 1000;

/** Looks at the content folder and at the program until the process ends; what changes is told by its kind. */
export function watchContentAndCode(
  content: string,
  { isPolling, changed }: { readonly isPolling: boolean; readonly changed: (kind: Kind) => void },
): void {
  const watched: Watched = {
    trees: [content, ...CODE_TREES],
    files: CODE_FILES,
    changed: (place) => {
      const kind = kindOf(place, content);
      if (kind !== null) changed(kind);
    },
  };
  const poll = (): void => {
    pollPlaces(watched, POLL_MILLIS);
    // What changed while nobody looked.
    changed('code');
  };
  if (isPolling) pollPlaces(watched, POLL_MILLIS);
  else
    watchPlaces(watched, (error) => {
      console.error(`Folders can't be watched (${messageOf(error)}): looking for changes every second instead.`);
      poll();
    });
}
