import type { NamedCount } from '../../scripts/site/page.ts';
import { Link } from './link.tsx';
import { Name } from './name.tsx';

/** Things in a row, with the number of articles that name them where it is above one; what is known to be exploited is marked. */
export function NamedCounts({ things }: { readonly things: readonly NamedCount[] }) {
  return (
    <ul class="counts">
      {things.map(({ url, label, count, isExploited }) => (
        <li key={url}>
          <Link href={url}>
            <Name of={label} />
          </Link>{' '}
          {count > 1 && <span class="count">{count}</span>}
          {isExploited && <span class="mark">known exploited</span>}
        </li>
      ))}
    </ul>
  );
}
