import { spawn } from 'node:child_process';
import path from 'node:path';
import { REPO } from './content.ts';

/** What a process did. */
export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

type Env = Readonly<Record<string, string>>;
/** Is told, while a process runs, all that it has said on its error output. */
export type Heed = (stderr: string) => void;

/** Runs a command of the project, `build`, with plain output and no wish about the date but those of `env`. */
export function runScript(
  name: string,
  parameters: readonly string[],
  { env = {}, cwd = REPO, heed }: { readonly env?: Env; readonly cwd?: string; readonly heed?: Heed } = {},
): Promise<Ran> {
  return run([path.join(REPO, 'scripts/run.js'), name, ...parameters], env, cwd, heed);
}

/** Runs a file of JavaScript. */
export function runFile(
  file: string,
  parameters: readonly string[],
  { env = {}, cwd = REPO }: { readonly env?: Env; readonly cwd?: string } = {},
): Promise<Ran> {
  return run([file, ...parameters], env, cwd);
}

/** Runs the text of a program, as another machine would. */
export function runProgram(program: string, env: Env): Promise<Ran> {
  return run(['--import', 'tsx', '--input-type=module', '--eval', program], env, REPO);
}

function run(parameters: readonly string[], env: Env, cwd: string, heed: Heed = () => undefined): Promise<Ran> {
  const { SOURCE_DATE_EPOCH: _, FORCE_COLOR: __, NODE_TEST_CONTEXT: ___, ...inherited } = process.env;
  const child = spawn(process.execPath, parameters, {
    cwd,
    env: { ...inherited, NO_COLOR: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
    heed(stderr);
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}
