import { generateRssFeed } from 'feedsmith';
import { renderBody } from '../../scripts/render/markdown.ts';
import type { FeedItem, Filled, SiteInfo } from '../../scripts/site/page.ts';
import { escapeXml } from '../components/xml.ts';
import { textPage } from '../page.tsx';

/**
 * RSS 2.0 with Atom, Dublin Core and content modules.
 *
 * @see https://www.rssboard.org/rss-profile
 */
export const { data, render } = textPage('feed', (site, feed) => {
  const newest = feed.items[0]?.published;
  const rss = generateRssFeed({
    title: feed.title,
    link: feed.link,
    description: escapeXml(feed.description),
    language: feed.language,
    ...(newest !== undefined && { lastBuildDate: newest }),
    atom: { links: [{ href: feed.self, rel: 'self', type: 'application/rss+xml' }] },
    items: feed.items.map((item) => rssItem(item, site)),
  });
  return `${hugText(rss)}\n`;
});

/** Some readers keep the white space that the generator puts around CDATA; text of ours never holds these marks. */
function hugText(xml: string): string {
  return xml.replace(/>\s+(?=<!\[CDATA\[)/g, '>').replace(/\]\]>\s+(?=<\/)/g, ']]>');
}

/** The source goes into `dc:publisher`: `source` of RSS would need the address of a feed of theirs. */
function rssItem(item: Filled<FeedItem>, site: SiteInfo) {
  return {
    guid: { value: item.guid, isPermaLink: false },
    link: item.url,
    title: item.title,
    pubDate: item.published,
    categories: item.categories.map((name) => ({ name })),
    // Readers take a description for HTML, so plain text is escaped once for it, and by XML again.
    ...(item.summary !== null && { description: escapeXml(item.summary) }),
    ...(item.body !== null && {
      content: { encoded: renderBody(item.body, { linkedHosts: site.linkedHosts, root: site.baseUrl }) },
    }),
    dc: { creators: [...item.authors], ...(item.source !== null && { publishers: [item.source] }) },
  };
}
