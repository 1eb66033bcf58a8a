import { serveJobs } from '../shared/workers.ts';
import { type FileReader, makeFileReader } from './read-file.ts';
import { type ReadingJob, readPiece, type Told } from './read-files.ts';

// Run by `read-files.ts` in a process of its own.
let read: FileReader | null = null;
serveJobs<ReadingJob, Told>(async (job) => {
  if ('settings' in job) read = makeFileReader(job.settings, job.counts);
  return read === null || !('files' in job) ? [] : readPiece(read, job.files);
});
