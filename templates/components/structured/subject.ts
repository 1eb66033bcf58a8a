import type { JsonObject } from '../../../scripts/sharing/json.ts';
import type { SiteInfo } from '../../../scripts/site/page.ts';

/** What a page is about, as a node of JSON-LD in the vocabulary of schema.org. */
export type Subject = JsonObject & { readonly '@type': string };

/** The publisher of every page: the site itself. */
export function publisher(site: SiteInfo): Subject {
  return { '@type': 'Organization', name: site.title, url: site.baseUrl };
}

/** The absolute address of a path of the site that carries the base path already. */
export function absolute(site: SiteInfo, path: string): string {
  return new URL(path, site.baseUrl).href;
}
