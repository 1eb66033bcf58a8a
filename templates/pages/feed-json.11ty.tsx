import { generateJsonFeed } from 'feedsmith';
import { isolateAddresses } from '../../scripts/render/addresses.ts';
import { dropUnshowable } from '../../scripts/shared/text.ts';
import type { SiteInfo } from '../../scripts/site/page.ts';
import { addressesOf, authorsOf, contentOf, type Item } from '../components/feed.ts';
import { textPage } from '../page.tsx';

/**
 * JSON Feed 1.1; the next page of it is the part of the archive before.
 *
 * @see https://www.jsonfeed.org/version/1.1/
 */
export const { data, render } = textPage('feed-json', (site, feed) => {
  const { self, previous } = addressesOf(feed, 'json');
  const json = generateJsonFeed({
    title: feed.title,
    home_page_url: feed.link,
    feed_url: self,
    description: feed.description,
    language: feed.language,
    authors: [{ name: site.title, url: site.baseUrl }],
    ...(previous !== null && { next_url: previous }),
    ...(feed.hub !== null && { hubs: [{ type: 'WebSub', url: feed.hub }] }),
    items: feed.items.map((item) => jsonItem(item, site)),
  });
  // The list of items has to be there, also where it is empty.
  return `${JSON.stringify(Object.assign({}, json, feed.items.length === 0 && { items: [] }), clean)}\n`;
});

function jsonItem(item: Item, site: SiteInfo) {
  const content = contentOf(item, site);
  const { guid: id, url, categories, lang } = item;
  const title = isolateAddresses(item.title);
  const summary = item.summary === null ? null : isolateAddresses(item.summary);
  return {
    id,
    url,
    title,
    ...(summary !== null && { summary }),
    ...(content === null ? { content_text: summary ?? title } : { content_html: content }),
    date_published: item.published,
    date_modified: item.updated,
    authors: authorsOf(item).map((name) => ({ name })),
    tags: [...categories],
    ...(lang !== null && { language: lang }),
  };
}

/** The same letters as in the feeds that are XML. */
function clean(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? dropUnshowable(value) : value;
}
