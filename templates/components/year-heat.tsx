import { placeInYear } from '../../scripts/site/calendar.ts';
import { LEVELS, levelOf } from '../../scripts/site/level.ts';
import type { Day, DayCount, MonthOfYear } from '../../scripts/site/page.ts';
import { Link } from './link.tsx';
import { quantity } from './quantity.ts';

/** A day is a square of `SIZE` in a field of `STEP`; a year has 54 columns at most. */
const STEP = 12;
const SIZE = 10;
const WIDTH = 54 * STEP - (STEP - SIZE);
const HEIGHT = 7 * STEP - (STEP - SIZE);

interface YearHeatProps {
  readonly year: string;
  readonly days: readonly DayCount[];
}

/** A year as a heat map: a picture, with what it shows in a sentence for those who do not see it. */
export function YearHeat({ year, days }: YearHeatProps) {
  const total = days.reduce((sum, { count }) => sum + count, 0);
  const most = Math.max(...days.map(({ count }) => count));
  const about = `Calendar of ${year}: ${quantity(total)} on ${days.length} days, at most ${most} a day.`;
  return (
    <svg class="heat" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={about}>
      <Blank year={year} />
      {LEVELS.map((level) => {
        const of = days.filter(({ count }) => levelOf(count) === level);
        return (
          of.length > 0 && <path key={level} class={`level-${level}`} d={of.map(({ iso }) => square(iso)).join('')} />
        );
      })}
    </svg>
  );
}

/**
 * The same with each day leading to its edition. It is for the pointer: keyboards and screen readers have the tables of the
 * months, which hold the same links.
 */
export function YearMap({ year, days }: { readonly year: string; readonly days: readonly (DayCount & Day)[] }) {
  return (
    <svg class="heat map" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <Blank year={year} />
      {days.map(({ iso, text, url, count }) => (
        <Link key={iso} href={url} tabindex={-1}>
          <path class={`level-${levelOf(count)}`} d={square(iso)}>
            <title>
              {text}: {quantity(count)}
            </title>
          </path>
        </Link>
      ))}
    </svg>
  );
}

/** The months of a year with their figures, below the picture of it, in whose twelve parts they stand. */
export function Months({ months }: { readonly months: readonly MonthOfYear[] }) {
  return (
    <ol class="months">
      {months.map(({ iso, name, count, url }) => (
        <li key={iso}>
          {url === null ? (
            <span class="none">{name}</span>
          ) : (
            <>
              <Link href={url}>{name}</Link> <span class="count">{count}</span>
            </>
          )}
        </li>
      ))}
    </ol>
  );
}

/** What the shades of a heat map mean. */
export function HeatKey() {
  return (
    <p class="heat-key">
      Articles a day:{' '}
      {['1', '2–3', '4–7', '8 and more'].map((range, at) => (
        <span key={range} class={`level-${at + 1}`}>
          {range}
        </span>
      ))}
    </p>
  );
}

/** All days of a year, a dashed line a weekday. */
function Blank({ year }: { readonly year: string }) {
  const [first, last] = [placeInYear(`${year}-01-01`), placeInYear(`${year}-12-31`)];
  const lines = Array.from({ length: 7 }, (_, row) => {
    const from = (first.row > row ? 1 : 0) * STEP;
    const to = (last.column - (last.row < row ? 1 : 0)) * STEP + SIZE;
    return `M${from} ${row * STEP + SIZE / 2}H${to}`;
  });
  return (
    <path class="days-of-year" d={lines.join('')} stroke-width={SIZE} stroke-dasharray={`${SIZE} ${STEP - SIZE}`} />
  );
}

function square(iso: string): string {
  const { column, row } = placeInYear(iso);
  return `M${column * STEP} ${row * STEP}h${SIZE}v${SIZE}h-${SIZE}z`;
}
