import { feedLinks } from '../../scripts/site/feeds.ts';
import type { Link as LinkData } from '../../scripts/site/page.ts';
import { Link } from './link.tsx';

/** A feed to follow, in each of its formats: items of a list of things to do. */
export function Follow({ feed }: { readonly feed: LinkData }) {
  return (
    <>
      {feedLinks(feed.url).map(({ url, type, label }, at) => (
        <li key={url}>
          <Link href={url} type={type}>
            {at === 0 ? `Follow by ${label}` : label}
          </Link>
        </li>
      ))}
    </>
  );
}
