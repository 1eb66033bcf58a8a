import { serveJob } from '../shared/workers.ts';
import { renderShare, type Share } from './share.ts';

// Run by `render.ts` in a process of its own.
serveJob<Share>(renderShare);
