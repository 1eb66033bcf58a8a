import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { codeOf, UsageError } from '../shared/errors.ts';

/**
 * Does `work` in a folder: in `keep`, which stays, or in a temporary one, which is taken away however the work ends.
 *
 * @throws {UsageError} when `keep` holds something already
 */
export async function inWorkFolder(keep: string | undefined, work: (folder: string) => Promise<void>): Promise<void> {
  if (keep !== undefined) return work(await emptyFolder(path.resolve(keep)));
  const folder = await mkdtemp(path.join(tmpdir(), 'hexdigest-bench-'));
  const leave = (signal: NodeJS.Signals): void => {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    process.kill(process.pid, signal);
  };
  process.once('SIGINT', leave).once('SIGTERM', leave);
  try {
    await work(folder);
  } finally {
    process.off('SIGINT', leave).off('SIGTERM', leave);
    await rm(folder, { recursive: true, force: true });
  }
}

async function emptyFolder(folder: string): Promise<string> {
  try {
    await mkdir(folder, { recursive: true });
    if ((await readdir(folder)).length === 0) return folder;
  } catch (error) {
    if (codeOf(error) !== 'ENOTDIR' && codeOf(error) !== 'EEXIST') throw error;
  }
  throw new UsageError(`--keep is ${folder}, which is not an empty folder: name a new one.`);
}
