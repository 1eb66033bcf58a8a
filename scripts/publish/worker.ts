import { setPriority } from 'node:os';
import { serveJobs } from '../shared/workers.ts';
import { findForeign, findTouched, type Search } from './inspect.ts';
import { type Files, readState } from './state.ts';
import type { Workshop } from './workshop.ts';

/** As `nice` has it. */
const NICE = 5;

// Run by `inspect.ts` in a process of its own.
let published: Files | null = null;
serveJobs<[Workshop, Search], readonly string[]>(async ([workshop, search]) => {
  // As it was at first: it may be another once the build has published.
  published ??= readState(workshop).all();
  if (search === 'touched') return findTouched(workshop, published);
  // What it finds is asked for last: until then it lets others go first.
  setPriority(NICE);
  return findForeign(workshop, published);
});
