import type { IndicatorList } from '../../scripts/site/page.ts';
import { Files } from './files.tsx';

/** A longer list is folded. */
const MOST_OPEN = 8;

/** Indicators, defanged and never links; a click selects a whole list, to be copied. */
export function IndicatorLists({ indicators: { groups, files } }: { readonly indicators: IndicatorList }) {
  return (
    <section class="indicators" aria-labelledby="indicators">
      <h3 id="indicators">Indicators</h3>
      <p class="note">
        Observed in the text, which makes none of them malicious. Defanged
        <span class="how">; one click selects a list</span>.
      </p>
      {groups.map(({ label, values }) => (
        <details key={label} open={values.length <= MOST_OPEN}>
          <summary>
            {label} <span class="count">{values.length}</span>
          </summary>
          <pre>{values.join('\n')}</pre>
        </details>
      ))}
      <Files files={files} />
    </section>
  );
}
