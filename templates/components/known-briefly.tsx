import type { Known } from '../../scripts/site/page.ts';
import { percent } from './quantity.ts';

/** What lists and articles say of a thing, in a few words. */
export function KnownBriefly({ known }: { readonly known: readonly Known[] }) {
  if (known.length === 0) return null;
  return (
    <ul class="known">
      {known.map((one) => (
        <li key={one.what === 'scored' ? one.vector : one.what} class={one.what === 'exploited' ? 'alarm' : undefined}>
          {wordsFor(one)}
        </li>
      ))}
    </ul>
  );
}

function wordsFor(known: Known): string {
  switch (known.what) {
    case 'exploited':
      return `known exploited; listed by CISA on ${known.added}${asOf(known.asOf)}`;
    case 'predicted':
      return `EPSS ${percent(known.score)}${asOf(known.asOf)}`;
    case 'scored':
      return `CVSS ${known.version}: ${known.score.toFixed(1)}`;
    case 'ransomware':
      return 'ransomware';
  }
}

function asOf(iso: string | null): string {
  return iso === null ? '' : ` (as of ${iso})`;
}
