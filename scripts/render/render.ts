import { writeFileSync } from 'node:fs';
import { serialize } from 'node:v8';
import { type Progress, startProgress } from '../shared/progress.ts';
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
   * Renders planned pages into the staging folder, on as many cores as there are pages for. Several calls may be under way.
   *
   * @throws when a template fails; the folder then holds part of the pages
   */
  readonly render: (share: Share) => Promise<void>;
  /** Waits until nothing is being rendered, however it went. */
  readonly settle: () => Promise<void>;
  readonly end: () => void;
}

/** Starts the first of them: it loads Eleventy while the pages are still being planned. */
export function startRenderer(): Renderer {
  const workers: Worker<string, number>[] = [start()];
  const toFiles = fileWriter();
  const count = countPages();
  const underWay = new Set<Promise<unknown>>();
  return {
    render: async (share) => {
      const { pages } = share;
      if (pages.length === 0) return;
      const work = pages.reduce((sum, page) => sum + workOf(page), 0);
      for (let more = countWorkers(work, FEWEST_PAGES) - workers.length; more > 0; more--) workers.push(start());
      count.add(pages.length);
      // Every process gets a piece early on.
      const piece = Math.min(PIECE, Math.ceil(work / workers.length));
      const rendered = doJobs(workers, toFiles(inPieces<Page>(pages, piece, workOf), share), count.done);
      underWay.add(rendered);
      await rendered;
      underWay.delete(rendered);
    },
    settle: async () => {
      await Promise.allSettled(underWay);
      underWay.clear();
      count.reset();
    },
    end: () => {
      for (const worker of workers) worker.end();
    },
  };
}

/**
 * Makes what writes shares of the pages to files beside the staging folder, each when it is asked for: a process that is busy
 * takes them from there when it comes to them, and none has to wait until another has read what it was told.
 */
function fileWriter(): (pieces: Iterable<readonly Page[]>, share: Share) => Generator<string> {
  let count = 0;
  return function* (pieces, share) {
    for (const pages of pieces) {
      count += 1;
      const file = `${share.folder}-${count}`;
      writeFileSync(file, serialize({ ...share, pages: pages.map(made) } satisfies Share));
      yield file;
    }
  };
}

/** Tells how many pages of all that are to be rendered are. */
function countPages() {
  let [done, total] = [0, 0];
  let progress: Progress | null = null;
  const reset = (): void => {
    progress?.end();
    [done, total, progress] = [0, 0, null];
  };
  return {
    reset,
    add: (pages: number): void => {
      total += pages;
      progress ??= startProgress('Rendering pages', total);
    },
    done: (pages: number): void => {
      done += pages;
      progress?.at(done, total);
      if (done === total) reset();
    },
  };
}

function start(): Worker<string, number> {
  // Eleventy would have each import asked for in a thread of its own, to load a template anew once it is edited.
  return startWorker(WORKER, { ELEVENTY_SKIP_ESM_RESOLVER: '1' });
}

/** A page with its data, as another process can take it. */
function made({ kind, url, data }: Page): Page {
  return { kind, url, data } as Page;
}

function workOf({ kind }: Page): number {
  return kind === 'card' ? PAGES_A_CARD : 1;
}
