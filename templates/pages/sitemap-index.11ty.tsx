import { element, sitemapDocument } from '../components/xml.ts';
import { textPage } from '../page.tsx';

/** @see https://www.sitemaps.org/protocol.html#index */
export const { data, render } = textPage('sitemap-index', (_site, { sitemaps }) =>
  sitemapDocument(
    'sitemapindex',
    sitemaps.map((url) => `<sitemap>${element('loc', url)}</sitemap>`),
  ),
);
