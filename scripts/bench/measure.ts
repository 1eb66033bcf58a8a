import { execFile, spawn } from 'node:child_process';
import { type Watch, watchTree } from './processes.ts';
import type { CommandLine } from './tool.ts';

/** What a run of a command cost. */
export interface Cost {
  /** Seconds from its start to its end. */
  readonly wall: number;
  /** Processor seconds, in user and system mode, of the process and its children; `null` where it can't be known. */
  readonly cpu: number | null;
  /** Most memory, in bytes, that it and its children held at one moment (resident set size); `null` where it isn't known. */
  readonly peak: number | null;
}

/**
 * Runs a command to its end. Processor time and memory are known on Linux alone, from looking into /proc: GNU time would
 * not see processes that end after the one that started them.
 *
 * @throws {Error} when the command fails; the message has what it said last
 */
export async function measure(command: CommandLine): Promise<Cost> {
  const watches: Watch[] = [];
  const wall = await run(command, (pid) => {
    if (process.platform === 'linux') watches.push(watchTree(pid));
  });
  const used = await Promise.all(watches.map((stop) => stop()));
  return { wall, cpu: used[0]?.cpu ?? null, peak: used[0]?.peak ?? null };
}

/** @returns the seconds that it took */
function run({ program, args, cwd, env }: CommandLine, started: (pid: number) => void): Promise<number> {
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
    if (child.pid !== undefined) started(child.pid);
    child.on('close', (code, signal) => {
      const wall = (performance.now() - start) / 1000;
      if (code === 0) return resolve(wall);
      reject(new Error(`${[program, ...args].join(' ')} ended with ${signal ?? `code ${code}`}:\n${said.trim()}`));
    });
  });
}

/** The first line that a command prints; `null` when there is no such command, or it fails. */
export function firstLineOf(program: string, args: readonly string[]): Promise<string | null> {
  return new Promise((resolve) => {
    execFile(program, args, (error, stdout) => resolve(error === null ? (stdout.split('\n')[0] ?? '') : null));
  });
}
