import { textPage } from '../page.tsx';

/** @see https://www.rfc-editor.org/rfc/rfc9309 */
export const { data, render } = textPage(
  'robots',
  (_site, { sitemap }) => `User-agent: *\nAllow: /\n\nSitemap: ${sitemap}\n`,
);
