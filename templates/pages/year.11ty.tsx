import { Layout } from '../components/layout.tsx';
import { Link } from '../components/link.tsx';
import { MonthTable } from '../components/month-table.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { quantity } from '../components/quantity.ts';
import { Steps } from '../components/steps.tsx';
import { Text } from '../components/text.tsx';
import { endOf, HeatKey, Months, Weekdays, YearMap } from '../components/year-heat.tsx';
import { htmlPage } from '../page.tsx';

export const { data, render } = htmlPage('year', (site, page) => {
  const newest = new Map(page.newest.map(({ month, articles }) => [month, articles]));
  const until = endOf(page.year, page.days, page.steps.next === null);
  return (
    <Layout site={site} page={page} sheets={['calendar']} steps={page.steps}>
      <PageTitle title={page.year} note={quantity(page.total)} />
      <div class="whole-year">
        <Weekdays weekdays={page.weekdays} />
        <YearMap year={page.year} days={page.days} until={until} />
        <Months months={page.months} until={until} />
        <HeatKey />
      </div>
      <div class="calendar">
        {page.months
          .filter(({ count }) => count > 0)
          .map((month) => (
            <section key={month.iso} class="month">
              <h2>{month.url !== null && <Link href={month.url}>{month.name}</Link>}</h2>
              <p class="note">{quantity(month.count)}</p>
              <MonthTable month={month} page={page} />
              <ul class="headlines">
                {newest.get(month.iso)?.map((article) => (
                  <li key={article.url}>
                    <Link href={article.url}>
                      <Text of={article.title} />
                    </Link>
                  </li>
                ))}
              </ul>
            </section>
          ))}
      </div>
      <Steps steps={page.steps} label="Years" previous="Earlier" next="Later" />
    </Layout>
  );
});
