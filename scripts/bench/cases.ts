import { rm } from 'node:fs/promises';
import type { NewsArticle } from './generate.ts';
import type { Tool } from './tool.ts';

/** A tool with a site that it has written: what a case may change before each build that is timed. */
export interface Bench {
  readonly tool: Tool;
  readonly articles: readonly NewsArticle[];
  /** Absolute paths of the site and of what is built of it. */
  readonly folder: string;
  readonly out: string;
}

/** A situation in which a site is built. */
export interface Case {
  /** For the heading of the table: `clean build`. */
  readonly name: string;
  /** Brings the site into that situation; not timed. */
  readonly prepare: (bench: Bench) => Promise<void>;
}

/** Every case, in the order in which they are measured. */
export const cases: readonly Case[] = [
  { name: 'clean build', prepare: ({ out }) => rm(out, { recursive: true, force: true }) },
];
