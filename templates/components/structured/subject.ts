import type { JsonObject } from '../../../scripts/sharing/json.ts';
import type { Picture, SiteInfo } from '../../../scripts/site/page.ts';

/** What a page is about, as a node of JSON-LD in the vocabulary of schema.org. */
export type Subject = JsonObject & { readonly '@type': string };

/** The publisher of every page: the site itself. */
export function publisher(site: SiteInfo): Subject {
  return {
    '@type': 'Organization',
    name: site.title,
    url: site.baseUrl,
    logo: { '@type': 'ImageObject', url: site.logo },
  };
}

export function picture({ url, width, height }: Picture): Subject {
  return { '@type': 'ImageObject', url, width, height };
}

/** The absolute address of a path of the site that carries the base path already. */
export function absolute(site: SiteInfo, path: string): string {
  return new URL(path, site.baseUrl).href;
}
