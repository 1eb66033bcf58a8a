import { DayGroups } from '../components/day-groups.tsx';
import { Layout } from '../components/layout.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { quantity } from '../components/quantity.ts';
import { Steps } from '../components/steps.tsx';
import { htmlPage } from '../page.tsx';

export const { data, render } = htmlPage('month', (site, page) => (
  <Layout site={site} page={page}>
    <PageTitle title={page.label} note={quantity(page.total)} />
    {page.days.length === 0 ? <p class="empty">No articles in this month.</p> : <DayGroups days={page.days} />}
    <Steps steps={page.steps} label="Months" previous="Earlier" next="Later" />
  </Layout>
));
