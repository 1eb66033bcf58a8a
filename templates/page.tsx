import type { VNode } from 'preact';
import { renderToStaticMarkup } from 'preact-render-to-string';
import type { Filled, PageKind, PageKinds, SiteInfo } from '../scripts/site/page.ts';

/** What Eleventy hands to a template: the site and the one planned page. */
interface TemplateData<K extends PageKind> {
  readonly site: SiteInfo;
  readonly planned: { readonly url: string; readonly data: Filled<PageKinds[K]> };
}

type Template<K extends PageKind, Output> = (site: SiteInfo, page: Filled<PageKinds[K]>) => Output;

/**
 * Makes the two exports that Eleventy wants of a pagination template: one output file for each planned page of `kind`.
 *
 * @see https://www.11ty.dev/docs/pagination/
 */
export function textPage<K extends PageKind>(kind: K, template: Template<K, string>) {
  return {
    data: {
      pagination: { data: `pages.${kind}`, size: 1, alias: 'planned', addAllPagesToCollections: false },
      eleventyExcludeFromCollections: true,
      permalink: ({ planned }: TemplateData<K>) =>
        planned.url.endsWith('/') ? `${planned.url}index.html` : planned.url,
    },
    render: ({ site, planned }: TemplateData<K>): string => flat(template(site, planned.data)),
  };
}

/** A text joined from many pieces holds on to all of them; Eleventy keeps every page until it writes, so each is made one. */
function flat(text: string): string {
  return Buffer.from(text).toString();
}

/** As {@link textPage}, for a template that is a component of a whole HTML page. */
export function htmlPage<K extends PageKind>(kind: K, template: Template<K, VNode>) {
  return textPage(kind, (site, page) => `<!doctype html>\n${encodeEnds(renderToStaticMarkup(template(site, page)))}\n`);
}

/** A tag as Preact writes it, or a `>` that ends none. */
const TAG_OR_END = /<(?:[^">]|"[^"]*")*>|>/g;

/** Preact leaves `>` in text as it is: HTML allows that, and simple tools stumble over it. */
function encodeEnds(html: string): string {
  return html.replace(TAG_OR_END, (found) => (found === '>' ? '&gt;' : found));
}
