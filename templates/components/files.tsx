import type { Link as LinkData } from '../../scripts/site/page.ts';
import { Link } from './link.tsx';

/** Files for machines. */
export function Files({ files }: { readonly files: readonly LinkData[] }) {
  if (files.length === 0) return null;
  return (
    <ul class="actions">
      {files.map(({ url, label }) => (
        <li key={url}>
          <Link href={url}>{label}</Link>
        </li>
      ))}
    </ul>
  );
}
