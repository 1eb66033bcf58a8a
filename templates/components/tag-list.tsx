import type { Link as LinkData } from '../../scripts/site/page.ts';
import { Link } from './link.tsx';

/** Tags, each leading to the articles that carry it. */
export function TagList({ tags }: { readonly tags: readonly LinkData[] }) {
  return (
    <ul class="tags">
      {tags.map(({ url, label }) => (
        <li key={url}>
          <Link href={url} rel="tag">
            {label}
          </Link>
        </li>
      ))}
    </ul>
  );
}
