const LONGEST_CHAIN = 8;

/** Something wrong with what the editor wrote: where, what, and what to do. */
export interface Problem {
  /** Path as the editor would type it. */
  readonly file: string;
  /** 1-based; `null` when it concerns the whole file. */
  readonly line: number | null;
  /** What is wrong, and why it matters where that is not plain. */
  readonly what: string;
  /** What to do about it. */
  readonly fix: string;
}

/** The content has errors (exit code 1). Holds all of them, not the first. */
export class ContentError extends Error {
  override readonly name = 'ContentError';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[], options?: ErrorOptions) {
    super(problems.map(formatProblem).join('\n'), options);
    this.problems = problems;
  }
}

/** The call is wrong (exit code 2): an unknown flag, a folder that does not exist. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** `file:line: what` and, indented below it, what to do. */
export function formatProblem({ file, line, what, fix }: Problem): string {
  return `${file}${line === null ? '' : `:${line}`}: ${what}\n    ${fix}`;
}

/** The message of anything thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The `code` of a Node system error (`ENOENT`, `EACCES`, …), else `null`. */
export function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}

/**
 * An error of the program or of a library, for whoever mends it: the messages of the errors that led to it, and the stack of
 * the innermost, which says where. Eleventy keeps that one as `originalError`.
 */
export function traceOf(error: unknown): string {
  const chain: unknown[] = [error];
  for (let last = error; chain.length < LONGEST_CHAIN; chain.push(last)) {
    const inner = last instanceof Error ? (last.cause ?? ('originalError' in last ? last.originalError : null)) : null;
    if (inner === null || inner === undefined) break;
    last = inner;
  }
  const innermost = chain.pop();
  const stack = innermost instanceof Error ? (innermost.stack ?? innermost.message) : String(innermost);
  return [...chain.map(messageOf), stack].join('\n');
}
