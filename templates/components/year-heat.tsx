import { placeInYear } from '../../scripts/site/calendar.ts';
import { LEVELS, levelOf } from '../../scripts/site/level.ts';
import type { Day, DayCount, MonthOfYear, YearPage } from '../../scripts/site/page.ts';
import { Link } from './link.tsx';
import { quantity } from './quantity.ts';

/** A day is a square of `SIZE` in a field of `STEP`; a year has 54 columns at most. */
const STEP = 12;
const SIZE = 10;
const WIDTH = 54 * STEP - (STEP - SIZE);
const HEIGHT = 7 * STEP - (STEP - SIZE);

interface YearHeatProps<D extends DayCount = DayCount> {
  readonly year: string;
  readonly days: readonly D[];
  /** The last day that is drawn: {@link endOf}. */
  readonly until: string;
}

/**
 * Up to which day a year is drawn. Of days to come nothing is known: the newest year ends with its newest article, so that no
 * page changes as time goes by.
 */
export function endOf(year: string, days: readonly DayCount[], isNewest: boolean): string {
  return (isNewest ? days.at(-1)?.iso : undefined) ?? `${year}-12-31`;
}

/** A year as a heat map: a picture, with what it shows in a sentence for those who do not see it. */
export function YearHeat({ year, days, until }: YearHeatProps) {
  const total = days.reduce((sum, { count }) => sum + count, 0);
  const most = Math.max(...days.map(({ count }) => count));
  const about = `Calendar of ${year}: ${quantity(total)} on ${days.length} days, at most ${most} a day.`;
  return (
    <svg class="heat" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={about}>
      <Blank year={year} until={until} />
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
export function YearMap({ year, days, until }: YearHeatProps<DayCount & Day>) {
  return (
    <svg class="heat map" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <Blank year={year} until={until} />
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

/** Beside the picture of a year, the first and the fourth of its rows by name. */
export function Weekdays({ weekdays }: Pick<YearPage, 'weekdays'>) {
  return (
    <p class="weekdays" aria-hidden="true">
      <span>{weekdays[0]?.short}</span> <span>{weekdays[3]?.short}</span>
    </p>
  );
}

/** The months of a year with their figures, below the picture of it, each where its first day stands. */
export function Months({ months, until }: Pick<YearHeatProps, 'until'> & { readonly months: readonly MonthOfYear[] }) {
  const shown = months.filter(({ iso }) => iso <= until);
  return (
    <ol class="months">
      {shown.map(({ iso, name, count, url }, at) => (
        <li key={iso} class={columnsBetween(iso, shown[at + 1]?.iso) === 5 ? 'five-weeks' : undefined}>
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

/** How many columns after the first day of a month that of the next stands: four or five. */
function columnsBetween(month: string, next: string | undefined): number | null {
  if (next === undefined) return null;
  return placeInYear(`${next}-01`).column - placeInYear(`${month}-01`).column;
}

/** All days of a year up to one of them, a dashed line a weekday. */
function Blank({ year, until }: Pick<YearHeatProps, 'year' | 'until'>) {
  const [first, last] = [placeInYear(`${year}-01-01`), placeInYear(until)];
  const lines = Array.from({ length: 7 }, (_, row) => {
    const from = (first.row > row ? 1 : 0) * STEP;
    const to = (last.column - (last.row < row ? 1 : 0)) * STEP + SIZE;
    return from < to ? `M${from} ${row * STEP + SIZE / 2}H${to}` : '';
  });
  return (
    <path class="days-of-year" d={lines.join('')} stroke-width={SIZE} stroke-dasharray={`${SIZE} ${STEP - SIZE}`} />
  );
}

function square(iso: string): string {
  const { column, row } = placeInYear(iso);
  return `M${column * STEP} ${row * STEP}h${SIZE}v${SIZE}h-${SIZE}z`;
}
