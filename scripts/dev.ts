import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, watch } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeServer } from './dev/serve.ts';
import { folderFlag, runCommand } from './shared/cli.ts';
import { messageOf, UsageError } from './shared/errors.ts';

const BUILD = fileURLToPath(new URL('build.ts', import.meta.url));
const WATCHED = ['templates', 'scripts'].map((folder) => fileURLToPath(new URL(`../${folder}`, import.meta.url)));
const QUIET_MILLIS = 150;

await runCommand({
  name: 'dev',
  summary: 'Serves the site on this machine, and builds it again when something changes.',
  flags: {
    content: { type: 'string', value: 'DIR', help: 'The content folder (content).' },
    port: { type: 'string', value: 'PORT', help: 'The port on 127.0.0.1 (8080).' },
  },
  async run(flags) {
    const content = folderFlag(flags.content, 'content');
    const port = Number(flags.port ?? 8080);
    if (!Number.isInteger(port) || port < 1 || port > 65535)
      throw new UsageError(`--port is ${flags.port}, which is no port.`);
    // Beside no site: what dev builds holds addresses of this machine and is not for publishing.
    const out = path.join(mkdtempSync(path.join(tmpdir(), 'hexdigest-')), 'site');
    process.once('exit', () => rmSync(path.dirname(out), { recursive: true, force: true }));
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(0));

    const { server, reload } = makeServer(out);
    server.listen(port, '127.0.0.1');
    await once(server, 'listening').catch((cause: unknown) => {
      throw new UsageError(`Port ${port} can't be used: ${messageOf(cause)}. Name another with --port.`, { cause });
    });
    const root = `http://127.0.0.1:${port}/`;

    const build = async (): Promise<void> => {
      const child = spawn(
        process.execPath,
        ['--import', 'tsx', BUILD, '--content', content, '--out', out, '--base-url', root, '--preview'],
        { stdio: 'inherit' },
      );
      const [code] = await once(child, 'exit');
      if (code === 0) reload();
    };
    await build();
    console.log(`Serving ${root} — Ctrl-C ends it`);
    watchFolders([content, ...WATCHED], build);
    await once(server, 'close');
    return 0;
  },
});

/** Runs `build` once things have been quiet for a moment after a change; never twice at a time. */
function watchFolders(folders: readonly string[], build: () => Promise<void>): void {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  const changed = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      running = running.then(build);
    }, QUIET_MILLIS);
  };
  for (const folder of folders) watch(folder, { recursive: true }, (_, name) => (isOwn(name) ? undefined : changed()));
}

/** What a build itself writes into the content folder is no reason for another. */
function isOwn(name: string | null): boolean {
  return (
    name === null ||
    path.basename(name).startsWith('.') ||
    ['imports.tsv', 'urls.tsv'].includes(path.basename(name)) ||
    name.startsWith('.cache') ||
    name.startsWith('receipts')
  );
}
