import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import Eleventy from '@11ty/eleventy';
import { configure, type EleventyConfig, type Run } from '../../eleventy.config.ts';
import { readBody } from '../article/article.ts';
import { makeAccountReader } from '../ingest/accounts.ts';
import {
  type AccountRef,
  type BodyRef,
  PAGE_KINDS,
  type Page,
  type ReadingShown,
  type SiteInfo,
} from '../site/page.ts';
import { showAccount } from './account.ts';
import { makeFill } from './fill.ts';
import { finishPages } from './finish.ts';

const MOST_BODIES = 1000;

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PROGRAM = process.env.HEXDIGEST_PROGRAM ?? ROOT;
const IS_COMPILED = path.resolve(PROGRAM) !== path.resolve(ROOT);
const TEMPLATES = path.join(PROGRAM, 'templates');

/** Pages to render. */
export interface Share {
  readonly site: SiteInfo;
  readonly pages: readonly Page[];
  /** Absolute path of the content folder, where the bodies are. */
  readonly content: string;
  /** Absolute path of the staging folder. */
  readonly folder: string;
}

/**
 * Runs Eleventy over a share of the pages, and makes what is published of what it wrote. Several calls may be under way: one
 * at a time has its pages in memory and Eleventy at work, while others wait for what is still to be made of theirs.
 *
 * @param load gets the share when it has its turn
 * @returns the number of its pages
 * @throws {ContentError} when an article's file is not as it was when the pages were planned
 */
export async function renderShare(load: () => Share): Promise<number> {
  const written = turn.then(() => writePages(load()));
  turn = written.catch(() => undefined);
  const { pages, folder } = await written;
  await finishPages(pages, folder);
  return pages.length;
}

let turn: Promise<unknown> = Promise.resolve();

/** @returns the pages without their data */
async function writePages({ site, pages, content, folder }: Share) {
  const read = readBodies(content);
  const readAccount = makeAccountReader(content);
  const account = ({ accountOf, digest }: AccountRef): ReadingShown => showAccount(readAccount(accountOf, digest));
  const templates = await loadTemplates(pages.map(({ kind }) => kind));
  await runEleventy(folder, { site, pages: pages.map(makeFill(read, account)), templates });
  return { folder, pages: pages.map(({ kind, url }) => ({ kind, url })) };
}

/** Reads bodies of articles; those read last are kept, since the feeds that hold them are rendered one after the other. */
function readBodies(content: string): (body: BodyRef) => string {
  const known = new Map<string, string>();
  return ({ bodyOf, digest }) => {
    const before = known.get(bodyOf);
    if (before !== undefined) return before;
    if (known.size >= MOST_BODIES) known.clear();
    const body = readBody(content, { file: bodyOf, digest });
    known.set(bodyOf, body);
    return body;
  };
}

/** Loads what rendering needs, so that the first share need not wait for it. */
export async function warmUp(): Promise<void> {
  await loadTemplates(PAGE_KINDS);
}

async function loadTemplates(kinds: readonly string[]): Promise<ReadonlyMap<string, object>> {
  const load = async (kind: string): Promise<[string, object]> => [
    kind,
    {
      ...(await import(
        pathToFileURL(path.join(TEMPLATES, 'pages', `${kind}.11ty.${IS_COMPILED ? 'js' : 'tsx'}`)).href
      )),
    },
  ];
  return new Map(await Promise.all([...new Set(kinds)].map(load)));
}

async function runEleventy(folder: string, run: Run): Promise<void> {
  const config = (eleventy: EleventyConfig): void => configure(eleventy, run);
  const eleventy = new Eleventy(TEMPLATES, folder, { configPath: false, quietMode: true, config });
  eleventy.disableLogger();
  await eleventy.write();
}
