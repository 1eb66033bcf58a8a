import { serveJobs } from '../shared/workers.ts';
import { type Inspection, inspect } from './inspect.ts';
import type { Workshop } from './workshop.ts';

// Run by `inspect.ts` in a process of its own.
serveJobs<Workshop, Inspection>(async (workshop) => inspect(workshop));
