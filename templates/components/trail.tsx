import type { Link as LinkData, Steps } from '../../scripts/site/page.ts';
import { Link } from './link.tsx';

interface TrailProps {
  readonly trail: readonly LinkData[];
  readonly steps?: Steps | undefined;
}

/** The way from home to a page, and from it to those before and after it; nothing on home itself. */
export function Trail({ trail, steps }: TrailProps) {
  if (trail.length === 0) return null;
  return (
    <nav class="trail" aria-label="Breadcrumb">
      <ol>
        {trail.map(({ url, label }) => (
          <li key={url}>
            <Link href={url}>{label}</Link>
          </li>
        ))}
      </ol>
      {steps !== undefined && (steps.previous !== null || steps.next !== null) && (
        <p class="turn">
          {steps.previous !== null && <Turn rel="prev" sign="←" way="Earlier" to={steps.previous} />}{' '}
          {steps.next !== null && <Turn rel="next" sign="→" way="Later" to={steps.next} />}
        </p>
      )}
    </nav>
  );
}

interface TurnProps {
  readonly rel: 'prev' | 'next';
  readonly sign: string;
  readonly way: string;
  readonly to: LinkData;
}

function Turn({ rel, sign, way, to: { url, label } }: TurnProps) {
  return (
    <Link href={url} rel={rel}>
      <span aria-hidden="true">{sign}</span>
      <span class="unseen">
        {way}: {label}
      </span>
    </Link>
  );
}
