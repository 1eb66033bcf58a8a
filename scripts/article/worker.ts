import { loadKnowledge } from '../knowledge/load.ts';
import { makeNamer, NO_NAMER } from '../mentions/namer.ts';
import { serveJobs } from '../shared/workers.ts';
import type { Article } from './article.ts';
import { openReader, type ReadJob } from './read.ts';
import type { Checked } from './yaml.ts';

// Run by `load.ts` in a process of its own.
let reader: ReturnType<typeof openReader> | null = null;
serveJobs<ReadJob & { readonly isNaming: boolean }, readonly (readonly [string, Checked<Article>])[]>(async (job) => {
  reader ??= openReader(job, job.isNaming ? makeNamer(loadKnowledge(job.content).knowledge, job.hosts) : NO_NAMER);
  const read = reader;
  return job.files.map((file) => [file, read(file)] as const);
});
