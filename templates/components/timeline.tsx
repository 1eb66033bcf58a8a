import type { Timeline as TimelineData } from '../../scripts/site/page.ts';
import { Link } from './link.tsx';
import { quantity } from './quantity.ts';

const WIDTH = 240;
/** Where the bars stand, with room for a figure above the highest. */
const BASE = 66;
const HIGHEST = 54;
const HEIGHT = 80;
const WIDEST = 14;
/** Beyond so many bars only some have room for a label. */
const MOST_LABELS = 12;

type Bars = TimelineData['bars'];

/** When articles named a thing: bars for those who see them, and the same figures as a table. */
export function Timeline({ timeline: { bars, unit } }: { readonly timeline: TimelineData }) {
  const named = bars.filter(({ count }) => count > 0);
  return (
    <figure class="timeline">
      <figcaption>
        Articles by {unit}, {spanOf(bars)}
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="presentation" aria-hidden="true">
        <line x1="0" x2={WIDTH} y1={BASE} y2={BASE} />
        <Bars bars={bars} />
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

function Bars({ bars }: { readonly bars: Bars }) {
  const most = Math.max(...bars.map(({ count }) => count));
  const step = WIDTH / bars.length;
  const width = round(Math.min(WIDEST, step * 0.75));
  return bars.map(({ iso, count }, at) => {
    const middle = round((at + 0.5) * step);
    const height = count === 0 ? 0 : Math.max(2, Math.round((count / most) * HIGHEST));
    const isTold = count > 0 && (bars.length <= MOST_LABELS || count === most);
    const label = labelOf(iso, at, bars);
    if (height === 0 && label === null) return null;
    return (
      <g key={iso}>
        {height > 0 && <rect x={round(middle - width / 2)} y={BASE - height} width={width} height={height} />}
        {isTold && (
          <text class="amount" x={middle} y={BASE - height - 3} text-anchor="middle">
            {count}
          </text>
        )}
        {label !== null && (
          <text x={middle} y={HEIGHT - 4} text-anchor="middle">
            {label}
          </text>
        )}
      </g>
    );
  });
}

/** What stands below a bar: the month in a single year, the year in the middle of more, every so manieth of many years. */
function labelOf(iso: string, at: number, bars: Bars): string | null {
  const [year = '', month] = iso.split('-');
  if (month === undefined) return at % Math.ceil(bars.length / 6) === 0 ? year : null;
  if (bars.length <= MOST_LABELS) return String(Number(month));
  return month === '06' ? year : null;
}

/** `2021`, or `2019 to 2021`. */
function spanOf(bars: Bars): string {
  const years = [bars[0], bars.at(-1)].map((bar) => bar?.iso.slice(0, 4));
  return [...new Set(years)].join(' to ');
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
