import type { Known } from '../../scripts/site/page.ts';
import { AsOf, Day } from './known.tsx';
import { percent } from './quantity.ts';

/** What lists and articles say of a thing, in a few words. */
export function KnownBriefly({ known }: { readonly known: readonly Known[] }) {
  if (known.length === 0) return null;
  return (
    <ul class="known">
      {known.map((one) => (
        <li key={one.what === 'scored' ? one.vector : one.what} class={one.what === 'exploited' ? 'alarm' : undefined}>
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
          known exploited; listed by CISA on <Day iso={known.added} />
          <AsOf iso={known.asOf} />
        </>
      );
    case 'predicted':
      return (
        <>
          EPSS {percent(known.score)}
          <AsOf iso={known.asOf} />
        </>
      );
    case 'scored':
      return (
        <>
          CVSS {known.version}: {known.score.toFixed(1)}
        </>
      );
    case 'ransomware':
      return <>ransomware</>;
  }
}
