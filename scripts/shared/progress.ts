import pc from 'picocolors';
import { widthOfStream } from './terminal.ts';

/** Tells how far a step has come. */
export interface Progress {
  /**
   * @param done pieces done so far
   * @param total number of pieces, where it has changed
   */
  readonly at: (done: number, total?: number) => void;
  readonly end: () => void;
}

const WIDTH = 24;
const FIRST_AFTER = 1000;
const EVERY = { terminal: 100, plain: 5000 };
/** A pace is known once this share is done; an estimate from less would jump about. */
const PACE_FROM = 0.05;
const CLEAR_LINE = '\r\u001B[2K';
const CLEAR_REST = '\u001B[K';

/**
 * Shows the progress of a step on standard error once it has taken a second: on a terminal a bar with the count and the
 * time that is left, a plain line now and then elsewhere. It never goes to standard output, and nothing depends on it.
 *
 * @param label what is being done, `Reading article files`
 * @param total number of pieces
 */
export function startProgress(label: string, total: number, stream: NodeJS.WriteStream = process.stderr): Progress {
  const started = Date.now();
  const isBar = stream.isTTY && process.env.TERM !== 'dumb';
  let next = started + FIRST_AFTER;
  let isShown = false;
  return {
    at: (done, all = total) => {
      const now = Date.now();
      if (now < next) return;
      isShown = true;
      next = now + (isBar ? EVERY.terminal : EVERY.plain);
      const left = timeLeft(done / Math.max(1, all), now - started);
      stream.write(
        isBar
          ? `\r${barOf(label, done, all, left, widthOfStream(stream))}${CLEAR_REST}`
          : `${label}: ${done} of ${all}${left === '' ? '' : `, ${left}`}\n`,
      );
    },
    end: () => {
      if (isShown) stream.write(isBar ? CLEAR_LINE : `${label}: done in ${seconds(Date.now() - started)}\n`);
    },
  };
}

/** One row that is narrower than the terminal: a row that wraps can't be written over. */
function barOf(label: string, done: number, total: number, left: string, width: number): string {
  const count = `${label} ${done}/${total}`;
  const filled = Math.min(WIDTH, Math.round((WIDTH * done) / Math.max(1, total)));
  const bar = pc.dim('█'.repeat(filled) + '░'.repeat(WIDTH - filled));
  const tail = left === '' ? '' : `, ${left}`;
  if (count.length + tail.length + WIDTH + 1 < width) return `${label} ${bar} ${done}/${total}${tail}`;
  return `${count}${tail}`.slice(0, width - 1);
}

/** `about 12 s left`; nothing before a pace is known. */
function timeLeft(share: number, elapsed: number): string {
  if (share < PACE_FROM || share >= 1) return '';
  return `about ${seconds((elapsed * (1 - share)) / share)} left`;
}

function seconds(millis: number): string {
  const whole = Math.max(1, Math.round(millis / 1000));
  return whole < 90 ? `${whole} s` : `${Math.round(whole / 60)} min`;
}
