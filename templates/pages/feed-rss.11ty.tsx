import { generateRssFeed } from 'feedsmith';
import { isolateAddresses } from '../../scripts/render/addresses.ts';
import type { SiteInfo } from '../../scripts/site/page.ts';
import { atomLinks, contentOf, finishXml, type Item, stylesheet, updatedOf } from '../components/feed.ts';
import { textPage } from '../page.tsx';

/**
 * RSS 2.0 with Atom, Dublin Core and content modules.
 *
 * @see https://www.rssboard.org/rss-profile
 */
export const { data, render } = textPage('feed-rss', (site, feed) => {
  const rss = generateRssFeed(
    {
      title: feed.title,
      link: feed.link,
      description: asHtml(feed.description),
      language: feed.language,
      generator: 'Hexdigest',
      ...(feed.items.length > 0 && { lastBuildDate: updatedOf(feed) }),
      atom: { links: atomLinks(feed, 'rss') },
      items: feed.items.map((item) => rssItem(item, site)),
    },
    stylesheet(site),
  );
  return finishXml(rss, feed, 'rss');
});

/** The source goes into `dc:publisher`: `source` of RSS would need the address of a feed of theirs. */
function rssItem(item: Item, site: SiteInfo) {
  const content = contentOf(item, site);
  return {
    guid: { value: item.guid, isPermaLink: false },
    link: item.url,
    title: isolateAddresses(item.title),
    pubDate: item.published,
    categories: item.categories.map((name) => ({ name })),
    ...(item.summary !== null && { description: asHtml(isolateAddresses(item.summary)) }),
    ...(content !== null && { content: { encoded: content } }),
    ...(item.updated !== item.published && { atom: { updated: item.updated } }),
    dc: {
      creators: [...item.authors],
      ...(item.source !== null && { publishers: [item.source] }),
      ...(item.lang !== null && { languages: [item.lang] }),
    },
  };
}

/** Readers take a description for HTML, so plain text is escaped once for it, and by XML again. */
function asHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
}
