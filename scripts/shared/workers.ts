import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { ContentError, type Problem, traceOf } from './errors.ts';
import { SystemError, type SystemFault, systemFaultOf, toError } from './system-errors.ts';

/** A process of its own that does jobs. */
export interface Worker<Job, Result> {
  /**
   * Has a job done; several may be under way.
   *
   * @throws {ContentError} when the job found something wrong in the content
   * @throws {Error} when it failed otherwise, or the process ended
   */
  readonly ask: (job: Job) => Promise<Result>;
  readonly end: () => void;
}

/** Found from here, whatever folder the program was called in. */
const RUN = fileURLToPath(new URL('../run.js', import.meta.url));

/** How a process ends that the system or Node itself stops for the memory it takes; a shell says 128 and the signal's number. */
const FOR_WANT_OF_MEMORY: readonly unknown[] = ['SIGKILL', 'SIGABRT', 128 + 9, 128 + 6];

interface Asked<Job> {
  readonly number: number;
  readonly job: Job;
}

type Answer<Result> =
  | { readonly number: number; readonly ok: true; readonly result: Result }
  | {
      readonly number: number;
      readonly ok: false;
      readonly problems: readonly Problem[] | null;
      readonly fault: SystemFault | null;
      readonly message: string;
    };

/** How many processes are worth starting for work of `size` when none should get less than `least`; 1 at least. */
export function countWorkers(size: number, least: number): number {
  return Math.max(1, Math.min(availableParallelism(), Math.floor(size / least)));
}

/**
 * Starts a process that runs {@link serveJobs}.
 *
 * @param name of the script, as `run.js` knows it: `render/worker`
 * @param env variables of its environment besides those of this process
 */
export function startWorker<Job, Result>(name: string, env: NodeJS.ProcessEnv = {}): Worker<Job, Result> {
  const child = fork(RUN, [name], { execArgv: [], serialization: 'advanced', env: { ...process.env, ...env } });
  const asked = new Map<
    number,
    { readonly resolve: (result: Result) => void; readonly reject: (error: Error) => void }
  >();
  let count = 0;
  let ended: Error | null = null;
  const fail = (error: Error): void => {
    ended ??= error;
    for (const { reject } of asked.values()) reject(ended);
  };
  child.on('error', fail);
  child.once('exit', (code, signal) => fail(new SystemError(tellEnd(code, signal))));
  child.on('message', (answer: Answer<Result>) => {
    const { resolve, reject } = asked.get(answer.number) ?? {};
    asked.delete(answer.number);
    if (answer.ok) resolve?.(answer.result);
    else reject?.(errorOf(answer));
  });
  return {
    ask: (job) =>
      new Promise((resolve, reject) => {
        if (ended) return reject(ended);
        count += 1;
        asked.set(count, { resolve, reject });
        // A process that is gone can't be written to; why it went is told when its end is noticed.
        child.send({ number: count, job } satisfies Asked<Job>, () => undefined);
      }),
    end: () => {
      child.removeAllListeners('exit');
      // It may still be loading what it will not need any more.
      child.kill();
    },
  };
}

/** Why a process that was still needed is no more, and what to do: `code` and `signal` as Node tells them on `exit`. */
export function tellEnd(code: number | null, signal: NodeJS.Signals | null): string {
  const end = signal ?? code;
  if (FOR_WANT_OF_MEMORY.includes(end))
    return `A process of the program was ended from without (${end}): maybe the memory ran out. The site is as it was.\n    Give the machine more memory, and run the command again.`;
  if (signal !== null)
    return `A process of the program was ended from without (${signal}). The site is as it was.\n    Run the command again, and let it come to its end.`;
  return `A process of the program ended with code ${code} before it was done; what it said stands above. The site is as it was.\n    Mend what it says, and run the command again; where it says nothing of use, npm ci puts back what the program needs.`;
}

function errorOf({ problems, fault, message }: Extract<Answer<unknown>, { ok: false }>): Error {
  if (problems !== null) return new ContentError(problems);
  return fault === null ? new Error(message) : toError(fault);
}

/** In a process started by {@link startWorker}: begins every job as soon as it is asked. */
export function serveJobs<Job, Result>(run: (job: Job) => Promise<Result>): void {
  process.on('message', ({ number, job }: Asked<Job>) => {
    run(job).then(
      (result) => process.send?.({ number, ok: true, result } satisfies Answer<Result>),
      (error: unknown) => {
        const problems = error instanceof ContentError ? error.problems : null;
        const message = traceOf(error);
        const fault = systemFaultOf(error);
        process.send?.({ number, ok: false, problems, fault, message } satisfies Answer<Result>);
      },
    );
  });
  // Whoever asked is gone.
  process.once('disconnect', () => process.exit());
}

/**
 * Has jobs done, each by the first process that is free. Once one fails no further one is begun, and those under way are waited
 * for.
 *
 * @throws what the first that failed threw
 */
export async function doJobs<Job, Result>(
  workers: readonly Worker<Job, Result>[],
  jobs: Iterable<Job>,
  take: (result: Result) => void = () => undefined,
): Promise<void> {
  const rest = jobs[Symbol.iterator]();
  const failed: unknown[] = [];
  await Promise.all(
    workers.map(async (worker) => {
      try {
        for (let next = rest.next(); !next.done && failed.length === 0; next = rest.next())
          take(await worker.ask(next.value));
      } catch (error) {
        failed.push(error);
      }
    }),
  );
  if (failed.length > 0) throw failed[0];
}

/** Cuts a list into pieces of `size` and a rest; an item counts for as much as `sizeOf` says, and a piece is never empty. */
export function* inPieces<T>(items: readonly T[], size: number, sizeOf: (item: T) => number = () => 1): Generator<T[]> {
  let piece: T[] = [];
  let filled = 0;
  for (const item of items) {
    piece.push(item);
    filled += sizeOf(item);
    if (filled < size) continue;
    yield piece;
    [piece, filled] = [[], 0];
  }
  if (piece.length > 0) yield piece;
}
