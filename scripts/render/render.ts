import Eleventy from '@11ty/eleventy';
import { configure, type EleventyConfig, TEMPLATES } from '../../eleventy.config.ts';
import type { Page, SiteInfo } from '../site/page.ts';

/**
 * Renders every planned page, and copies the assets, into an empty folder. Must run under `node --import tsx`, since the
 * templates are TSX.
 *
 * @param folder absolute path of the staging folder
 * @throws when a template fails; the folder then holds part of the site
 */
export async function renderPages(site: SiteInfo, pages: readonly Page[], folder: string): Promise<void> {
  const eleventy = new Eleventy(TEMPLATES, folder, {
    configPath: false,
    quietMode: true,
    config: (config: EleventyConfig) => configure(config, site, pages),
  });
  eleventy.disableLogger();
  await eleventy.write();
}
