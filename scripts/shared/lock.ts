import {
  accessSync,
  constants,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { shownPath } from './cli.ts';
import { codeOf, UsageError } from './errors.ts';

const RETRY_MILLIS = 100;
const LONGEST_WAIT_MILLIS = 10 * 60_000;

/** Who holds a lock: a process is known by its number and when it began, since numbers are used again. */
interface Holder {
  readonly pid: number;
  readonly host: string;
  readonly began: string;
}

/**
 * Runs `work` while this process alone holds a lock, and tells it whether it had to wait. Another that comes meanwhile waits
 * and says for whom; what a dead process left is taken over.
 *
 * @param file the lock; its folder is made
 * @param what is locked, for the message: `the site`
 * @throws {UsageError} when the lock is still held after ten minutes, or by a process of another machine
 */
export async function withLock<T>(file: string, what: string, work: (hasWaited: boolean) => Promise<T>): Promise<T> {
  const own: Holder = { pid: process.pid, host: hostname(), began: beganOf(process.pid) ?? '' };
  mkdirSync(path.dirname(file), { recursive: true });
  const until = Date.now() + LONGEST_WAIT_MILLIS;
  let hasWaited = false;
  while (!take(file, own)) {
    const holder = readHolder(file);
    if (holder === null) continue;
    if (holder.host === own.host && !isAlive(holder)) {
      discard(file, holder);
      continue;
    }
    if (holder.host !== own.host || Date.now() > until) {
      throw new UsageError(
        `Process ${holder.pid} on ${holder.host} holds ${what}. Wait until it ends, or delete ${file} if it is gone.`,
      );
    }
    if (!hasWaited) console.error(`Process ${holder.pid} holds ${what}; waiting until it ends …`);
    hasWaited = true;
    await setTimeout(RETRY_MILLIS);
  }
  try {
    return await work(hasWaited);
  } finally {
    const holder = readHolder(file);
    if (holder?.pid === own.pid && holder.began === own.began) rmSync(file, { force: true });
  }
}

/** Runs `work` while no other process of the program writes to this content folder; as {@link withLock} does. */
export function withContentLock<T>(content: string, work: (hasWaited: boolean) => Promise<T>): Promise<T> {
  const file = path.join(content, '.cache', 'lock');
  return isWritable(content, path.dirname(file)) ? withLock(file, shownPath(content), work) : work(false);
}

/** False for a folder that is not there, or that nobody may write to: it needs no lock, and `work` tells what is wrong. */
function isWritable(folder: string, within: string): boolean {
  if (!existsSync(folder)) return false;
  try {
    mkdirSync(within, { recursive: true });
    accessSync(within, constants.W_OK);
    return true;
  } catch (error) {
    if (['EACCES', 'EPERM', 'EROFS'].includes(codeOf(error) ?? '')) return false;
    throw error;
  }
}

/** A lock appears with its content in one step: a file is written beside it and linked to its name. */
function take(file: string, own: Holder): boolean {
  const beside = `${file}.${own.pid}`;
  writeFileSync(beside, `${JSON.stringify(own)}\n`);
  try {
    linkSync(beside, file);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    if (codeOf(error) === 'ENOENT') throw error;
    return create(file, own);
  } finally {
    rmSync(beside, { force: true });
  }
}

/** For file systems without hard links. */
function create(file: string, own: Holder): boolean {
  try {
    writeFileSync(file, `${JSON.stringify(own)}\n`, { flag: 'wx' });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Takes a dead process's lock away: by renaming it first, so that of several only one does. */
function discard(file: string, holder: Holder): void {
  const aside = `${file}.dead-${process.pid}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    throw error;
  }
  // Another may have taken the lock over in between: then it was a living one's that was moved.
  const moved = readHolder(aside);
  if (moved !== null && (moved.pid !== holder.pid || moved.began !== holder.began)) {
    try {
      linkSync(aside, file);
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
    }
  }
  rmSync(aside, { force: true });
}

/** `null` when it went meanwhile; a dead process for what is none of ours, or was cut off. */
function readHolder(file: string): Holder | null {
  try {
    const { pid, host, began } = Object(JSON.parse(readFileSync(file, 'utf8')));
    if (typeof pid === 'number' && typeof host === 'string') return { pid, host, began: String(began) };
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    // One that can't be read may be a living one's.
    if (!(error instanceof SyntaxError)) throw error;
  }
  return { pid: 0, host: hostname(), began: '' };
}

function isAlive({ pid, began }: Holder): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (codeOf(error) === 'ESRCH') return false;
  }
  const now = beganOf(pid);
  return now === null || began === '' || now === began;
}

/** When a process began, in ticks since boot (proc(5), `/proc/pid/stat` field 22); `null` where there is no such file. */
function beganOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // A zombie is dead, but for its parent's taking note of it.
    return fields[0] === 'Z' ? 'never' : (fields[19] ?? null);
  } catch {
    return null;
  }
}
