import { Files } from '../components/files.tsx';
import { Layout } from '../components/layout.tsx';
import { Link } from '../components/link.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { quantity } from '../components/quantity.ts';
import { datasetSubject } from '../components/structured/dataset.ts';
import { htmlPage } from '../page.tsx';

export const { data, render } = htmlPage('indicators', (site, page) => (
  <Layout site={site} page={page} subject={datasetSubject(site, page.head, page.files)}>
    <PageTitle title="Indicators" note={`${page.total} named in articles`}>
      <p class="standfirst">
        What articles name that machines can look for. All of it was observed in text; nothing here says that it is
        malicious. The files have all, the lists below those that most articles name.
      </p>
      <Files files={page.files} />
    </PageTitle>
    {page.groups.map(({ label, count, rows }) => (
      <section key={label} class="part">
        <h2>
          {label} <span class="count">{count}</span>
        </h2>
        <ul class="things">
          {rows.map(({ value, count: articles, latest }) => (
            <li key={value}>
              <p>
                <code>{value}</code>
              </p>
              <p class="note">
                {quantity(articles)}
                {latest !== null && (
                  <>
                    , latest:{' '}
                    <Link href={latest.url}>
                      <bdi>{latest.label}</bdi>
                    </Link>
                  </>
                )}
              </p>
            </li>
          ))}
        </ul>
      </section>
    ))}
  </Layout>
));
