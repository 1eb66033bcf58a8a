import { inertText } from '../../scripts/render/markdown.ts';
import type { BundleHead } from '../../scripts/render/search-bundle.ts';
import type { Filled, SearchRecord, SiteInfo } from '../../scripts/site/page.ts';
import { pairsOf, tokensOf, tokensOfName } from '../assets/search-terms.js';
import { textPage } from '../page.tsx';

/** A record a line, in the form of Pagefind's own, for the finisher to index. */
export const { data, render } = textPage('search-bundle', (site, { language, records }) => {
  const head: BundleHead = { language };
  return [head, ...records.map((record) => recordOf(record, site))].map((line) => `${JSON.stringify(line)}\n`).join('');
});

/** Only what may be shown is text of it; ids and indicators are tokens that nothing takes for an address. */
function recordOf(record: Filled<SearchRecord>, { basePath, linkedHosts }: SiteInfo) {
  const { url, kind, title, note, day, opening, body, names, ownNames, exact, filters } = record;
  const text = body === null ? '' : inertText(body, linkedHosts);
  const tokens = new Set(exact.flatMap((one) => tokensOf(one)));
  const content = [opening ?? '', text].join('\n\n').trim() || title;
  const wholes = new Set(ownNames.flatMap(tokensOfName));
  const pairs = pairsOf([title, ...names, content].join('\n'));
  return {
    // Pagefind puts the base path before it.
    url: `/${url.slice(basePath.length)}`,
    content,
    // A thing is what its names are of, an article only speaks of it.
    meta: {
      title,
      note,
      kind,
      [kind === 'article' ? 'names' : 'called']: [...names, ...tokens, ...wholes].join(' '),
      ...(pairs.length > 0 ? { pairs: pairs.join(' ') } : {}),
    },
    filters,
    // Pagefind leaves out what it can't sort.
    sort: { day: day ?? '0' },
  };
}
