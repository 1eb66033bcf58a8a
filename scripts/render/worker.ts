import { readFileSync, rmSync } from 'node:fs';
import { deserialize } from 'node:v8';
import { serveJobs } from '../shared/workers.ts';
import { renderShare, type Share, warmUp } from './share.ts';

// Run by `render.ts` in a process of its own.
const warm = warmUp();
// Whoever renders is told.
warm.catch(() => undefined);
serveJobs<string, number>(async (file) => {
  await warm;
  return renderShare(() => {
    const share: Share = deserialize(readFileSync(file));
    rmSync(file);
    return share;
  });
});
