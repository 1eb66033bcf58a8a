import { sitemapDocument } from '../components/xml.ts';
import { textPage } from '../page.tsx';

/** @see https://www.sitemaps.org/protocol.html */
export const { data, render } = textPage('sitemap', (_site, { entries }) => sitemapDocument('urlset', 'url', entries));
