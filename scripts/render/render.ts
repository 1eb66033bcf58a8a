import { startProgress } from '../shared/progress.ts';
import { countWorkers, doJobs, inPieces, startWorker, type Worker } from '../shared/workers.ts';
import type { Page } from '../site/page.ts';
import type { Share } from './share.ts';

/** Less work, in pages, costs more to hand to another process than that saves. */
const FEWEST_PAGES = 1000;
/** Pages that a process holds at a time: Eleventy keeps all of them, and what it made of them, until it writes. */
const PIECE = 1000;
/** To draw a card takes as long as to render so many pages. */
const PAGES_A_CARD = 40;
const WORKER = 'render/worker';

/** The processes that render. */
export interface Renderer {
  /**
   * Renders planned pages into the staging folder, on as many cores as there are pages for.
   *
   * @throws when a template fails; the folder then holds part of the pages
   */
  readonly render: (share: Share) => Promise<void>;
  readonly end: () => void;
}

/** Starts the first of them: it loads Eleventy while the pages are still being planned. */
export function startRenderer(): Renderer {
  const workers: Worker<Share, number>[] = [startWorker(WORKER)];
  return {
    render: async (share) => {
      const { pages } = share;
      if (pages.length === 0) return;
      const work = pages.reduce((sum, page) => sum + workOf(page), 0);
      for (let more = countWorkers(work, FEWEST_PAGES) - workers.length; more > 0; more--)
        workers.push(startWorker(WORKER));
      const progress = startProgress('Rendering pages', pages.length);
      let done = 0;
      // Every process gets a piece early on.
      const piece = Math.min(PIECE, Math.ceil(work / workers.length));
      const jobs = [...inPieces<Page>(pages, piece, workOf)].map((some) => ({ ...share, pages: some }));
      await doJobs(workers, jobs, (count) => {
        done += count;
        progress.at(done);
      });
      progress.end();
    },
    end: () => {
      for (const worker of workers) worker.end();
    },
  };
}

function workOf({ kind }: Page): number {
  return kind === 'card' ? PAGES_A_CARD : 1;
}
