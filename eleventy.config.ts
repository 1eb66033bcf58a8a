import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Filled, PAGE_KINDS, type Page, type SiteInfo } from './scripts/site/page.ts';

/** The part of Eleventy's configuration object that is used here. */
export interface EleventyConfig {
  addGlobalData(name: string, value: unknown): void;
  addExtension(extensions: string[], options: { key: string }): void;
  addTemplateFormats(formats: string[]): void;
  setFrontMatterParsingOptions(options: object): void;
  setUseGitIgnore(use: boolean): void;
  readonly ignores: Set<string>;
}

const ROOT = fileURLToPath(new URL('.', import.meta.url));
/** Folder of the templates, compiled or not: Eleventy's input. Articles lie outside it, so that none is ever a template. */
export const TEMPLATES = path.join(process.env.HEXDIGEST_PROGRAM ?? ROOT, 'templates');

/** Sets Eleventy up: TSX templates, one a kind of page, that paginate over the planned pages of their kind. */
export function configure(
  eleventy: EleventyConfig,
  { site, pages }: { readonly site: SiteInfo | null; readonly pages: readonly Filled<Page>[] },
): void {
  eleventy.setUseGitIgnore(false);
  // Compiled templates lie below node_modules.
  eleventy.ignores.clear();
  eleventy.addTemplateFormats(['11ty.js', '11ty.tsx']);
  eleventy.addExtension(['11ty.tsx'], { key: '11ty.js' });

  eleventy.addGlobalData('site', site);
  eleventy.addGlobalData('pages', groupByKind(pages));
}

function groupByKind(pages: readonly Filled<Page>[]): Record<string, Filled<Page>[]> {
  const kinds: Record<string, Filled<Page>[]> = Object.fromEntries(PAGE_KINDS.map((kind) => [kind, []]));
  for (const page of pages) kinds[page.kind]?.push(page);
  return kinds;
}
