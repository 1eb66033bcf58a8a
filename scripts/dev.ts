import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startBuilder } from './dev/builder.ts';
import { makeChannel } from './dev/channel.ts';
import { listen } from './dev/listen.ts';
import { watchContentAndCode } from './dev/look.ts';
import { makeSite } from './dev/make.ts';
import type { Kind } from './dev/places.ts';
import { makeRounds } from './dev/rounds.ts';
import { makeServer } from './dev/serve.ts';
import { folderFlag, runCommand } from './shared/cli.ts';
import { UsageError } from './shared/errors.ts';

await runCommand({
  name: 'dev',
  summary: 'Serves the site on this machine, builds what changes, and shows it and its errors in the browser.',
  flags: {
    content: { type: 'string', value: 'DIR', help: 'The content folder (content).' },
    port: { type: 'string', value: 'PORT', help: 'The port on 127.0.0.1 (8080, or the next that is free); 0 for any.' },
    drafts: { type: 'boolean', help: 'Show drafts, and articles dated later than now, too.' },
    poll: { type: 'boolean', help: 'Look for changes every second: for network drives and containers.' },
  },
  async run(flags) {
    const content = folderFlag(flags.content, 'content');
    if (!existsSync(content))
      throw new UsageError(`There is no content folder ${content}. Create it, or name another with --content DIR.`);
    // Beside no site: what dev builds holds addresses of this machine and is not for publishing.
    const out = path.join(mkdtempSync(path.join(tmpdir(), 'hexdigest-')), 'site');
    process.once('exit', () => rmSync(path.dirname(out), { recursive: true, force: true, maxRetries: 3 }));
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(0));

    const builder = startBuilder();
    const channel = makeChannel();
    const server = makeServer(out, channel);
    const root = await listen(server, flags.port);
    const site = makeSite({ content, out, root, showsDrafts: flags.drafts === true }, builder, channel);
    const rounds = makeRounds<Kind>({ build: site.make, rest: () => (site.isBehind() ? 'rest' : null) });
    watchContentAndCode(content, { isPolling: flags.poll === true, changed: rounds.changed });
    console.log(`Serving ${root} — Ctrl-C ends it`);
    rounds.changed('content');
    await once(server, 'close');
    return 0;
  },
});
