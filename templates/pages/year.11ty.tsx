import { Layout } from '../components/layout.tsx';
import { Link } from '../components/link.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { quantity } from '../components/quantity.ts';
import { Steps } from '../components/steps.tsx';
import { Text } from '../components/text.tsx';
import { htmlPage } from '../page.tsx';

export const { data, render } = htmlPage('year', (site, page) => (
  <Layout site={site} page={page}>
    <PageTitle title={page.year} note={quantity(page.total)} />
    {page.months.length === 0 && <p class="empty">No articles in this year.</p>}
    <div class="calendar">
      {page.months.map((month) => (
        <section key={month.url} class="month">
          <h2>
            <Link href={month.url}>{month.label}</Link>
          </h2>
          <p class="note">{quantity(month.count)}</p>
          <ol class="month-days">
            {month.days.map((day) => (
              <li key={day.url}>
                <Link href={day.url} data-level={level(day.count)}>
                  {day.label} <span class="count">{day.count}</span>
                </Link>
              </li>
            ))}
          </ol>
          <ul class="headlines">
            {month.newest.map((article) => (
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
));

/** How dark a day is: one step for each doubling, from a single article to eight and more. */
function level(count: number): number {
  return Math.min(4, 1 + Math.floor(Math.log2(Math.max(1, count))));
}
