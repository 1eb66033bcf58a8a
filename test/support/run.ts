import { spawn } from 'node:child_process';
import path from 'node:path';
import { REPO } from './content.ts';

/** What a process did. */
export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a TypeScript file of the project, with plain output and no wish about the date but those of `env`. */
export function runScript(
  file: string,
  parameters: readonly string[],
  { env = {}, cwd = REPO }: { readonly env?: Readonly<Record<string, string>>; readonly cwd?: string } = {},
): Promise<Ran> {
  return run(['--import', 'tsx', path.join(REPO, file), ...parameters], env, cwd);
}

/** Runs the text of a program, as another machine would. */
export function runProgram(program: string, env: Readonly<Record<string, string>>): Promise<Ran> {
  return run(['--import', 'tsx', '--input-type=module', '--eval', program], env, REPO);
}

function run(parameters: readonly string[], env: Readonly<Record<string, string>>, cwd: string): Promise<Ran> {
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
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}
