import { existsSync, lstatSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { codeOf, UsageError } from '../shared/errors.ts';

const MAKING = 'making-';

/** Where a build works: beside the output folder, on the same file system, so that files can be moved in one step. */
export interface Workshop {
  /** The output folder. All paths are absolute. */
  readonly out: string;
  readonly folder: string;
  /**
   * Where this process makes files. What a killed build's renderers still write, for the moment that they outlive it, goes
   * to another.
   */
  readonly making: string;
  /** Files that are ready to be moved into the output folder. */
  readonly staging: string;
  /** What is about to be moved and removed: there from the moment that the staging folder is complete. */
  readonly journal: string;
  /** What the output folder holds, and what each file was made from. */
  readonly state: string;
  readonly lock: string;
}

/**
 * The workshop of an output folder. Where that is a file system of its own (a mounted volume), it lies within, under a
 * name that begins with a dot.
 *
 * @throws {UsageError} when the output folder is a file, or the workshop can't be made
 */
export function openWorkshop(out: string): Workshop {
  const found = lstatSync(out, { throwIfNoEntry: false });
  const target = found?.isSymbolicLink() ? statSync(out, { throwIfNoEntry: false }) : found;
  if (found && !target?.isDirectory())
    throw new UsageError(`The output folder ${out} is a file. Take it away, or name another with --out DIR.`);
  const parent = path.dirname(out);
  try {
    mkdirSync(parent, { recursive: true });
    const isMounted = target !== undefined && statSync(parent).dev !== target.dev;
    const folder = path.join(isMounted ? out : parent, `.${path.basename(out)}-build`);
    mkdirSync(folder, { recursive: true });
    return {
      out,
      folder,
      making: path.join(folder, `${MAKING}${process.pid}`),
      staging: path.join(folder, 'staging'),
      journal: path.join(folder, 'journal'),
      state: path.join(folder, 'state.tsv'),
      lock: path.join(folder, 'lock'),
    };
  } catch (error) {
    throw new UsageError(
      `${out} can't be written (${codeOf(error) ?? error}). Make its folder one that you may write, or name another with --out DIR.`,
      { cause: error },
    );
  }
}

/** Takes away what builds made and did not publish, theirs who were killed included. */
export function clearWorkshop(workshop: Workshop): void {
  const { folder, staging, journal } = workshop;
  if (!existsSync(journal)) rmSync(staging, { recursive: true, force: true });
  for (const name of readdirSync(folder)) if (name.startsWith(MAKING)) discard(path.join(folder, name));
}

/** Takes away what this process made and did not come to publish. */
export function discardMade({ making }: Workshop): void {
  discard(making);
}

function discard(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch (error) {
    // A renderer is still at it; the next build takes away what is left.
    if (codeOf(error) !== 'ENOTEMPTY') throw error;
  }
}
