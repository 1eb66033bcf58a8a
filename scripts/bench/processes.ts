import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

/** What a tree of processes used: processor seconds, and the most bytes that one process of it held. */
interface Used {
  readonly cpu: number;
  readonly peak: number;
}

/** Stops looking, and gives what was seen. */
export type Watch = () => Promise<Used>;

const EVERY_MILLIS = 20;
/** Length of the kernel's clock tick in /proc, in seconds: 1/USER_HZ, which is 100 on every Linux that Node runs on. */
const TICK = 0.01;

/**
 * Looks at a process and its children until told to stop. The peak is the kernel's own high-water mark, so that nothing
 * between two looks is lost but what happens after the last; of processor time, the last {@link EVERY_MILLIS} may be.
 *
 * @see https://man7.org/linux/man-pages/man5/proc.5.html
 */
export function watchTree(root: number): Watch {
  const seen = new Map<number, Used>();
  let isOver = false;
  const looking = (async () => {
    while (!isOver) {
      for (const pid of treeOf(root)) {
        const used = lookAt(pid);
        if (used !== null) seen.set(pid, used);
      }
      await wait(EVERY_MILLIS);
    }
  })();
  return async () => {
    isOver = true;
    await looking;
    const all = [...seen.values()];
    return { cpu: all.reduce((sum, { cpu }) => sum + cpu, 0), peak: Math.max(0, ...all.map(({ peak }) => peak)) };
  };
}

function treeOf(pid: number): number[] {
  const children = read(`/proc/${pid}/task/${pid}/children`).split(' ').filter(Boolean).map(Number);
  return [pid, ...children.flatMap(treeOf)];
}

function lookAt(pid: number): Used | null {
  const kilobytes = /^VmHWM:\s+(\d+) kB/m.exec(read(`/proc/${pid}/status`))?.[1];
  // The command's name, in brackets, may hold blanks. Of what follows, utime and stime are the 12th and 13th.
  const fields = read(`/proc/${pid}/stat`).split(') ').at(-1)?.split(' ') ?? [];
  if (kilobytes === undefined || fields.length < 13) return null;
  return { cpu: (Number(fields[11]) + Number(fields[12])) * TICK, peak: Number(kilobytes) * 1024 };
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
