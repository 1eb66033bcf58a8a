import Eleventy from '@11ty/eleventy';
import { configure, type EleventyConfig, TEMPLATES } from '../../eleventy.config.ts';
import { readBody } from '../article/article.ts';
import { makeAccountReader } from '../ingest/accounts.ts';
import type { AccountRef, BodyRef, Page, ReadingShown, SiteInfo } from '../site/page.ts';
import { showAccount } from './account.ts';
import { fillPage } from './fill.ts';
import { finishPages } from './finish.ts';

const MOST_BODIES = 1000;

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
 * Runs Eleventy over a share of the pages.
 *
 * @throws {ContentError} when an article's file is not as it was when the pages were planned
 */
export async function renderShare({ site, pages, content, folder }: Share): Promise<void> {
  const read = readBodies(content);
  const readAccount = makeAccountReader(content);
  const account = ({ accountOf, digest }: AccountRef): ReadingShown => showAccount(readAccount(accountOf, digest));
  const filled = pages.map((page) => fillPage(page, read, account));
  await makeEleventy(folder, (config) => configure(config, { site, pages: filled })).write();
  await finishPages(pages, folder);
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

/** Loads the templates, so that the first share need not: Eleventy goes over none of the pages and writes nothing. */
export async function warmUp(): Promise<void> {
  await makeEleventy('.', (config) => configure(config, { site: null, pages: [] })).toJSON();
}

function makeEleventy(folder: string, config: (config: EleventyConfig) => void): Eleventy {
  const eleventy = new Eleventy(TEMPLATES, folder, { configPath: false, quietMode: true, config });
  eleventy.disableLogger();
  return eleventy;
}
