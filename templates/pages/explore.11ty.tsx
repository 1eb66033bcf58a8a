import { Counts } from '../components/counts.tsx';
import { Layout } from '../components/layout.tsx';
import { Link } from '../components/link.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { htmlPage } from '../page.tsx';

export const { data, render } = htmlPage('explore', (site, page) => (
  <Layout site={site} page={page}>
    <PageTitle title="Explore">
      <p class="standfirst">{page.head.description}</p>
    </PageTitle>
    {page.groups.length === 0 && page.indicators === null && <p class="empty">No article names anything yet.</p>}
    <div class="explore">
      {page.groups.map(({ kind, label, description, index, things }) => (
        <section key={kind} aria-labelledby={kind}>
          <h2 id={kind}>
            <Link href={index.url}>{label}</Link> <span class="count">{index.count}</span>
          </h2>
          <p class="note">{description}</p>
          <Counts items={things} />
        </section>
      ))}
      {page.indicators !== null && (
        <section aria-labelledby="indicators">
          <h2 id="indicators">
            <Link href={page.indicators.url}>{page.indicators.label}</Link>{' '}
            <span class="count">{page.indicators.count}</span>
          </h2>
          <p class="note">Addresses, hashes and files that articles name, defanged.</p>
        </section>
      )}
    </div>
  </Layout>
));
