import { generateAtomFeed } from 'feedsmith';
import { isolateAddresses } from '../../scripts/render/addresses.ts';
import type { SiteInfo } from '../../scripts/site/page.ts';
import { atomLinks, authorsOf, contentOf, finishXml, type Item, stylesheet, updatedOf } from '../components/feed.ts';
import { textPage } from '../page.tsx';

/**
 * Atom 1.0.
 *
 * @see https://www.rfc-editor.org/rfc/rfc4287
 */
export const { data, render } = textPage('feed-atom', (site, feed) => {
  const atom = generateAtomFeed(
    {
      id: feed.id,
      title: plain(feed.title),
      subtitle: plain(feed.description),
      updated: updatedOf(feed),
      // Whoever wrote an entry is named in it; where nobody is, this is who.
      authors: [{ name: site.title, uri: site.baseUrl }],
      generator: { text: 'Hexdigest' },
      links: [{ rel: 'alternate', href: feed.link, type: 'text/html' }, ...atomLinks(feed, 'atom')],
      entries: feed.items.map((item) => atomEntry(item, site)),
      xml: { lang: feed.language },
    },
    stylesheet(site),
  );
  return finishXml(atom, feed, 'atom');
});

function atomEntry(item: Item, site: SiteInfo) {
  const content = contentOf(item, site);
  return {
    id: item.guid,
    title: plain(isolateAddresses(item.title)),
    links: [{ rel: 'alternate', href: item.url, type: 'text/html' }],
    published: item.published,
    updated: item.updated,
    authors: authorsOf(item).map((name) => ({ name })),
    categories: item.categories.map((term) => ({ term })),
    ...(item.summary !== null && { summary: plain(isolateAddresses(item.summary)) }),
    ...(content !== null && { content: { value: content, type: 'html' } }),
    ...(item.source !== null && { dc: { publishers: [item.source] } }),
    ...(item.lang !== null && { xml: { lang: item.lang } }),
  };
}

function plain(value: string) {
  return { value, type: 'text' };
}
