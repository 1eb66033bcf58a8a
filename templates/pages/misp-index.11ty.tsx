import { share } from '../../scripts/sharing/article.ts';
import { jsonDocument } from '../../scripts/sharing/json.ts';
import { mispEntry, mispEvent, mispHashes, mispManifest } from '../../scripts/sharing/misp.ts';
import { textPage } from '../page.tsx';

/** @see https://www.misp-standard.org/rfc/misp-standard-core.html */
export const { data, render } = textPage('misp-index', (site, { part, articles }) => {
  const events = articles.map((shared) => mispEvent(share(shared, site))).filter((event) => event !== null);
  const entries = events.map(mispEntry);
  return part === 'manifest' ? jsonDocument(mispManifest(entries)) : mispHashes(entries);
});
