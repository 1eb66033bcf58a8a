import type { Count } from '../../scripts/site/page.ts';
import { Link } from './link.tsx';
import { Name } from './name.tsx';

/** Links in a row, each with the number of articles behind it. */
export function Counts({ items }: { readonly items: readonly Count[] }) {
  return (
    <ul class="counts">
      {items.map(({ url, label, count }) => (
        <li key={url}>
          <Link href={url}>
            <Name of={label} />
          </Link>{' '}
          <span class="count">{count}</span>
        </li>
      ))}
    </ul>
  );
}
