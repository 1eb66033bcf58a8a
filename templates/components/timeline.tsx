import type { Timeline as TimelineData } from '../../scripts/site/page.ts';
import { Link } from './link.tsx';
import { quantity } from './quantity.ts';

const HEIGHT = 60;
const STEP = 12;
const WIDTH = 9;
/** Beyond so many bars only some have room for a label. */
const LABELS = 8;

/** When articles named a thing: bars for those who see them, and the same figures as a table. */
export function Timeline({ timeline }: { readonly timeline: TimelineData }) {
  const { bars, unit } = timeline;
  const most = Math.max(...bars.map(({ count }) => count));
  const every = Math.ceil(bars.length / LABELS);
  const named = bars.filter(({ count }) => count > 0);
  return (
    <figure class="timeline">
      <figcaption>Articles by {unit}</figcaption>
      <svg viewBox={`0 0 ${Math.max(bars.length, 12) * STEP} ${HEIGHT + 14}`} role="presentation" aria-hidden="true">
        <line x1="0" x2={bars.length * STEP} y1={HEIGHT} y2={HEIGHT} />
        {bars.map(({ iso, count }, at) => {
          const height = count === 0 ? 0 : Math.max(3, Math.round((count / most) * (HEIGHT - 4)));
          return <rect key={iso} x={at * STEP} y={HEIGHT - height} width={WIDTH} height={height} />;
        })}
        {bars.map(({ iso }, at) =>
          at % every === 0 ? (
            <text key={iso} x={at * STEP} y={HEIGHT + 11}>
              {iso}
            </text>
          ) : null,
        )}
      </svg>
      <details>
        <summary>The figures</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{unit === 'year' ? 'Year' : 'Month'}</th>
              <th scope="col">Articles</th>
            </tr>
          </thead>
          <tbody>
            {named.map(({ iso, label, count, url }) => (
              <tr key={iso}>
                <th scope="row">{url === null ? label : <Link href={url}>{label}</Link>}</th>
                <td>{quantity(count)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
