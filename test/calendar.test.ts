import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { renderToStaticMarkup } from 'preact-render-to-string';
import { isoWeek } from '../scripts/article/dates.ts';
import { placeInYear, rowsOfMonth } from '../scripts/site/calendar.ts';
import type { Page } from '../scripts/site/page.ts';
import { planPages } from '../scripts/site/plan.ts';
import { planSite } from '../scripts/site/site.ts';
import { Unbroken } from '../templates/components/when.tsx';
import { endOf, Months, YearMap } from '../templates/components/year-heat.tsx';
import { makeArticle, makeSettings } from './support/articles.ts';

const days = fc.date({ min: new Date('1990-01-01'), max: new Date('2090-12-31'), noInvalidDate: true });

function planDays(...dates: readonly string[]): Page[] {
  const articles = dates.map((date, at) => makeArticle(`Article ${at}`, date));
  return planPages(planSite(makeSettings(), articles, Date.UTC(2100, 0))).pages;
}

function yearPage(pages: readonly Page[], url: string) {
  const page = pages.find((one) => one.url === url);
  return page?.kind === 'year' ? page.data : assert.fail(`There is no page of a year at ${url}`);
}

describe('a day in a narrow column', () => {
  it('is whole, whatever its language sets between its parts', () => {
    for (const day of ['Tuesday, 6 May 2031', 'Thứ Ba, 6 tháng 5, 2031', '2031年5月6日', 'Martes, Mayo 6, '])
      assert.equal(renderToStaticMarkup(Unbroken({ of: day })).replace(/<[^>]*>/g, ''), day);
  });
});

describe('the calendar of a year', () => {
  it('has each day of a month once, in its week and under its weekday', () => {
    fc.assert(
      fc.property(days, (date) => {
        const month = date.toISOString().slice(0, 7);
        const rows = rowsOfMonth(month);
        const all = rows.flatMap(({ days }) => days).filter((day) => day !== null);
        const count = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
        assert.deepEqual(
          all.map((day) => Number(day.slice(8))),
          Array.from({ length: count }, (_, at) => at + 1),
        );
        for (const row of rows) {
          assert.equal(row.days.length, 7);
          for (const day of row.days) if (day !== null) assert.equal(isoWeek(day), row.week);
        }
      }),
    );
  });

  it('has a column a week and a row a weekday, in 54 columns at most', () => {
    fc.assert(
      fc.property(days, (date) => {
        const day = date.toISOString().slice(0, 10);
        const next = new Date(date.getTime() + 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
        const { column, row } = placeInYear(day);
        assert.equal(row, (date.getUTCDay() + 6) % 7);
        assert.ok(column >= 0 && column < 54);
        if (next.slice(0, 4) === day.slice(0, 4))
          assert.deepEqual(placeInYear(next), row === 6 ? { column: column + 1, row: 0 } : { column, row: row + 1 });
      }),
    );
    assert.deepEqual(placeInYear('2000-12-31'), { column: 52, row: 6 });
    assert.deepEqual(placeInYear('2028-12-31'), { column: 52, row: 6 });
    assert.deepEqual(placeInYear('2012-12-31'), { column: 53, row: 0 });
  });

  it('is drawn to its end, and the newest to its newest article', () => {
    const days = [{ iso: '2020-11-28', count: 3 }];
    const until = endOf('2020', days, true);
    assert.deepEqual([until, endOf('2020', days, false)], ['2020-11-28', '2020-12-31']);
    const months = yearPage(planDays('2020-11-28'), '/2020/').months;
    const drawn = renderToStaticMarkup(Months({ months, until }));
    assert.match(drawn, /October.*November/);
    assert.doesNotMatch(drawn, /December/);
    const widthUpTo = (until: string): number => {
      const picture = renderToStaticMarkup(YearMap({ year: '2020', days: [], until }));
      return Math.max(...[...picture.matchAll(/H(\d+)/g)].map(([, width]) => Number(width)));
    };
    assert.ok(widthUpTo('2020-01-31') < widthUpTo(until) && widthUpTo(until) < widthUpTo('2020-12-31'));
  });

  it('has the name of each month where its first day stands', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1990, max: 2090 }), (year) => {
        const { months } = yearPage(planDays(`${year}-07-01`), `/${year}/`);
        const drawn = renderToStaticMarkup(Months({ months, until: `${year}-12-31` }));
        let column = 0;
        for (const [at, item] of [...drawn.matchAll(/<li[^>]*>/g)].entries()) {
          assert.equal(column, placeInYear(`${months[at]?.iso}-01`).column);
          column += item[0].includes('five-weeks') ? 5 : 4;
        }
      }),
    );
  });

  it('leads to the days and weeks that have articles, a week around New Year on the page of its own days', () => {
    const pages = planDays('2020-12-31', '2021-01-04', '2021-01-04');
    assert.deepEqual(
      yearPage(pages, '/2021/').weeks.map(({ url }) => url),
      ['/2021/w01/'],
    );
    const { weeks, days, months, newest } = yearPage(pages, '/2020/');
    assert.deepEqual(weeks, [{ iso: '2020-W53', url: '/2020/w53/', label: '53' }]);
    assert.deepEqual(days, [{ iso: '2020-12-31', text: 'Thursday, 31 December 2020', url: '/2020/12/31/', count: 1 }]);
    assert.equal(months.length, 12);
    assert.deepEqual(months.at(-1), { iso: '2020-12', name: 'December', count: 1, url: '/2020/12/' });
    assert.deepEqual(
      newest.map(({ month }) => month),
      ['2020-12'],
    );
  });

  it('is changed by an article of its year alone', () => {
    const before = planDays('2020-12-31', '2021-03-01', '2022-03-01');
    const after = planDays('2020-12-31', '2021-03-01', '2022-03-01', '2021-01-01');
    for (const url of ['/2020/', '/2022/']) assert.deepEqual(yearPage(after, url), yearPage(before, url));
    assert.notDeepEqual(yearPage(after, '/2021/'), yearPage(before, '/2021/'));
  });
});
