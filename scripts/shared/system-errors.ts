/** An error of the operating system, as Node tells it, without its stack. */
export interface SystemFault {
  /** `ENOSPC`, `EACCES`, … */
  readonly code: string;
  /** What was asked of it: `open`, `rename`, … */
  readonly syscall: string;
  /** The file that it was about; `null` where Node does not say. */
  readonly path: string | null;
}

/** The machine did not let the program do its work (exit code 1). The message says what happened and what to do. */
export class SystemError extends Error {
  override readonly name = 'SystemError';
}

const WORDS: Readonly<Record<string, readonly [what: string, fix: string]>> = {
  ENOSPC: ['the disk is full', 'Make room on it'],
  EDQUOT: ['your share of the disk is used up', 'Make room on it'],
  EFBIG: ['it would be larger than files may be here', 'Raise the limit (ulimit -f unlimited)'],
  EROFS: ['the file system can only be read', 'Make it one that can be written, or name other folders'],
  EACCES: ['it is not permitted', 'Make it a file or folder that you may read and write'],
  EPERM: ['it is not permitted', 'Make it a file or folder that you may read and write'],
  EMFILE: ['too many files are open', 'Raise the limit (ulimit -n)'],
  ENFILE: ['too many files are open on this machine', 'End other programs'],
  ENOTDIR: ['one of its folders is a file', 'Take that file away'],
  EISDIR: ['it is a folder', 'Take it away'],
  ENOENT: ['it is not there any more', 'Leave the folders alone while a command runs'],
  EIO: ['the disk reports an error', 'Check the disk'],
};

/** The first error of the operating system among an error and its causes; `null` where there is none. */
export function systemFaultOf(error: unknown): SystemFault | null {
  const seen = new Set<unknown>();
  for (let one = error; one instanceof Error && !seen.has(one); one = causeOf(one)) {
    seen.add(one);
    if (!('code' in one && 'syscall' in one)) continue;
    const { code, syscall } = one;
    const path = 'path' in one && typeof one.path === 'string' ? one.path : null;
    const to = 'dest' in one && typeof one.dest === 'string' ? one.dest : null;
    if (typeof code === 'string' && typeof syscall === 'string') return { code, syscall, path: to ?? path };
  }
  return null;
}

/** Eleventy keeps the cause of its errors as `originalError`. */
function causeOf(error: Error): unknown {
  return 'originalError' in error ? error.originalError : error.cause;
}

/** The fault as an error again, as Node would throw it. */
export function toError({ code, syscall, path }: SystemFault): Error {
  const message = `${code}: ${syscall}${path === null ? '' : ` ${path}`}`;
  return Object.assign(new Error(message), { code, syscall, ...(path !== null && { path }) });
}

/** What happened in words, and what to do about it, as two sentences without their full stops. */
export function describeFault({ code, syscall, path }: SystemFault): readonly [what: string, fix: string] {
  const [what, fix] = WORDS[code] ?? ['the system refused', 'See what the code means'];
  return [`${path ?? 'The program'} fails on ${syscall}: ${what} (${code})`, fix];
}
