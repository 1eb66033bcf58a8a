import { serveJobs } from '../shared/workers.ts';
import { renderShare, type Share } from './share.ts';

// Run by `render.ts` in a process of its own.
serveJobs<Share, number>(async (share) => {
  await renderShare(share);
  return share.pages.length;
});
