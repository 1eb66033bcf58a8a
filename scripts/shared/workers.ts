import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';

/** A process of its own that works at one job. */
export interface Worker {
  /** Resolves when the job is done; rejects when the process ends otherwise. */
  readonly done: Promise<void>;
}

/** How many processes, this one included, are worth starting for work of `size` when none should get less than `least`. */
export function countShares(size: number, least: number): number {
  return Math.max(1, Math.min(availableParallelism(), Math.floor(size / least)));
}

/** Every `count`-th item, beginning with the one at `share`. */
export function shareOf<T>(items: readonly T[], share: number, count: number): T[] {
  return items.filter((_, at) => at % count === share);
}

/**
 * Starts a process that runs {@link serveJob} and hands it its job. A process rather than a thread, since threads can't
 * load TypeScript on every Node that we run on. Resolves once the job has been handed over: this process has no time for
 * that while it works itself.
 *
 * @param onResult takes what the job tells before it is done
 */
export async function startWorker<Job, Result = never>(
  file: string,
  job: Job,
  onResult: (result: Result) => void = () => undefined,
): Promise<Worker> {
  const worker = fork(file, { execArgv: ['--import', 'tsx'], serialization: 'advanced' });
  worker.on('message', (result) => onResult(result as Result));
  const done = new Promise<void>((resolve, reject) => {
    worker.once('error', reject);
    worker.once('exit', (code, signal) =>
      code === 0 ? resolve() : reject(new Error(`The process for ${file} ended with ${code ?? signal}.`)),
    );
  });
  await Promise.race([done, new Promise((sent) => worker.send(job as object, sent))]);
  return { done };
}

/** In a process started by {@link startWorker}: takes one job, does it, and ends the process. */
export function serveJob<Job, Result = never>(
  run: (job: Job, tell: (result: Result) => Promise<void>) => Promise<void>,
): void {
  const tell = (result: Result): Promise<void> =>
    new Promise((resolve, reject) => {
      process.send?.(result, (error: Error | null) => (error ? reject(error) : resolve()));
    });
  process.once('message', (job: Job) => {
    run(job, tell).then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  });
  process.once('disconnect', () => process.exit(1));
}
