import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { listTree, sha256 } from '../shared/files.ts';
import { describeFault, SystemError, systemFaultOf } from '../shared/system-errors.ts';
import { compare } from '../shared/text.ts';
import { followJournal, type Moves, NEXT_STATE, readJournal, writeJournal, writeThrough } from './journal.ts';
import { isFolder, type Output } from './outputs.ts';
import { makeFolders, refuseForeign, refuseUnwritable } from './places.ts';
import {
  type Files,
  type Group,
  isIntact,
  MANIFEST,
  manifestOf,
  mendManifest,
  type Published,
  type State,
} from './state.ts';
import { clearWorkshop, type Workshop } from './workshop.ts';

/** What is to be made anew, and what goes. */
export interface Changes {
  /** Outputs whose fingerprint is another than that of the published file, or whose file is not as it was left. */
  readonly stale: readonly Output[];
  /** Published files that stay as they are. */
  readonly kept: readonly string[];
  /** Whether some of these stay though they are not what they should be. */
  readonly isHasty: boolean;
}

/** What becomes of the files of pages that were planned together. */
export interface GroupChanges extends Pick<Group, 'name' | 'key' | 'listings'>, Pick<Changes, 'stale' | 'kept'> {}

/** What becomes of the whole site. */
export interface SiteChanges {
  /** Names of groups that were not planned: their files stay as they are. */
  readonly still: readonly string[];
  readonly planned: readonly GroupChanges[];
}

/** What publishing changed. Paths are relative to the output folder. */
export interface Moved {
  /** Files of the site. */
  readonly files: number;
  /** Files that were moved into place. */
  readonly written: readonly string[];
  readonly removed: readonly string[];
}

/** What a build changed. */
export interface Result extends Moved {
  /** Files in the output folder that the program did not write, and left alone; `null` where they could not be looked for. */
  readonly foreign: readonly string[] | null;
}

/** Completes what a killed build had ready, and discards what it had not; true when there was something to complete. */
export function recover(workshop: Workshop): boolean {
  const journal = readJournal(workshop);
  if (journal === null) rmSync(workshop.journal, { force: true });
  else complete(workshop, journal);
  clearWorkshop(workshop);
  return journal !== null;
}

/**
 * Compares planned files with the published ones.
 *
 * @param published files of the groups that the outputs are of, at least
 * @param touched published files that are not as they were left
 * @param isClean everything counts as changed
 * @param isHasty folders of files, whose making takes long, stay as they were where they are there at all; the next build
 *   that is in no haste finds them stale
 */
export function findChanges(
  outputs: readonly Output[],
  published: Files,
  {
    touched,
    isClean,
    isHasty = false,
  }: { readonly touched: ReadonlySet<string>; readonly isClean: boolean; readonly isHasty?: boolean },
): Changes {
  const filesOf = publishedFiles(outputs, published);
  const stale: Output[] = [];
  const kept: string[] = [];
  let hasWaiting = false;
  for (const output of outputs) {
    const files = filesOf(output);
    const isAsMade = (file: string): boolean =>
      published.get(file)?.fingerprint === output.fingerprint && !touched.has(file);
    const isFresh = !isClean && files.length > 0 && files.every(isAsMade);
    const mayWait = isHasty && isFolder(output) && files.length > 0;
    if (isFresh || mayWait) for (const file of files) kept.push(file);
    else stale.push(output);
    hasWaiting ||= mayWait && !isFresh;
  }
  return { stale, kept, isHasty: hasWaiting };
}

/**
 * Looks whether what is to be made has its places free, before it is all made.
 *
 * @throws {UsageError} when files that no build wrote are in the way: they are never overwritten
 */
export function refuseInTheWay({ planned }: SiteChanges, state: State, { out }: Pick<Workshop, 'out'>): void {
  const stale = planned.flatMap((group) => group.stale);
  refuseForeign(
    stale.flatMap((output) => (isFolder(output) ? [] : [output.file])),
    state,
    out,
  );
}

/** Finds the published files of an output: one, or of a folder all those in it. */
function publishedFiles(outputs: readonly Output[], published: Files): (output: Output) => readonly string[] {
  const folders = outputs.filter(isFolder).map(({ file }) => file);
  const within = new Map<string, string[]>(folders.map((folder) => [folder, []]));
  if (folders.length > 0)
    for (const file of published.keys()) {
      for (let at = file.indexOf('/'); at >= 0; at = file.indexOf('/', at + 1))
        within.get(file.slice(0, at + 1))?.push(file);
    }
  return (output) => within.get(output.file) ?? [output.file];
}

/**
 * Moves what was made in the staging folder into place, file by file, under a journal: assets, then pages that are new
 * (nothing links to them yet), then pages that replace others, indexes and feeds last; then takes away what is gone.
 * `SHA256SUMS` names every file that the program wrote; no other file in the folder is touched.
 *
 * @throws {UsageError} when the output folder can't be written; it is then as it was
 * @throws {SystemError} when the system stopped it on the way
 */
