import { Layout } from '../components/layout.tsx';
import { Link } from '../components/link.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { quantity } from '../components/quantity.ts';
import { htmlPage } from '../page.tsx';

export const { data, render } = htmlPage('index', (site, page) => (
  <Layout site={site} page={page}>
    <PageTitle title={page.label}>
      <p class="standfirst">{page.description}</p>
      {(page.beside !== null || page.files.length > 0) && (
        <ul class="actions">
          {[...(page.beside === null ? [] : [page.beside]), ...page.files].map(({ url, label }) => (
            <li key={url}>
              <Link href={url}>{label}</Link>
            </li>
          ))}
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
