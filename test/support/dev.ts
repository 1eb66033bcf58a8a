import { type ChildProcess, type ChildProcessByStdio, spawn } from 'node:child_process';
import path from 'node:path';
import type { Readable } from 'node:stream';
import type { Message } from '../../scripts/dev/message.ts';

/** `npm run dev`, running. */
export interface Dev {
  /** Address of the site's root. */
  readonly root: string;
  /** What the console says, so far. */
  readonly said: () => string;
  /** The text of a page. */
  readonly page: (address: string) => Promise<string>;
  /** The next message to an open page for which this is true. */
  readonly next: (wanted: (message: Message) => boolean) => Promise<Message>;
}

/**
 * Runs it on a content folder while `work` does.
 *
 * @param program the folder of the program, or of a copy
 */
export async function withDev(
  { program, content, flags = [] }: { readonly program: string; readonly content: string; readonly flags?: string[] },
  work: (dev: Dev) => Promise<void>,
): Promise<void> {
  const run = path.join(program, 'scripts/run.js');
  const child = spawn(process.execPath, [run, 'dev', '--content', content, '--port', '0', ...flags], {
    cwd: program,
    env: { ...process.env, NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new AbortController();
  try {
    await work(await open(child, ended.signal));
  } finally {
    ended.abort();
    await end(child);
  }
}

async function open(child: ChildProcessByStdio<null, Readable, Readable>, signal: AbortSignal): Promise<Dev> {
  let said = '';
  const take = (piece: string): void => {
    said += piece;
  };
  child.stdout.setEncoding('utf8').on('data', take);
  child.stderr.setEncoding('utf8').on('data', take);
  const root = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', () => {
      const found = /Serving (\S+)/.exec(said)?.[1];
      if (found !== undefined) resolve(found);
    });
    child.once('exit', () => reject(new Error(said)));
  });
  const messages = await openMessages(new URL('/.dev/events?page=/&seen=', root), signal);
  return {
    root,
    said: () => said,
    page: async (address) => (await fetch(new URL(address, root))).text(),
    next: async (wanted) => {
      for (;;) {
        const { value, done } = await messages.next();
        if (done) throw new Error(`No such message came. ${said}`);
        if (wanted(value)) return value;
      }
    },
  };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await exit;
}

async function openMessages(url: URL, signal: AbortSignal): Promise<AsyncGenerator<Message, undefined>> {
  const { body } = await fetch(url, { signal });
  if (body === null) throw new Error('The stream of messages is empty.');
  return readMessages(body);
}

async function* readMessages(body: ReadableStream<Uint8Array>): AsyncGenerator<Message, undefined> {
  let rest = '';
  const decoder = new TextDecoder();
  for await (const piece of body) {
    const blocks = (rest + decoder.decode(piece, { stream: true })).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) yield JSON.parse(block.replace(/^data: /, ''));
  }
}
