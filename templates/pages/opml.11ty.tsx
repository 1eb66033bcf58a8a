import { generateOpml } from 'feedsmith';
import { dropUnshowable } from '../../scripts/shared/text.ts';
import { feedFile } from '../../scripts/site/feeds.ts';
import { textPage } from '../page.tsx';

/**
 * OPML 2.0, a subscription list: each feed as RSS, the format that every reader takes.
 *
 * @see http://opml.org/spec2.opml
 */
export const { data, render } = textPage('opml', (site, { title, groups }) => {
  const absolute = (url: string): string => new URL(url, site.baseUrl).href;
  const opml = generateOpml({
    head: { title },
    body: {
      outlines: groups.map(({ label, feeds }) => ({
        text: label,
        outlines: feeds.map((feed) => ({
          text: feed.label,
          title: feed.label,
          type: 'rss',
          xmlUrl: absolute(feed.folder + feedFile('rss')),
          htmlUrl: absolute(feed.url),
        })),
      })),
    },
  });
  return `${dropUnshowable(opml).trimEnd()}\n`;
});
