import { type SharedData, share } from '../../scripts/sharing/article.ts';
import { jsonDocument } from '../../scripts/sharing/json.ts';
import { type MispEntry, mispEntry, mispEvent, mispHashes, mispManifest } from '../../scripts/sharing/misp.ts';
import type { SiteInfo } from '../../scripts/site/page.ts';
import { textPage } from '../page.tsx';

/** Both indexes have the same, which takes longest: every event is written for its digest. */
const entries = new WeakMap<SharedData, MispEntry | null>();

/** @see https://www.misp-standard.org/rfc/misp-standard-core.html */
export const { data, render } = textPage('misp-index', (site, { part, articles }) => {
  const found = articles.map((article) => entryOf(article, site)).filter((entry) => entry !== null);
  return part === 'manifest' ? jsonDocument(mispManifest(found)) : mispHashes(found);
});

function entryOf(article: SharedData, site: SiteInfo): MispEntry | null {
  const known = entries.get(article);
  if (known !== undefined) return known;
  const event = mispEvent(share(article, site));
  const entry = event === null ? null : mispEntry(event);
  entries.set(article, entry);
  return entry;
}
