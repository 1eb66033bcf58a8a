import { groupBy } from './scripts/shared/group.ts';
import type { Filled, Page, SiteInfo } from './scripts/site/page.ts';

/** The part of Eleventy's configuration object that is used here. */
export interface EleventyConfig {
  addGlobalData(name: string, value: unknown): void;
  addExtension(extensions: string[], options: { key: string }): void;
  addTemplate(name: string, content: object): void;
  setTemplateFormats(formats: string[]): void;
  setUseGitIgnore(use: boolean): void;
}

/** What Eleventy is to do in one run. */
export interface Run {
  readonly site: SiteInfo | null;
  readonly pages: readonly Filled<Page>[];
  /** The modules of `templates/pages`, by the kinds that the pages are of. */
  readonly templates: ReadonlyMap<string, object>;
}

/** No file is of this format. */
const FORMAT = 'kind';

/**
 * Sets Eleventy up: TSX templates, one a kind of page, that paginate over the planned pages of their kind. They are handed to
 * it, loaded once for all runs of a process; it looks for none by itself, so that nothing else, no article either, is ever
 * a template.
 *
 * @see https://www.11ty.dev/docs/virtual-templates/
 */
export function configure(eleventy: EleventyConfig, { site, pages, templates }: Run): void {
  eleventy.setUseGitIgnore(false);
  eleventy.addExtension([FORMAT], { key: '11ty.js' });
  eleventy.setTemplateFormats([FORMAT]);
  eleventy.addGlobalData('site', site);
  eleventy.addGlobalData('pages', Object.fromEntries(groupBy(pages, ({ kind }) => kind)));
  for (const [kind, template] of templates) eleventy.addTemplate(`${kind}.${FORMAT}`, template);
}
