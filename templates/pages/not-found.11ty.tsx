import { Layout } from '../components/layout.tsx';
import { Link } from '../components/link.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { htmlPage } from '../page.tsx';

export const { data, render } = htmlPage('not-found', (site, page) => {
  const search = `${site.basePath}search/`;
  return (
    <Layout site={site} page={page}>
      <PageTitle title="There is no page at this address" note="404" />
      <div class="prose">
        <p>
          If you typed the address, look for a slip in it. If a link brought you here, it may have been cut short, or
          never led anywhere on this site.
        </p>
        <p>What has been published is easy to find again:</p>
        <ul>
          <li>
            the <Link href={site.basePath}>front page</Link> has the newest articles,
          </li>
          {site.navigation.some(({ url }) => url === search) && (
            <li>
              the <Link href={search}>search</Link> finds words, names, identifiers and indicators,
            </li>
          )}
          <li>
            the <Link href={`${site.basePath}archive/`}>archive</Link> has every article by year, month and day.
          </li>
        </ul>
      </div>
    </Layout>
  );
});
