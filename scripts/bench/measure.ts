import { execFile, spawn } from 'node:child_process';
import { access } from 'node:fs/promises';
import { type Watch, watchTree } from './processes.ts';
import type { CommandLine } from './tool.ts';

/** What a run of a command cost. */
export interface Cost {
  /** Seconds from its start to its end. */
  readonly wall: number;
  /** Processor seconds, in user and system mode, of the process and its children; `null` where it can't be known. */
  readonly cpu: number | null;
  /** Most memory, in bytes, that its largest process held (peak resident set size); `null` where it isn't known. */
  readonly peak: number | null;
}

interface Ended {
  readonly wall: number;
  readonly said: string;
}

const GNU_TIME = '/usr/bin/time';
/** How its report begins, after all that the command said. */
const REPORT = '\tCommand being timed:';

/**
 * Runs a command to its end. Processor time and memory are known on Linux alone: from GNU time where it is installed,
 * else from looking into /proc. Memory is the largest process's, not the sum, since processes share some of it.
 *
 * @throws {Error} when the command fails; the message has what it said last
 */
export async function measure(command: CommandLine): Promise<Cost> {
  if (process.platform !== 'linux') return { wall: (await run(command)).wall, cpu: null, peak: null };
  return (await exists(GNU_TIME)) ? measureByTime(command) : measureByLooking(command);
}

async function measureByTime({ program, args, ...rest }: CommandLine): Promise<Cost> {
  const { wall, said } = await run({ ...rest, program: GNU_TIME, args: ['-v', program, ...args] });
  const report = said.slice(said.lastIndexOf(REPORT));
  const figure = (label: string): number => Number(new RegExp(`${label}[^:]*: ([\\d.]+)`).exec(report)?.[1]);
  return {
    wall,
    cpu: figure('User time') + figure('System time'),
    peak: figure('Maximum resident set size') * 1024,
  };
}

async function measureByLooking(command: CommandLine): Promise<Cost> {
  const watches: Watch[] = [];
  const { wall } = await run(command, (pid) => watches.push(watchTree(pid)));
  const used = await Promise.all(watches.map((stop) => stop()));
  return { wall, cpu: used[0]?.cpu ?? null, peak: used[0]?.peak ?? null };
}

/** @returns the seconds that it took, and the end of what it said */
function run({ program, args, cwd, env }: CommandLine, started?: (pid: number) => unknown): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(program, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    const listen = (chunk: Buffer): void => {
      said = (said + chunk.toString()).slice(-8000);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.on('error', reject);
    if (child.pid !== undefined) started?.(child.pid);
    child.on('close', (code, signal) => {
      const wall = (performance.now() - start) / 1000;
      if (code === 0) return resolve({ wall, said });
      const [words = ''] = said.split(REPORT);
      reject(new Error(`${[program, ...args].join(' ')} ended with ${signal ?? `code ${code}`}:\n${words.trim()}`));
    });
  });
}

/** The first line that a command prints; `null` when there is no such command, or it fails. */
export function firstLineOf(program: string, args: readonly string[]): Promise<string | null> {
  return new Promise((resolve) => {
    execFile(program, args, (error, stdout) => resolve(error === null ? (stdout.split('\n')[0] ?? '') : null));
  });
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
