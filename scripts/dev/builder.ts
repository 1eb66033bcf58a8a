import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { BuildCall } from '../build-site.ts';
import type { Outcome } from './outcome.ts';

/** Builds in a process that is kept, so that nothing is loaded twice. One build at a time. */
export interface Builder {
  readonly build: (call: BuildCall) => Promise<Outcome>;
  /** Ends the process: the next build begins with the code as it then is. */
  readonly end: () => void;
}

const RUN = fileURLToPath(new URL('../run.js', import.meta.url));
const LONGEST_TOLD = 4000;

/** Starts the process, which loads what it needs while nothing is asked of it. */
export function startBuilder(): Builder {
  let host = startHost();
  const end = (): void => {
    if (host.child.connected) host.child.disconnect();
  };
  const restart = (): void => {
    end();
    host = startHost();
  };
  return {
    build: async (call) => {
      if (!host.child.connected) restart();
      const outcome = await askHost(host, call);
      // What a process is good for after an error that nobody foresaw, nobody knows.
      if (outcome.kind === 'broken') end();
      return outcome;
    },
    end,
  };
}

interface Host {
  readonly child: ChildProcess;
  /** The last of what it wrote to standard error: code that can't be loaded is told there alone. */
  readonly told: () => string;
}

function startHost(): Host {
  // It runs the code as it is by now.
  const { HEXDIGEST_PROGRAM: _, ...env } = process.env;
  const child = fork(RUN, ['dev/host'], { execArgv: [], env, stdio: ['ignore', 'inherit', 'pipe', 'ipc'] });
  let told = '';
  child.stderr?.setEncoding('utf8').on('data', (piece: string) => {
    told = (told + piece).slice(-LONGEST_TOLD);
    process.stderr.write(piece);
  });
  child.on('error', () => undefined);
  return { child, told: () => told };
}

async function askHost({ child, told }: Host, call: BuildCall): Promise<Outcome> {
  const ready = new AbortController();
  const { signal } = ready;
  const answer = once(child, 'message', { signal }).then(([outcome]): Outcome => outcome);
  const exit = once(child, 'close', { signal }).then(
    ([code]): Outcome => ({ kind: 'broken', message: told() || `The process that builds ended with ${code}.` }),
  );
  answer.catch(() => undefined);
  exit.catch(() => undefined);
  // It may end before it has read the call, which its end tells.
  child.send(call, () => undefined);
  try {
    return await Promise.race([answer, exit]);
  } finally {
    ready.abort();
  }
}
