import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

/** What a tree of processes used: processor seconds, and the most bytes that its processes held together. */
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
 * Looks at a process and its children until told to stop. Memory is the sum of what they held at one moment (resident
 * set size), in which pages that processes share count for each; what happens between two looks is not seen.
 *
 * @see https://man7.org/linux/man-pages/man5/proc.5.html
 */
export function watchTree(root: number): Watch {
  const cpu = new Map<number, number>();
  let peak = 0;
  let isOver = false;
  const looking = (async () => {
    while (!isOver) {
      let held = 0;
      for (const pid of treeOf(root)) {
        const found = lookAt(pid);
        if (found === null) continue;
        cpu.set(pid, found.cpu);
        held += found.held;
      }
      peak = Math.max(peak, held);
      await wait(EVERY_MILLIS);
    }
  })();
  return async () => {
    isOver = true;
    await looking;
    return { cpu: [...cpu.values()].reduce((sum, seconds) => sum + seconds, 0), peak };
  };
}

function treeOf(pid: number): number[] {
  const children = read(`/proc/${pid}/task/${pid}/children`).split(' ').filter(Boolean).map(Number);
  return [pid, ...children.flatMap(treeOf)];
}

function lookAt(pid: number): { readonly cpu: number; readonly held: number } | null {
  const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(read(`/proc/${pid}/status`))?.[1];
  // The command's name, in brackets, may hold blanks. Of what follows, utime and stime are the 12th and 13th.
  const fields = read(`/proc/${pid}/stat`).split(') ').at(-1)?.split(' ') ?? [];
  if (kilobytes === undefined || fields.length < 13) return null;
  return { cpu: (Number(fields[11]) + Number(fields[12])) * TICK, held: Number(kilobytes) * 1024 };
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
