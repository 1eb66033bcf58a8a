import { rowsOfMonth } from '../../scripts/site/calendar.ts';
import { levelOf } from '../../scripts/site/level.ts';
import type { MonthOfYear, YearPage } from '../../scripts/site/page.ts';
import { Link } from './link.tsx';

interface MonthTableProps {
  readonly month: MonthOfYear;
  readonly page: Pick<YearPage, 'days' | 'weeks' | 'weekdays' | 'year'>;
}

/** A month as a calendar: a row a week, whose number leads to its edition, and in it each day with its articles. */
export function MonthTable({ month, page: { days, weeks, weekdays, year } }: MonthTableProps) {
  const dayOf = new Map(days.map((day) => [day.iso, day]));
  const weekOf = new Map(weeks.map((week) => [week.iso, week]));
  return (
    <table class="month-days">
      <caption class="unseen">
        Articles of each day of {month.name} {year}
      </caption>
      <thead>
        <tr>
          <th scope="col">
            <abbr title="Week">Wk</abbr>
          </th>
          {weekdays.map(({ name, short }) => (
            <th key={name} scope="col">
              <abbr title={name}>{short}</abbr>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rowsOfMonth(month.iso).map((row) => (
          <tr key={row.week}>
            <WeekCell week={row.week} of={weekOf.get(row.week)} />
            {row.days.map((day, at) => (
              <DayCell key={weekdays[at]?.name} day={day} of={day === null ? undefined : dayOf.get(day)} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function WeekCell({ week, of }: { readonly week: string; readonly of: YearPage['weeks'][number] | undefined }) {
  return <th scope="row">{of === undefined ? Number(week.slice(6)) : <Link href={of.url}>{of.label}</Link>}</th>;
}

function DayCell({ day, of }: { readonly day: string | null; readonly of: YearPage['days'][number] | undefined }) {
  if (day === null) return <td />;
  const number = Number(day.slice(8));
  if (of === undefined) return <td>{number}</td>;
  return (
    <td>
      <Link href={of.url} data-level={levelOf(of.count)}>
        {number} <span class="count">{of.count}</span>
      </Link>
    </td>
  );
}
