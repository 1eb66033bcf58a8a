import { Layout } from '../components/layout.tsx';
import { Link } from '../components/link.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { quantity } from '../components/quantity.ts';
import { endOf, HeatKey, Months, Weekdays, YearHeat } from '../components/year-heat.tsx';
import { htmlPage } from '../page.tsx';

export const { data, render } = htmlPage('archive', (site, page) => (
  <Layout site={site} page={page} sheets={['calendar']}>
    <PageTitle
      title={page.head.title}
      note={page.total === 0 ? undefined : `${quantity(page.total)}, newest year first`}
    />
    {page.total === 0 && (
      <p class="empty">Nothing has been published yet. Every article will be listed here by date.</p>
    )}
    {page.years.length > 0 && <HeatKey />}
    {page.years.map((year, at) => {
      const until = endOf(year.label, year.days, at === 0);
      return (
        <section key={year.url} class="year">
          <h2>
            <Link href={year.url}>{year.label}</Link>
          </h2>
          <p class="note">{quantity(year.count)}</p>
          <div class="whole-year">
            <Weekdays weekdays={page.weekdays} />
            <YearHeat year={year.label} days={year.days} until={until} />
            <Months months={year.months} until={until} />
          </div>
        </section>
      );
    })}
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
