import type { Link as LinkData } from '../../scripts/site/page.ts';
import { Link } from './link.tsx';

/** The way from home to a page; nothing on home itself. */
export function Trail({ trail }: { readonly trail: readonly LinkData[] }) {
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
    </nav>
  );
}
