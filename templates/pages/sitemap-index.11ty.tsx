import { sitemapDocument } from '../components/xml.ts';
import { textPage } from '../page.tsx';

/** @see https://www.sitemaps.org/protocol.html#index */
export const { data, render } = textPage('sitemap-index', (_site, { entries }) =>
  sitemapDocument('sitemapindex', 'sitemap', entries),
);
