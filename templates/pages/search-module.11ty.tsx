import { textPage } from '../page.tsx';

/** Pagefind's interface over all bundles together, at the address where Pagefind has its own. */
export const { data, render } = textPage('search-module', ({ basePath }, { bundles }) =>
  [
    `import { openSearch } from '${basePath}assets/search-engine.js';`,
    `export const { search } = openSearch(${JSON.stringify(bundles.map(({ name, year }) => [name, year]))});`,
    '',
  ].join('\n'),
);
