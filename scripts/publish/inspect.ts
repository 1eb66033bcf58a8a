import { statSync } from 'node:fs';
import { listTree } from '../shared/files.ts';
import { startWorker } from '../shared/workers.ts';
import { isIntact, MANIFEST, readState, type State } from './state.ts';
import type { Workshop } from './workshop.ts';

/** How the output folder differs from what builds left there. Paths are relative to it. */
export interface Inspection {
  /** Published files that are gone, or no longer what they were. */
  readonly touched: ReadonlySet<string>;
  /** Files that the program did not write: it leaves them alone. */
  readonly foreign: readonly string[];
}

/** Of a state shorter than this, in bytes, the files are looked at sooner than a process is started. */
const SHORT = 1_000_000;
const WORKER = 'publish/worker';

/** Looks at every file of the output folder. */
export function inspect(workshop: Workshop, state: State = readState(workshop)): Inspection {
  const { out } = workshop;
  const touched = new Set<string>();
  for (const [file, published] of state) if (file !== MANIFEST && !isIntact(out, file, published)) touched.add(file);
  const foreign = listTree(out).flatMap(({ path: file }) => (state.has(file) || file === MANIFEST ? [] : [file]));
  return { touched, foreign };
}

/** Looks at every file of a folder while the site is planned: of many files in a process of its own. */
export async function startInspection(workshop: Workshop): Promise<Inspection> {
  const size = statSync(workshop.state, { throwIfNoEntry: false })?.size ?? 0;
  if (size < SHORT) return inspect(workshop);
  const worker = startWorker<Workshop, Inspection>(WORKER);
  try {
    return await worker.ask(workshop);
  } finally {
    worker.end();
  }
}
