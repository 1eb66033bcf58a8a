import { Layout } from '../components/layout.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { htmlPage } from '../page.tsx';

/** What a browser has kept, and what it shows without a network for a page that it has not; its script tells which. */
export const { data, render } = htmlPage('offline', (site, page) => (
  <Layout site={site} page={page}>
    <PageTitle title="Kept on this device" />
    <div class="prose">
      <p class="stands-in" hidden>
        You are offline, and the page you asked for is not on this device. It comes by itself once there is a network
        again.
      </p>
      <p>What you have opened lately can be read without a network:</p>
      <ul class="kept-pages" />
      <p class="kept-none">Nothing has been kept on this device yet.</p>
    </div>
  </Layout>
));
