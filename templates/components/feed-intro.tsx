import { renderToStaticMarkup } from 'preact-render-to-string';
import type { FeedPage, Filled } from '../../scripts/site/page.ts';
import type { FeedAddresses } from './feed.ts';
import { Link } from './link.tsx';

/** What a feed says of itself to someone who opens it in a browser, in XHTML, which feed readers pass over. */
export function feedIntro({ link }: Filled<FeedPage>, { self, current }: FeedAddresses): string {
  const html = renderToStaticMarkup(
    <>
      <p>
        This is a feed, for feed readers. To follow it, give this address to yours: <code>{current ?? self}</code>
      </p>
      <p>
        <Link href={link}>Read it as a page</Link>
      </p>
    </>,
  );
  return `<div xmlns="http://www.w3.org/1999/xhtml">${html}</div>`;
}
