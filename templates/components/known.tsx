import type { Known } from '../../scripts/site/page.ts';
import { percent } from './quantity.ts';

/** What lists and articles say of a thing, each with the day of its list. */
export function KnownList({ known }: { readonly known: readonly Known[] }) {
  if (known.length === 0) return null;
  return (
    <ul class="known">
      {known.map((one) => (
        <li key={keyOf(one)} class={classOf(one)}>
          <Said known={one} />
        </li>
      ))}
    </ul>
  );
}

function Said({ known }: { readonly known: Known }) {
  switch (known.what) {
    case 'exploited':
      return (
        <>
          Known to be exploited{known.isRansomware && ', also by ransomware'}; listed by CISA on{' '}
          <Day iso={known.added} />
          <AsOf iso={known.asOf} />
        </>
      );
    case 'predicted':
      return (
        <>
          Chance of exploitation within 30 days (EPSS): {percent(known.score)}, no lower than that of{' '}
          {percent(known.percentile)} of all vulnerabilities
          <AsOf iso={known.asOf} />
        </>
      );
    case 'scored':
      return (
        <>
          CVSS {known.version}: {known.score.toFixed(1)} {severity(known.score, known.version)},{' '}
          <code>{known.vector}</code>, as an article states it
        </>
      );
    case 'ransomware':
      return <>Ransomware</>;
  }
}

/** A day as lists of others write it. */
export function Day({ iso }: { readonly iso: string }) {
  return <time datetime={iso}>{iso}</time>;
}

/** The day of the list that says so. */
export function AsOf({ iso }: { readonly iso: string | null }) {
  if (iso === null) return null;
  return (
    <span class="as-of">
      {' '}
      (as of <Day iso={iso} />)
    </span>
  );
}

function keyOf(known: Known): string {
  return known.what === 'scored' ? known.vector : known.what;
}

function classOf({ what }: Known): string | undefined {
  return what === 'exploited' ? 'alarm' : undefined;
}

/**
 * The rating of a score in words.
 *
 * @see https://www.first.org/cvss/v4.0/specification-document §6, and for version 2 https://nvd.nist.gov/vuln-metrics/cvss
 */
function severity(score: number, version: string): string {
  if (version === '2.0') return score >= 7 ? 'High' : score >= 4 ? 'Medium' : 'Low';
  if (score === 0) return 'None';
  return score >= 9 ? 'Critical' : score >= 7 ? 'High' : score >= 4 ? 'Medium' : 'Low';
}
