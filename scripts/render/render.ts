import { fileURLToPath } from 'node:url';
import { countShares, shareOf, startWorker } from '../shared/workers.ts';
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
  const count = countShares(pages.length, SMALLEST_SHARE);
  const shares = Array.from(
    { length: count },
    (_, share): Share => ({ site, pages: shareOf(pages, share, count), folder, withAssets: share === 0 }),
  );
  const [own, ...others] = shares;
  const workers = await Promise.all(others.map((share) => startWorker(WORKER, share)));
  await Promise.all([own && renderShare(own), ...workers.map(({ done }) => done)]);
}
