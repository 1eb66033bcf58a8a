import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Settings } from '../settings/settings.ts';
import { startProgress } from '../shared/progress.ts';
import { countShares, shareOf, startWorker } from '../shared/workers.ts';
import type { LineCounts } from './learn.ts';
import { type FileReading, makeFileReader } from './read-file.ts';

/** A share of fewer text files costs more to begin than it saves. */
const SMALLEST_SHARE = 500;
/** A saved page takes as long as this many text files. */
const PAGE_WEIGHT = 40;
const WORKER = fileURLToPath(new URL('./worker.ts', import.meta.url));

/** What a process needs to read its share of the article files. */
export interface ReadingJob {
  readonly settings: Settings;
  readonly counts: LineCounts;
  readonly files: readonly string[];
}

/** Readings by file. */
export type Readings = ReadonlyMap<string, FileReading>;

/** Reads article files, on as many cores as there are files for. */
export async function readFiles({ settings, counts, files }: ReadingJob): Promise<Readings> {
  const weight = files.reduce((sum, file) => sum + (/\.html?(?:\.gz)?$/i.test(file) ? PAGE_WEIGHT : 1), 0);
  const shares = countShares(weight, SMALLEST_SHARE);
  const readings = new Map<string, FileReading>();
  const progress = startProgress('Reading article files', files.length);
  const take = (some: Iterable<readonly [string, FileReading]>): void => {
    for (const [file, reading] of some) readings.set(file, reading);
    progress.at(readings.size);
  };
  const workers = await Promise.all(
    Array.from({ length: shares - 1 }, (_, at) =>
      startWorker<ReadingJob, [string, FileReading][]>(
        WORKER,
        { settings, counts, files: shareOf(files, at + 1, shares) },
        take,
      ),
    ),
  );
  await Promise.all([
    readShare({ settings, counts, files: shareOf(files, 0, shares) }, async (some) => {
      take(some);
      // What the other processes tell is heard between the batches.
      await setImmediate();
    }),
    ...workers.map(({ done }) => done),
  ]);
  progress.end();
  return readings;
}

const BATCH = 25;

/** Reads files one after the other and tells of them in batches. */
export async function readShare(
  { settings, counts, files }: ReadingJob,
  tell: (readings: [string, FileReading][]) => Promise<void>,
): Promise<void> {
  const read = makeFileReader(settings, counts);
  for (let at = 0; at < files.length; at += BATCH) {
    const batch: [string, FileReading][] = [];
    for (const file of files.slice(at, at + BATCH)) batch.push([file, await read(file)]);
    await tell(batch);
  }
}
