import { serveJob } from '../shared/workers.ts';
import type { FileReading } from './read-file.ts';
import { type ReadingJob, readShare } from './read-files.ts';

// Run by `read-files.ts` in a process of its own.
serveJob<ReadingJob, [string, FileReading][]>(readShare);
