import { Layout } from '../components/layout.tsx';
import { Link } from '../components/link.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { quantity } from '../components/quantity.ts';
import { htmlPage } from '../page.tsx';

export const { data, render } = htmlPage('index', (site, page) => (
  <Layout site={site} page={page}>
    <PageTitle title={page.label}>
      <p class="standfirst">{page.description}</p>
      {page.beside !== null && (
        <ul class="actions">
          <li>
            <Link href={page.beside.url}>{page.beside.label}</Link>
          </li>
        </ul>
      )}
    </PageTitle>
    {page.entries.length === 0 ? (
      <p class="empty">There is nothing to list yet.</p>
    ) : (
      <ul class="entries">
        {page.entries.map((entry) => (
          <li key={entry.url}>
            <Link href={entry.url}>
              <bdi>{entry.label}</bdi>
            </Link>
            <p class="note">{quantity(entry.count)}</p>
            {entry.description !== null && <p>{entry.description}</p>}
          </li>
        ))}
      </ul>
    )}
  </Layout>
));
