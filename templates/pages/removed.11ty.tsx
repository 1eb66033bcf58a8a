import { Layout } from '../components/layout.tsx';
import { Link } from '../components/link.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { htmlPage } from '../page.tsx';

export const { data, render } = htmlPage('removed', (site, page) => (
  <Layout site={site} page={page}>
    <PageTitle title="This article was removed" note="410" />
    <div class="prose">
      <p>
        The article that was at this address is no longer published. The{' '}
        <Link href={`${site.basePath}archive/`}>archive</Link> has every article that is.
      </p>
    </div>
  </Layout>
));
