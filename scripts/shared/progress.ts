import pc from 'picocolors';

/** Tells how far a step has come. */
export interface Progress {
  /** @param done pieces done so far */
  readonly at: (done: number) => void;
  readonly end: () => void;
}

const WIDTH = 24;
const FIRST_AFTER = 1000;
const EVERY = { terminal: 100, plain: 5000 };

/**
 * Shows the progress of a step on standard error once it has taken a second: a bar on a terminal, a plain line now and
 * then elsewhere. It never goes to standard output, and nothing depends on it.
 *
 * @param label what is being done, `Reading article files`
 * @param total number of pieces
 */
export function startProgress(label: string, total: number, stream: NodeJS.WriteStream = process.stderr): Progress {
  const started = Date.now();
  let next = started + FIRST_AFTER;
  let isShown = false;
  return {
    at: (done) => {
      const now = Date.now();
      if (now < next) return;
      isShown = true;
      next = now + (stream.isTTY ? EVERY.terminal : EVERY.plain);
      if (stream.isTTY) {
        const filled = Math.round((WIDTH * done) / Math.max(1, total));
        stream.write(`\r${label} ${pc.dim('█'.repeat(filled) + '░'.repeat(WIDTH - filled))} ${done}/${total}`);
      } else stream.write(`${label}: ${done} of ${total}\n`);
    },
    end: () => {
      if (isShown && stream.isTTY) stream.write(`\r\u001B[2K`);
    },
  };
}
