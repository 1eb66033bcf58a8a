import { Layout } from '../components/layout.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { htmlPage } from '../page.tsx';

export const { data, render } = htmlPage('indicators', (site, page) => (
  <Layout site={site} page={page}>
    <PageTitle title={page.head.title} />
  </Layout>
));
