import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { codeOf } from '../shared/errors.ts';
import { lookAt } from '../shared/files.ts';
import { startProgress } from '../shared/progress.ts';
import type { Workshop } from './workshop.ts';

const END = 'end';
/** In the workshop: what the state will be once everything is in place. */
export const NEXT_STATE = 'next-state.tsv';

/** What is to be done to the output folder, in this order. Paths are relative to it. */
export interface Moves {
  readonly move: readonly string[];
  readonly remove: readonly string[];
}

/** Writes a file through to the disk. */
export function writeThrough(file: string, data: string | Uint8Array): void {
  const open = openSync(file, 'w');
  try {
    writeFileSync(open, data);
    fsyncSync(open);
  } finally {
    closeSync(open);
  }
}

/** Notes down what is to be done. From here on a build that was killed is completed by the next. */
export function writeJournal({ journal }: Workshop, { move, remove }: Moves): void {
  const lines = [...remove.map((file) => `remove\t${file}`), ...move.map((file) => `move\t${file}`), END];
  writeThrough(`${journal}.new`, `${lines.join('\n')}\n`);
  renameSync(`${journal}.new`, journal);
}

/** The journal of a build that was killed while it moved files; `null` where there is none. */
export function readJournal({ journal }: Workshop): Moves | null {
  let text = '';
  try {
    text = readFileSync(journal, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
  // What was cut off on a full disk was never begun.
  if (!text.endsWith(`\n${END}\n`) && text !== `${END}\n`) return null;
  const lines = text.split('\n').map((line) => line.split('\t'));
  const named = (verb: string): string[] => lines.flatMap(([word, file]) => (word === verb && file ? [file] : []));
  return { move: named('move'), remove: named('remove') };
}

/**
 * Does what the journal says, or what is left of it: every step is one rename or one removal, and may be done again. At
 * every moment each file in the output folder is whole.
 */
export function followJournal(workshop: Workshop, { move, remove }: Moves): void {
  const { out, staging } = workshop;
  const progress = startProgress('Publishing files', move.length);
  const folders = new Set<string>();
  mkdirSync(out, { recursive: true });
  for (const [at, file] of move.entries()) {
    const from = path.join(staging, file);
    const to = path.join(out, file);
    const folder = path.dirname(to);
    if (!folders.has(folder)) mkdirSync(folder, { recursive: true });
    folders.add(folder);
    moveFile(from, to);
    progress.at(at + 1);
  }
  progress.end();
  for (const file of remove) removeFile(out, file);
  const next = path.join(workshop.folder, NEXT_STATE);
  if (existsSync(next)) renameSync(next, workshop.state);
  rmSync(workshop.journal, { force: true });
  rmSync(staging, { recursive: true, force: true });
}

function moveFile(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    // Moved before the build was killed; were it lost, the build that follows would miss it and make it again.
    if (codeOf(error) === 'ENOENT' && !existsSync(from)) return;
    throw error;
  }
}

/** Takes a file away, and the folders that it leaves empty. */
function removeFile(out: string, file: string): void {
  const place = path.join(out, file);
  const found = lookAt(place);
  if (found && !found.isDirectory()) unlinkSync(place);
  for (let folder = path.dirname(file); folder !== '.'; folder = path.dirname(folder)) {
    try {
      rmdirSync(path.join(out, folder));
    } catch (error) {
      if (codeOf(error) === 'ENOENT') continue;
      return;
    }
  }
}
