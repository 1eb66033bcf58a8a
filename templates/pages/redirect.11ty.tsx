import { Layout } from '../components/layout.tsx';
import { Link } from '../components/link.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { htmlPage } from '../page.tsx';

export const { data, render } = htmlPage('redirect', (site, page) => (
  <Layout site={site} page={page} refresh={page.to.url}>
    <PageTitle title="This article has moved" />
    <div class="prose">
      <p>
        It has another address now: <Link href={page.to.url}>{page.to.label}</Link>
      </p>
    </div>
  </Layout>
));
