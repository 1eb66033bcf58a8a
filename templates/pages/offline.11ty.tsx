import { Layout } from '../components/layout.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { htmlPage } from '../page.tsx';

/** What a browser shows without a network where it does not have the page that was asked for; its script fills the list. */
export const { data, render } = htmlPage('offline', (site, page) => (
  <Layout site={site} page={page}>
    <PageTitle title="You are offline" />
    <div class="prose">
      <p>
        The page you asked for is not on this device. It comes by itself once there is a network again. What you have
        opened lately can be read without one:
      </p>
      <ul class="kept-pages" />
      <p class="kept-none">Nothing has been kept on this device yet.</p>
    </div>
  </Layout>
));
