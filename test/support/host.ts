import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, symlink } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { BuildCall } from '../../scripts/build-site.ts';
import type { Problem } from '../../scripts/shared/errors.ts';
import { REPO } from './content.ts';

/** What became of a build. */
export type Outcome =
  | { readonly kind: 'built' | 'unchanged' | 'killed' }
  /** The content has errors. */
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] }
  | { readonly kind: 'broken'; readonly message: string };

/** Builds sites in processes of its own, with the code of one folder. */
export interface Host {
  /** @param kill when its processes get SIGKILL, if it still builds then */
  readonly build: (call: BuildCall, kill?: Kill) => Promise<Outcome>;
  /** Starts its processes, which `build` does otherwise. */
  readonly start: () => void;
  /** Ends its processes: the next build begins with the code as it then is. */
  readonly end: () => Promise<void>;
}

export interface Kill {
  /** Milliseconds to wait. */
  readonly after: number;
  /** From when this is true; else from when the build is asked for. */
  readonly from?: () => boolean;
  /** Its renderers live on until they notice. */
  readonly isAlone?: boolean;
}

const TSX = import.meta.resolve('tsx');
const CODE = ['scripts', 'templates', 'test/support'];
const FILES = ['eleventy.config.ts', 'package.json', 'package-lock.json', 'tsconfig.json'];

/** Copies the program to a folder, where it may be changed. */
export async function copyProgram(folder: string): Promise<void> {
  for (const part of CODE) await cp(path.join(REPO, part), path.join(folder, part), { recursive: true });
  for (const file of FILES) await cp(path.join(REPO, file), path.join(folder, file));
  await mkdir(path.join(folder, 'content'));
  for (const name of ['topics.yaml', 'sources.yaml'])
    await cp(path.join(REPO, 'content', name), path.join(folder, 'content', name));
  await symlink(path.join(REPO, 'node_modules'), path.join(folder, 'node_modules'));
}

/** @param program the folder of the program, or of a copy */
export function makeHost(program: string): Host {
  let child: ChildProcess | null = null;
  const start = (): ChildProcess => {
    // Detached, so that it and its renderers are a group of their own and can be killed at once.
    child ??= fork(path.join(program, 'test/support/build-host.ts'), {
      cwd: program,
      execArgv: ['--import', TSX],
      detached: true,
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    return child;
  };
  const end = async (isAlone = false): Promise<void> => {
    const running = child;
    child = null;
    if (running?.pid === undefined || running.exitCode !== null || running.signalCode !== null) return;
    const ended = once(running, 'exit');
    process.kill(isAlone ? running.pid : -running.pid, 'SIGKILL');
    await ended;
  };
  return {
    start,
    end: () => end(),
    build: async (call, kill) => {
      const running = start();
      const ready = new AbortController();
      const told = once(running, 'message', { signal: ready.signal });
      const exit = once(running, 'exit', { signal: ready.signal });
      told.catch(() => undefined);
      exit.catch(() => undefined);
      running.send(call);
      try {
        return await Promise.race<Outcome>([
          told.then(([outcome]) => outcome),
          exit.then(([code]) =>
            child === running ? { kind: 'broken', message: `The host ended with ${code}.` } : { kind: 'killed' },
          ),
          ...(kill === undefined ? [] : [killed(kill, end, ready.signal)]),
        ]);
      } finally {
        ready.abort();
      }
    },
  };
}

async function killed(
  { after, from, isAlone }: Kill,
  end: (isAlone?: boolean) => Promise<void>,
  signal: AbortSignal,
): Promise<Outcome> {
  while (from !== undefined && !from() && !signal.aborted) await setTimeout(1);
  await setTimeout(after);
  if (signal.aborted) return { kind: 'built' };
  await end(isAlone);
  return { kind: 'killed' };
}
