import type { Link, SiteInfo } from '../../scripts/site/page.ts';
import { Follow } from './follow.tsx';

interface ActionsProps {
  readonly site: SiteInfo;
  readonly feed: Link;
}

/** How to follow what a page is about: its feeds, and (by `watch.js`) a button that puts it on the reader's watchlist. */
export function Actions({ site, feed }: ActionsProps) {
  const place = feed.url.slice(site.basePath.length, feed.url.lastIndexOf('/') + 1);
  return (
    <ul class="actions" data-place={place}>
      <Follow feed={feed} />
    </ul>
  );
}
