import { Layout } from '../components/layout.tsx';
import { Link } from '../components/link.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { quantity } from '../components/quantity.ts';
import { htmlPage } from '../page.tsx';

export const { data, render } = htmlPage('archive', (site, page) => (
  <Layout site={site} page={page}>
    <PageTitle
      title={page.head.title}
      note={page.total === 0 ? undefined : `${quantity(page.total)}, newest year first`}
    />
    {page.total === 0 && (
      <p class="empty">Nothing has been published yet. Every article will be listed here by date.</p>
    )}
    {page.years.map((year) => (
      <section key={year.url} class="year">
        <h2>
          <Link href={year.url}>{year.label}</Link>
        </h2>
        <p class="note">{quantity(year.count)}</p>
        <ol class="months">
          {year.months.map((month) => (
            <li key={month.url}>
              <Link href={month.url}>{month.label}</Link> <span class="count">{month.count}</span>
            </li>
          ))}
        </ol>
      </section>
    ))}
    {page.undated !== null && (
      <section class="year">
        <h2>
          <Link href={page.undated.url}>{page.undated.label}</Link>
        </h2>
        <p class="note">{quantity(page.undated.count)}</p>
        <p class="reason">Their files state no date, and none was made up.</p>
      </section>
    )}
  </Layout>
));
