import { proseOf } from '../../scripts/article/markdown.ts';
import { defangText, type Trusts } from '../../scripts/mentions/indicators.ts';
import type { BundleHead } from '../../scripts/render/search-bundle.ts';
import type { Filled, SearchRecord } from '../../scripts/site/page.ts';
import { tokensOf } from '../assets/search-terms.js';
import { textPage } from '../page.tsx';

/** A record a line, in the form of Pagefind's own, for the finisher to index. */
export const { data, render } = textPage('search-bundle', (site, { language, records }) => {
  const linked = new Set(site.linkedHosts.map((host) => host.replace(/^www\./, '')));
  const head: BundleHead = { language };
  return [head, ...records.map((record) => recordOf(record, (host) => linked.has(host)))]
    .map((line) => `${JSON.stringify(line)}\n`)
    .join('');
});

/** Only what may be shown is text of it; ids and indicators are tokens that nothing takes for an address. */
function recordOf(
  { url, kind, title, note, opening, body, names, exact, filters }: Filled<SearchRecord>,
  trusts: Trusts,
) {
  const text = body === null ? '' : defangText(proseOf(body).text, trusts);
  const tokens = new Set(exact.flatMap((one) => tokensOf(one)));
  return {
    url,
    content: [opening ?? '', text].join('\n\n').trim() || title,
    meta: { title, note, kind, names: [...names, ...tokens].join(' ') },
    filters,
  };
}
