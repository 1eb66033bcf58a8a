import { accessSync, constants, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { codeOf, UsageError } from '../shared/errors.ts';
import { listTree, lookAt, sha256 } from '../shared/files.ts';
import { compare } from '../shared/text.ts';
import { followJournal, NEXT_STATE, readJournal, writeJournal, writeThrough } from './journal.ts';
import type { Output } from './outputs.ts';
import { isIntact, MANIFEST, manifestText, type Published, type State, stateText } from './state.ts';
import type { Workshop } from './workshop.ts';

const MOST_NAMED = 10;

/** What is to be made anew, and what goes. */
export interface Changes {
  /** Outputs whose fingerprint is another than that of the published file, or whose file is not as it was left. */
  readonly stale: readonly Output[];
  /** Outputs that stay as they are. */
  readonly fresh: readonly Output[];
  /** Published files that the site no longer has. */
  readonly gone: readonly string[];
}

/** What publishing changed. Paths are relative to the output folder. */
export interface Result {
  /** Files of the site. */
  readonly files: number;
  /** Files that were moved into place. */
  readonly written: readonly string[];
  readonly removed: readonly string[];
  /** Files in the output folder that the program did not write, and left alone. */
  readonly foreign: readonly string[];
}

/** Completes what a killed build had ready, and discards what it had not; true when there was something to complete. */
export function recover(workshop: Workshop): boolean {
  const journal = readJournal(workshop);
  if (journal !== null) followJournal(workshop, journal);
  rmSync(workshop.staging, { recursive: true, force: true });
  return journal !== null;
}

/**
 * Compares the planned files with the published ones.
 *
 * @param isClean everything counts as changed
 * @throws {UsageError} when a file that no build wrote is in the way of one: it is never overwritten
 */
export function findChanges(
  outputs: readonly Output[],
  state: State,
  { out, isClean }: { readonly out: string; readonly isClean: boolean },
): Changes {
  const stale: Output[] = [];
  const fresh: Output[] = [];
  for (const output of outputs) {
    const published = state.get(output.file);
    const isFresh = !isClean && published?.fingerprint === output.fingerprint && isIntact(out, output.file, published);
    (isFresh ? fresh : stale).push(output);
  }
  const planned = new Set(outputs.map(({ file }) => file));
  const gone = [...state.keys()].filter((file) => !planned.has(file) && file !== MANIFEST);
  refuseForeign(stale, state, out);
  return { stale, fresh, gone };
}

function refuseForeign(stale: readonly Output[], state: State, out: string): void {
  const foreign = stale.flatMap(({ file }) => (state.has(file) ? [] : inTheWay(out, file, state)));
  if (foreign.length === 0) return;
  const named = [...new Set(foreign)];
  const more = named.length > MOST_NAMED ? ', …' : '';
  throw new UsageError(
    `${out} holds files that Hexdigest did not write and would overwrite: ${named.slice(0, MOST_NAMED).join(', ')}${more}. Move them, or name another folder with --out DIR.`,
  );
}

/** What stands where a file, or one of its folders, is to be. */
function inTheWay(out: string, file: string, state: State): string[] {
  if (existsSync(path.join(out, file))) return [file];
  for (let folder = path.dirname(file); folder !== '.'; folder = path.dirname(folder)) {
    const found = lookAt(path.join(out, folder));
    if (found?.isDirectory()) return [];
    if (found && !state.has(folder)) return [folder];
  }
  return [];
}

/**
 * Moves what was made in the staging folder into place, file by file, under a journal: assets, then pages that are new
 * (nothing links to them yet), then pages that replace others, indexes and feeds last; then takes away what is gone.
 * `SHA256SUMS` names every file that the program wrote; no other file in the folder is touched.
 *
 * @throws {UsageError} when the output folder can't be written; it is then as it was
 */
export function publish(workshop: Workshop, { stale, fresh, gone }: Changes, before: State): Result {
  const { out, staging } = workshop;
  const state = new Map<string, Published>();
  for (const { file } of fresh) {
    const published = before.get(file);
    if (published) state.set(file, published);
  }
  const written: string[] = [];
  for (const { file, fingerprint } of stale) {
    const { published, isNew } = weigh(workshop, file, fingerprint, before.get(file));
    state.set(file, published);
    if (isNew) written.push(file);
  }
  const manifest = manifestText(state);
  const isSame =
    before.has(MANIFEST) || existsSync(path.join(out, MANIFEST))
      ? readText(path.join(out, MANIFEST)) === manifest
      : false;
  if (!isSame) {
    mkdirSync(staging, { recursive: true });
    writeFileSync(path.join(staging, MANIFEST), manifest);
  }
  const move = [...written.sort(byTurn(before)), ...(isSame ? [] : [MANIFEST])];
  refuseUnwritable(out, [...move, ...gone]);
  writeThrough(path.join(workshop.folder, NEXT_STATE), stateText(state));
  writeJournal(workshop, { move, remove: gone });
  followJournal(workshop, { move, remove: gone });
  const foreign = listTree(out)
    .map((entry) => entry.path)
    .filter((file) => !state.has(file) && file !== MANIFEST);
  return { files: state.size, written, removed: gone, foreign };
}

/** The entry of a file that was made; one whose bytes are those in place already stays where it is. */
function weigh(
  { out, staging }: Workshop,
  file: string,
  fingerprint: string,
  before: Published | undefined,
): { readonly published: Published; readonly isNew: boolean } {
  const made = path.join(staging, file);
  const sum = sha256(readFileSync(made));
  if (before?.sum === sum && isIntact(out, file, before)) {
    rmSync(made);
    return { published: { ...before, fingerprint }, isNew: false };
  }
  const { size, mtimeMs: mtime } = statSync(made);
  return { published: { fingerprint, sum, size, mtime }, isNew: true };
}

function readText(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

/** Assets first; then what nothing in place links to; then pages before the indexes and feeds that point at them. */
function byTurn(before: State): (a: string, b: string) => number {
  const turnOf = (file: string): number => {
    if (file.startsWith('assets/')) return 0;
    if (!before.has(file)) return 1;
    if (/(?:^|\/)feed\.xml$|^sitemap/.test(file)) return 4;
    return file.split('/').length > 3 ? 2 : 3;
  };
  return (a, b) => turnOf(a) - turnOf(b) || compare(a, b);
}

/**
 * Looks before the first move whether all can be made.
 *
 * @throws {UsageError}
 */
function refuseUnwritable(out: string, files: readonly string[]): void {
  const folders = new Set<string>();
  for (const file of files) {
    let folder = path.dirname(path.join(out, file));
    while (!folders.has(folder) && !existsSync(folder) && folder !== path.dirname(folder))
      folder = path.dirname(folder);
    folders.add(folder);
    if (lookAt(path.join(out, file))?.isDirectory())
      throw new UsageError(
        `${path.join(out, file)} is a folder where a page is to be. Take it away, or name another folder with --out DIR.`,
      );
  }
  for (const folder of folders) {
    try {
      accessSync(folder, constants.W_OK | constants.X_OK);
    } catch (error) {
      throw new UsageError(
        `${folder} can't be written (${codeOf(error)}). The site is as it was. Make it a folder that you may write, or name another with --out DIR.`,
        { cause: error },
      );
    }
  }
}
