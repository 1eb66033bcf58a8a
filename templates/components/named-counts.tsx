import type { ComponentChildren } from 'preact';
import type { NamedCount } from '../../scripts/site/page.ts';
import { Link } from './link.tsx';
import { Name } from './name.tsx';

interface NamedCountsProps {
  readonly things: readonly NamedCount[];
}

/** Things in a row, with the number of articles that name them where it is above one; first, marked, what is known to be exploited. */
export function NamedCounts({ things }: NamedCountsProps) {
  const exploited = things.filter(({ isExploited }) => isExploited);
  const others = things.filter(({ isExploited }) => !isExploited);
  if (exploited.length === 0) return <Row things={others} />;
  return (
    <>
      <Row things={exploited} about={<span class="mark">known exploited</span>} />
      {others.length > 0 && <Row things={others} about={<span class="note">others</span>} />}
    </>
  );
}

/** Things of which all has been said what is said `about` them. */
function Row({ things, about }: NamedCountsProps & { readonly about?: ComponentChildren }) {
  return (
    <ul class="counts">
      {about !== undefined && <li>{about}</li>}
      {things.map(({ url, label, count }) => (
        <li key={url}>
          <Link href={url}>
            <Name of={label} />
          </Link>{' '}
          {count > 1 && <span class="count">{count}</span>}
        </li>
      ))}
    </ul>
  );
}
