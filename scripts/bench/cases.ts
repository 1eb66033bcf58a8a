import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { writeFiles } from './files.ts';
import type { NewsArticle } from './generate.ts';
import type { Tool } from './tool.ts';

/** A tool with a site that it has written: what a case changes before each build that is timed. */
export interface Bench {
  readonly tool: Tool;
  readonly articles: readonly NewsArticle[];
  /** Articles that the site does not have at first. */
  readonly more: readonly NewsArticle[];
  /** Absolute paths of the site and of what is built of it. */
  readonly folder: string;
  readonly out: string;
}

/** A situation in which a site is built. */
export interface Case {
  readonly name: string;
  /**
   * Brings the site into that situation; not timed.
   *
   * @param turn 0 for the first build of this case, then 1, …
   */
  readonly prepare: (bench: Bench, turn: number) => Promise<void>;
}

/** As long as programs doubt the times of files: a person who types a command takes as long. */
const SETTLING_MILLIS = 1100;

/** Every case, in the order in which they are measured: each begins with the site that the one before it left. */
export const cases: readonly Case[] = [
  {
    name: 'clean build',
    prepare: async ({ tool, folder, out }) => {
      for (const left of tool.leftovers) await rm(path.join(folder, left), { recursive: true, force: true });
      await rm(out, { recursive: true, force: true });
      await setTimeout(SETTLING_MILLIS);
    },
  },
  { name: 'nothing changed', prepare: () => setTimeout(SETTLING_MILLIS) },
  {
    name: 'one article added',
    prepare: async ({ tool, folder, more }, turn) => {
      const article = more[turn];
      if (article === undefined) throw new Error(`There is no article for turn ${turn}.`);
      await writeFiles(folder, tool.articleFiles(article));
      await setTimeout(SETTLING_MILLIS);
    },
  },
  {
    name: 'one article edited',
    prepare: async ({ tool, folder, articles }, turn) => {
      const article = articles[Math.floor(((turn + 1) * articles.length) / 10) % articles.length];
      if (article === undefined) throw new Error('There is no article to edit.');
      const body = `${article.body}\n\nUpdate ${turn + 1}: the company has published a patch, and asks everybody to install it.\n`;
      await writeFiles(folder, tool.articleFiles({ ...article, body }));
      await setTimeout(SETTLING_MILLIS);
    },
  },
  {
    name: 'a template changed',
    prepare: async ({ tool, folder }, turn) => {
      const { file, text } = tool.template;
      const place = path.join(folder, file);
      const template = await readFile(place, 'utf8');
      const changed = template.replace(new RegExp(`${text}( \\d+)?`), `${text} ${turn + 1}`);
      if (changed === template) throw new Error(`${place} does not hold ${text}.`);
      await writeFile(place, changed);
      await setTimeout(SETTLING_MILLIS);
    },
  },
];
