import { serveJobs } from '../shared/workers.ts';
import { renderShare, type Share, warmUp } from './share.ts';

// Run by `render.ts` in a process of its own.
const warm = warmUp();
serveJobs<Share, number>(async (share) => {
  await warm;
  await renderShare(share);
  return share.pages.length;
});
