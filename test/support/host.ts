import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, symlink } from 'node:fs/promises';
import path from 'node:path';
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
  /** @param killAfter milliseconds after which all its processes get SIGKILL, if it still builds */
  readonly build: (call: BuildCall, killAfter?: number) => Promise<Outcome>;
  /** Ends its processes: the next build begins with the code as it then is. */
  readonly end: () => Promise<void>;
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

/** @param program the folder of a copy of the program */
export function makeHost(program: string): Host {
  let child: ChildProcess | null = null;
  const start = (): ChildProcess => {
    // Detached, so that it and its renderers are a group of their own and can be killed at once.
    const started = fork(path.join(program, 'test/support/build-host.ts'), {
      cwd: program,
      execArgv: ['--import', TSX],
      detached: true,
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    child = started;
    return started;
  };
  const end = async (): Promise<void> => {
    const running = child;
    child = null;
    if (running === null || running.exitCode !== null || running.signalCode !== null) return;
    const ended = once(running, 'exit');
    if (running.pid !== undefined) process.kill(-running.pid, 'SIGKILL');
    await ended;
  };
  return {
    end,
    build: (call, killAfter) =>
      new Promise((resolve) => {
        const running = child ?? start();
        let timer: NodeJS.Timeout | undefined;
        const settle = (outcome: Outcome): void => {
          clearTimeout(timer);
          running.off('message', onMessage).off('exit', onExit);
          resolve(outcome);
        };
        const onMessage = (outcome: Outcome): void => settle(outcome);
        const onExit = (code: number | null): void =>
          settle({ kind: 'broken', message: `The host ended with ${code}.` });
        running.on('message', onMessage).on('exit', onExit);
        running.send(call);
        if (killAfter !== undefined) timer = setTimeout(() => end().then(() => settle({ kind: 'killed' })), killAfter);
      }),
  };
}
