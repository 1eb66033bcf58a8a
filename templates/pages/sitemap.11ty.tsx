import { element, sitemapDocument } from '../components/xml.ts';
import { textPage } from '../page.tsx';

/** @see https://www.sitemaps.org/protocol.html */
export const { data, render } = textPage('sitemap', (_site, { entries }) =>
  sitemapDocument(
    'urlset',
    entries.map(({ url, modified }) => {
      const lastModified = modified === null ? '' : element('lastmod', modified);
      return `<url>${element('loc', url)}${lastModified}</url>`;
    }),
  ),
);
