import { setImmediate } from 'node:timers/promises';
import type { Settings } from '../settings/settings.ts';
import { startProgress } from '../shared/progress.ts';
import { countWorkers, doJobs, inPieces, startWorker } from '../shared/workers.ts';
import type { LineCounts } from './learn.ts';
import type { FileReader, FileReading, Unread } from './read-file.ts';

/** Fewer text files cost more to hand to another process than that saves. */
const FEWEST_FILES = 500;
/** A saved page takes as long as this many text files. */
const PAGE_WEIGHT = 40;
const PIECE = 25;
const WORKER = 'ingest/worker';

/** What a process is asked: first how to read, then files to read. */
export type ReadingJob =
  | { readonly settings: Settings; readonly counts: LineCounts }
  | { readonly files: readonly Unread[] };
export type Told = readonly (readonly [file: string, reading: FileReading])[];

/** Readings by file. */
export type Readings = ReadonlyMap<string, FileReading>;

/** Reads article files: here, or where there are many on all the cores there are. */
export async function readFiles(
  settings: Settings,
  counts: LineCounts,
  files: readonly Unread[],
  { most = Number.POSITIVE_INFINITY, least = FEWEST_FILES }: { readonly most?: number; readonly least?: number } = {},
): Promise<Readings> {
  if (files.length === 0) return new Map();
  const weight = files.reduce((sum, { file }) => sum + (/\.html?(?:\.gz)?$/i.test(file) ? PAGE_WEIGHT : 1), 0);
  const count = Math.min(most, countWorkers(weight, least));
  const readings = new Map<string, FileReading>();
  const progress = startProgress('Reading article files', files.length);
  const take = (told: Told): void => {
    for (const [file, reading] of told) readings.set(file, reading);
    progress.at(readings.size);
  };
  if (count === 1) {
    // What reads files is much, and most builds have none to read.
    const { makeFileReader } = await import('./read-file.ts');
    const read = makeFileReader(settings, counts);
    for (const piece of inPieces(files, PIECE)) {
      take(await readPiece(read, piece));
      await setImmediate();
    }
  } else {
    const workers = Array.from({ length: count }, () => startWorker<ReadingJob, Told>(WORKER));
    try {
      await Promise.all(workers.map((worker) => worker.ask({ settings, counts })));
      const jobs = [...inPieces(files, PIECE)].map((piece) => ({
        files: piece.map(({ file, sidecar }) => ({ file, sidecar })),
      }));
      await doJobs(workers, jobs, take);
    } finally {
      for (const worker of workers) worker.end();
    }
  }
  progress.end();
  return readings;
}

/** Reads files one after the other. */
export async function readPiece(read: FileReader, files: readonly Unread[]): Promise<Told> {
  const told: [string, FileReading][] = [];
  for (const one of files) told.push([one.file, await read(one)]);
  return told;
}
