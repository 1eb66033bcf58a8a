import { assetUrl } from '../components/asset-url.ts';
import { textPage } from '../page.tsx';

/** Pagefind's interface over all bundles together, at the address where Pagefind has its own. */
export const { data, render } = textPage('search-module', (site, { bundles, language }) =>
  [
    `import { openSearch } from '${assetUrl(site, 'search-engine.js')}';`,
    `export const { search } = openSearch(${JSON.stringify(bundles.map(({ name, year }) => [name, year]))}, ${JSON.stringify(language)});`,
    '',
  ].join('\n'),
);
