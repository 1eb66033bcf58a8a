import type { Card } from '../../scripts/site/page.ts';
import { Link } from './link.tsx';
import { Text } from './text.tsx';

/** Articles by their headlines alone; nothing where there are none. */
export function Headlines({ articles }: { readonly articles: readonly Card[] }) {
  if (articles.length === 0) return null;
  return (
    <ul class="headlines">
      {articles.map(({ url, title, source, isExploited }) => (
        <li key={url}>
          <Link href={url}>
            <Text of={title} />
          </Link>
          {source !== null && <span class="note"> {source.label}</span>}
          {isExploited && <span class="mark">known exploited</span>}
        </li>
      ))}
    </ul>
  );
}
