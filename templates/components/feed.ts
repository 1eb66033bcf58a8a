import { renderBody } from '../../scripts/render/markdown.ts';
import { dropUnshowable } from '../../scripts/shared/text.ts';
import { type FeedFormat, feedFile, feedLinks } from '../../scripts/site/feeds.ts';
import type { FeedItem, FeedPage, Filled, SiteInfo } from '../../scripts/site/page.ts';
import { assetUrl } from './asset-url.ts';
import { editionHtml } from './edition-html.tsx';
import { feedIntro } from './feed-intro.tsx';
import { escapeXml } from './xml.ts';

/** A document of a feed as a template gets it. */
export type Feed = Filled<FeedPage>;
export type Item = Filled<FeedItem>;

/** Addresses of a feed's documents in one format. */
export interface FeedAddresses {
  readonly self: string;
  readonly current: string | null;
  readonly previous: string | null;
  readonly next: string | null;
}

export function addressesOf({ folder, history }: Feed, format: FeedFormat): FeedAddresses {
  const file = (of: string | null): string | null => (of === null ? null : of + feedFile(format));
  return {
    self: folder + feedFile(format),
    current: file(history.current),
    previous: file(history.previous),
    next: file(history.next),
  };
}

/**
 * The links that Atom knows, and RSS by its Atom module: to itself (RFC 4287 §4.2.7.2), to the other documents of the feed
 * (RFC 5005 §4), and to the hub (WebSub §4).
 */
export function atomLinks(feed: Feed, format: FeedFormat) {
  const { self, current, previous, next } = addressesOf(feed, format);
  const { type } = feedLinks('/').find(({ url }) => url === `/${feedFile(format)}`) ?? {};
  const link = (rel: string, href: string | null) => (href === null ? [] : [{ rel, href, ...(type && { type }) }]);
  return [
    ...link('self', self),
    ...link('current', current),
    ...link('prev-archive', previous),
    ...link('next-archive', next),
    ...(feed.hub === null ? [] : [{ rel: 'hub', href: feed.hub }]),
  ];
}

/** When a document of a feed last changed in substance; the beginning of Unix time for one without an item. */
export function updatedOf({ items }: Feed): string {
  const instants = items.map(({ updated }) => Date.parse(updated));
  return new Date(instants.reduce((latest, instant) => Math.max(latest, instant), 0)).toISOString();
}

/** Who wrote an item: its authors, else the publisher that it came from; `[]` where the feed's own author stands. */
export function authorsOf({ authors, source }: Item): readonly string[] {
  return authors.length > 0 || source === null ? authors : [source];
}

/** Bodies are turned into HTML once for the many feeds that hold them, as long as there is room. */
const MOST_BODIES = 2000;
const bodies = new Map<string, string>();
let bodiesOf = '';

/** The content of an item as HTML with absolute links; `null` where there is none. */
export function contentOf({ content }: Item, { baseUrl, linkedHosts }: SiteInfo): string | null {
  if (content.what === 'excerpt') return null;
  if (content.what === 'edition') return editionHtml(content.days);
  const options = `${baseUrl} ${linkedHosts}`;
  if (bodiesOf !== options || bodies.size >= MOST_BODIES) bodies.clear();
  bodiesOf = options;
  const known = bodies.get(content.body);
  if (known !== undefined) return known;
  const html = renderBody(content.body, { linkedHosts, root: baseUrl }).trim();
  bodies.set(content.body, html);
  return html;
}

/** A look for browsers: CSS alone, and a line that says what this is (there is no XSLT in it). */
export function stylesheet(site: SiteInfo) {
  return { stylesheets: [{ type: 'text/css', href: escapeXml(assetUrl(site, 'feed.css')) }] };
}

/**
 * Finishes an XML feed: what XML 1.0 can't hold goes (§2.2 Char), a part of the archive says that it is one (RFC 5005 §4),
 * and a line for readers opens it. Some readers keep the white space that the generator puts around CDATA; text of ours
 * never holds these marks.
 */
export function finishXml(xml: string, feed: Feed, format: FeedFormat): string {
  const archive =
    feed.history.current === null ? '' : '<fh:archive xmlns:fh="http://purl.org/syndication/history/1.0"/>\n';
  const opened = xml.replace(
    /<channel>|<feed [^>]*>/,
    (tag) => `${tag}\n${archive}${feedIntro(feed, addressesOf(feed, format))}`,
  );
  const hugged = opened.replace(/>\s+(?=<!\[CDATA\[)/g, '>').replace(/\]\]>\s+(?=<\/)/g, ']]>');
  return `${dropUnshowable(hugged).trimEnd()}\n`;
}