export function publish(workshop: Workshop, changes: SiteChanges, before: State): Moved {
  const { out } = workshop;
  try {
    const { next, written, move, gone } = prepare(workshop, changes, before);
    const moves = { move, remove: gone };
    refuseUnwritable(out, [...move, ...gone]);
    writeThrough(path.join(workshop.folder, NEXT_STATE), next.bytes);
    writeJournal(workshop, moves);
    makeFolders(workshop, move);
    complete(workshop, moves);
    return { files: next.count, written, removed: gone };
  } finally {
    clearWorkshop(workshop);
  }
}

/** What the output folder will hold, what is to be moved there, and what the site no longer has. */
function prepare(
  workshop: Workshop,
  { still, planned }: SiteChanges,
  before: State,
): {
  readonly next: ReturnType<State['next']>;
  readonly written: readonly string[];
  readonly move: readonly string[];
  readonly gone: readonly string[];
} {
  const { out, staging } = workshop;
  // The files of groups that are no more go, unless others have them now.
  const stays = new Set(still);
  for (const name of before.names) if (!stays.has(name)) before.open(name);
  const made = planned.map(({ stale }) => stale.flatMap((output) => madeFiles(output, staging)));
  refuseForeign(
    made.flat().map(({ file }) => file),
    before,
    out,
  );
  const written: string[] = [];
  const present = new Set<string>();
  const groups = planned.map(({ kept, name, key, listings }, at): Group => {
    const files = new Map<string, Published>();
    for (const file of kept) {
      const published = before.files.get(file);
      if (published !== undefined) files.set(file, published);
    }
    for (const { file, fingerprint } of made[at] ?? []) {
      const { published, isNew } = weigh(workshop, file, fingerprint, before.files.get(file));
      files.set(file, published);
      if (isNew) written.push(file);
    }
    for (const file of files.keys()) present.add(file);
    return { name, key, listings, files };
  });
  written.sort(byTurn(before.files));
  const gone = [...before.files.keys()].filter((file) => !present.has(file) && file !== MANIFEST);
  const manifest = still.length === 0 ? manifestOf(sumsOf(groups)) : mend(before, groups, gone);
  const next = before.next(still, groups, manifest);
  if (before.manifest === manifest) return { next, written, move: written, gone };
  mkdirSync(staging, { recursive: true });
  writeFileSync(path.join(staging, MANIFEST), manifest);
  return { next, written, move: [...written, MANIFEST], gone };
}

function sumsOf(groups: readonly Group[]): (readonly [file: string, sum: string])[] {
  return groups.flatMap((group) => [...group.files].map(([file, { sum }]) => [file, sum] as const));
}

/** The manifest as it was, with what is another now. */
function mend({ manifest, files }: State, groups: readonly Group[], gone: readonly string[]): string {
  const changed = sumsOf(groups).filter(([file, sum]) => files.get(file)?.sum !== sum);
  const changes: (readonly [string, string | null])[] = [...gone.map((file) => [file, null] as const), ...changed];
  return mendManifest(manifest, new Map(changes));
}

/** The files that an output was made into, with its fingerprint. */
function madeFiles(
  output: Output,
  staging: string,
): readonly { readonly file: string; readonly fingerprint: string }[] {
  const { file, fingerprint } = output;
  if (!isFolder(output)) return [{ file, fingerprint }];
  return listTree(path.join(staging, file)).map((entry) => ({ file: `${file}${entry.path}`, fingerprint }));
}

/** @throws {SystemError} when the system stops it */
function complete(workshop: Workshop, moves: Moves): void {
  try {
    followJournal(workshop, moves);
  } catch (error) {
    const fault = systemFaultOf(error);
    if (fault === null) throw error;
    const [what, fix] = describeFault(fault);
    throw new SystemError(
      `Publishing stopped on the way: ${what}. Every file in ${workshop.out} is whole and every link leads somewhere, but some pages are still the old ones.\n    ${fix}, and build again: the next build completes what is left.`,
      { cause: error },
    );
  }
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
  // The bytes themselves are compared: a size and a time may outlive what a failing disk did to a file.
  if (before?.sum === sum && isIntact(out, file, before) && sha256(readFileSync(path.join(out, file))) === sum) {
    rmSync(made);
    return { published: { fingerprint, sum, size: before.size, mtime: before.mtime }, isNew: false };
  }
  const { size, mtimeMs: mtime } = statSync(made);
  return { published: { fingerprint, sum, size, mtime }, isNew: true };
}

/** Assets first; then what nothing in place links to; then pages before the indexes and feeds that point at them. */
function byTurn(before: Files): (a: string, b: string) => number {
  const turnOf = (file: string): number => {
    if (file.startsWith('assets/')) return 0;
    if (!before.has(file)) return 1;
    if (/(?:^|\/)(?:feed\.xml|atom\.xml|feed\.json)$|^feeds\.opml$|^sitemap/.test(file)) return 4;
    return file.split('/').length > 3 ? 2 : 3;
  };
  return (a, b) => turnOf(a) - turnOf(b) || compare(a, b);
}
