import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Page, SiteInfo } from '../site/page.ts';
import { renderShare, type Share } from './share.ts';

/** A share of fewer pages costs more to begin than it saves. */
const SMALLEST_SHARE = 1500;
const WORKER = fileURLToPath(new URL('./worker.ts', import.meta.url));

/**
 * Renders every planned page, and copies the assets, into an empty folder: on as many cores as there are pages for, each
 * a share of the pages. Must run under `node --import tsx`, since the templates are TSX.
 *
 * @param folder absolute path of the staging folder
 * @throws when a template fails; the folder then holds part of the site
 */
export async function renderPages(site: SiteInfo, pages: readonly Page[], folder: string): Promise<void> {
  const count = Math.max(1, Math.min(availableParallelism(), Math.floor(pages.length / SMALLEST_SHARE)));
  const shares = Array.from(
    { length: count },
    (_, share): Share => ({
      site,
      pages: pages.filter((_, at) => at % count === share),
      folder,
      withAssets: share === 0,
    }),
  );
  const [own, ...others] = shares;
  const workers = await Promise.all(others.map(startWorker));
  await Promise.all([own && renderShare(own), ...workers.map(({ done }) => done)]);
}

interface Worker {
  readonly done: Promise<void>;
}

/**
 * Renders a share in a process of its own, since threads can't load TypeScript on every Node that we run on. Resolves
 * once the share has been handed over: this process has no time for it while it renders its own.
 */
async function startWorker(share: Share): Promise<Worker> {
  const worker = fork(WORKER, { execArgv: ['--import', 'tsx'], serialization: 'advanced' });
  const done = new Promise<void>((resolve, reject) => {
    worker.once('error', reject);
    worker.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`A render process ended with ${code}.`))));
  });
  await Promise.race([done, new Promise((sent) => worker.send(share, sent))]);
  return { done };
}
