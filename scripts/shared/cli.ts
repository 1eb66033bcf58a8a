import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import pc from 'picocolors';
import { ContentError, codeOf, formatProblem, messageOf, UsageError } from './errors.ts';
import { describeFault, SystemError, systemFaultOf } from './system-errors.ts';
import { visibleLines } from './terminal.ts';

/** A flag of a command: `type` as in `util.parseArgs`, `value` the placeholder and `help` the line in `--help`. */
export interface Flag {
  readonly type: 'string' | 'boolean';
  readonly value?: string;
  readonly help: string;
}

/** A command: what it does, the flags that it takes, and the steps. */
export interface Command<F extends Readonly<Record<string, Flag>>> {
  readonly name: string;
  readonly summary: string;
  readonly flags: F;
  /** What stands for the words that are no flags in `--help`, `"TITLE"`; without it there may be none. */
  readonly words?: string;
  /** @returns the exit code: 0 done, 1 the content has errors */
  readonly run: (flags: Flags<F>, words: readonly string[]) => Promise<0 | 1>;
}

/** The values of the flags that were given. */
export type Flags<F extends Readonly<Record<string, Flag>>> = {
  readonly [K in keyof F]: (F[K]['type'] extends 'boolean' ? boolean : string) | undefined;
};

/** Runs a command with the process's arguments and sets the exit code. Errors go to standard error, all at once. */
export async function runCommand<const F extends Readonly<Record<string, Flag>>>(command: Command<F>): Promise<void> {
  // `npm run build | head` closes the pipe early; that is no error.
  process.stdout.on('error', (error) => process.exit(codeOf(error) === 'EPIPE' ? 0 : 1));
  try {
    const given = readArguments(command);
    if (given === null) console.log(helpOf(command));
    else process.exitCode = await command.run(given.flags, given.words);
  } catch (error) {
    process.exitCode = report(error, command.name);
  }
}

/** `null` where help is asked for. */
function readArguments<F extends Readonly<Record<string, Flag>>>(
  command: Command<F>,
): { readonly flags: Flags<F>; readonly words: readonly string[] } | null {
  const options = Object.fromEntries(Object.entries(command.flags).map(([name, { type }]) => [name, { type }]));
  try {
    const { values, positionals } = parseArgs({
      options: { ...options, help: { type: 'boolean', short: 'h' } },
      allowPositionals: command.words !== undefined,
    });
    return values.help === true ? null : { flags: values as Flags<F>, words: positionals };
  } catch (error) {
    throw new UsageError(messageOf(error).replace(/\. To specify a positional.*$/s, '.'), { cause: error });
  }
}

function helpOf({
  name,
  summary,
  flags,
  words,
}: {
  readonly name: string;
  readonly summary: string;
  readonly words?: string;
  readonly flags: Readonly<Record<string, Flag>>;
}): string {
  const lines = Object.entries(flags).map(
    ([flag, { value, help }]) => `  ${`--${flag}${value === undefined ? '' : ` ${value}`}`.padEnd(20)} ${help}`,
  );
  const usage = `usage: npm run ${name} -- ${words === undefined ? '' : `${words} `}[flags]`;
  return [summary, '', usage, '', ...lines, `  ${'--help'.padEnd(20)} Show this.`].join('\n');
}

function report(error: unknown, name: string): 1 | 2 {
  if (error instanceof ContentError) {
    for (const problem of error.problems) {
      console.error(pc.red('error ') + visibleLines(formatProblem({ ...problem, file: shownPath(problem.file) })));
    }
    const count = error.problems.length;
    console.error(
      `\n${count} ${count === 1 ? 'error' : 'errors'} in the content. Nothing was published; the site is as it was.`,
    );
    return 1;
  }
  if (error instanceof UsageError) {
    console.error(`${pc.red('error')} ${visibleLines(error.message)}\n    npm run ${name} -- --help shows the flags.`);
    return 2;
  }
  const told = tellSystem(error);
  console.error(pc.red('error'), told === null ? error : visibleLines(told));
  return 1;
}

/** What the system did not let the program do; `null` for an error of the program itself, whose stack tells more. */
function tellSystem(error: unknown): string | null {
  if (error instanceof SystemError) return error.message;
  const fault = systemFaultOf(error);
  if (fault === null) return null;
  const [what, fix] = describeFault(fault);
  return `${what}.\n    ${fix}, and run the command again. The site is as it was.`;
}

/**
 * The instant that counts as now, in milliseconds since the epoch: the flag, else SOURCE_DATE_EPOCH, else the clock.
 *
 * @see https://reproducible-builds.org/specs/source-date-epoch/
 */
export function instantFlag(value: string | undefined): number {
  const epoch = process.env.SOURCE_DATE_EPOCH || undefined;
  if (value === undefined && epoch === undefined) return Date.now();
  const millis = value === undefined ? Number(epoch) * 1000 : Date.parse(value);
  if (Number.isFinite(millis)) return millis;
  throw new UsageError(
    value === undefined
      ? `SOURCE_DATE_EPOCH is ${epoch}, which is no number of seconds.`
      : `--now is ${value}, which is no date: write it as 2026-01-31 or 2026-01-31T08:00:00Z.`,
  );
}

/** A path as the editor would type it from the current folder. */
export function shownPath(file: string): string {
  const relative = path.relative(process.cwd(), file);
  return relative === '' || relative.startsWith('..') ? file : relative;
}

/**
 * The absolute path of a file to be written, given as a flag.
 *
 * @throws {UsageError} when its folder does not exist, or it is a folder itself
 */
export function fileFlag(flag: string, value: string | undefined): string | null {
  if (value === undefined) return null;
  const file = path.resolve(value);
  if (!existsSync(path.dirname(file)))
    throw new UsageError(`--${flag} is ${value}, whose folder does not exist. Create it.`);
  if (existsSync(file) && statSync(file).isDirectory())
    throw new UsageError(`--${flag} is ${value}, which is a folder.`);
  return file;
}

/** The absolute path of a folder given as a flag, or of its default below the current folder. */
export function folderFlag(value: string | undefined, fallback: string): string {
  return path.resolve(value ?? fallback);
}

/**
 * Keeps what a command writes away from what the editor owns.
 *
 * @param target absolute path of what is to be written; `null` for nothing
 * @throws {UsageError} when it lies in the inbox or among the articles
 */
export function refuseWithin(flag: string, target: string | null, content: string): void {
  if (target === null) return;
  for (const name of ['inbox', 'articles']) {
    const folder = path.join(content, name);
    if (target === folder || target.startsWith(folder + path.sep))
      throw new UsageError(`--${flag} is ${target}, which lies in ${folder}: name a place outside.`);
  }
}
