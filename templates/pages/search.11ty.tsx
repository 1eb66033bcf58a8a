import { Layout } from '../components/layout.tsx';
import { Link } from '../components/link.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { SearchForm } from '../components/search-form.tsx';
import { htmlPage } from '../page.tsx';

export const { data, render } = htmlPage('search', (site, page) => (
  <Layout site={site} page={page} needs="search" modules={['search']} sheets={['tools']}>
    <PageTitle title="Search" />
    <SearchForm page={page} />
    <section class="browse">
      <h2>Without searching</h2>
      <p class="scriptless">
        Searching needs JavaScript: the index comes to your browser, and what you look for stays there. The rest of this
        site works without.
      </p>
      <ul>
        {page.browse.map(({ url, label, about }) => (
          <li key={url}>
            <Link href={url}>{label}</Link> <span class="note">{about}</span>
          </li>
        ))}
      </ul>
      {page.years.length > 0 && (
        <p class="years">
          {page.years.map(({ value, label }) => (
            <Link key={value} href={`${site.basePath}${value}/`}>
              {label}
            </Link>
          ))}
        </p>
      )}
    </section>
  </Layout>
));
