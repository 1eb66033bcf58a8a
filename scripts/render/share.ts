import Eleventy from '@11ty/eleventy';
import { configure, type EleventyConfig, TEMPLATES } from '../../eleventy.config.ts';
import type { Page, SiteInfo } from '../site/page.ts';

/** The pages that one thread renders. */
export interface Share {
  readonly site: SiteInfo;
  readonly pages: readonly Page[];
  /** Absolute path of the staging folder. */
  readonly folder: string;
  /** Whether this share also copies the assets; one does. */
  readonly withAssets: boolean;
}

/** Runs Eleventy over a share of the pages. */
export async function renderShare(share: Share): Promise<void> {
  const eleventy = new Eleventy(TEMPLATES, share.folder, {
    configPath: false,
    quietMode: true,
    config: (config: EleventyConfig) => configure(config, share),
  });
  eleventy.disableLogger();
  await eleventy.write();
}
