import { statSync } from 'node:fs';
import { listTree } from '../shared/files.ts';
import { startWorker } from '../shared/workers.ts';
import { type Files, isIntact, MANIFEST, readState } from './state.ts';
import type { Workshop } from './workshop.ts';

/** How the output folder differs from what builds left there, as far as it is known. Paths are relative to it. */
export interface Inspection {
  /** Published files that are gone, or no longer what they were. */
  readonly touched: Promise<ReadonlySet<string>>;
  /**
   * Files that no earlier build wrote: the program leaves them alone. It takes longest to find them, and what is published
   * meanwhile may be among them; `null` where they can't be looked for, which is no reason to publish nothing.
   */
  readonly foreign: Promise<readonly string[] | null>;
  readonly end: () => void;
}

/** Of a state shorter than this, in bytes, the files are looked at sooner than a process is started. */
const SHORT = 1_000_000;
const WORKER = 'publish/worker';

/** What is looked for. */
export type Search = 'touched' | 'foreign';

/** Finds published files that are not as they were left. */
export function findTouched({ out }: Workshop, published: Files): string[] {
  return [...published].flatMap(([file, left]) => (file === MANIFEST || isIntact(out, file, left) ? [] : [file]));
}

/** Finds files that are not among the published ones. */
export function findForeign({ out }: Workshop, published: Files): string[] {
  return listTree(out, (file) => !published.has(file) && file !== MANIFEST).map(({ path: file }) => file);
}

/** Looks at every file of a folder while the site is planned: of many files in a process of its own. */
export function startInspection(workshop: Workshop): Inspection {
  const size = statSync(workshop.state, { throwIfNoEntry: false })?.size ?? 0;
  if (size < SHORT) {
    const published = readState(workshop).all();
    const foreign = async () => findForeign(workshop, published);
    return {
      touched: Promise.resolve(new Set(findTouched(workshop, published))),
      foreign: foreign().catch(() => null),
      end: () => undefined,
    };
  }
  const worker = startWorker<[Workshop, Search], readonly string[]>(WORKER);
  const touched = worker.ask([workshop, 'touched']).then((files) => new Set(files));
  // Where the content is wrong, nobody asks for it.
  touched.catch(() => undefined);
  return { touched, foreign: worker.ask([workshop, 'foreign']).catch(() => null), end: worker.end };
}
