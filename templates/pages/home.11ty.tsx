import { DayGroups } from '../components/day-groups.tsx';
import { Layout } from '../components/layout.tsx';
import { Link } from '../components/link.tsx';
import { htmlPage } from '../page.tsx';

export const { data, render } = htmlPage('home', (site, page) => (
  <Layout site={site} page={page}>
    {page.days.length === 0 ? <NoArticles /> : <DayGroups days={page.days} />}
    {page.archive !== null && (
      <p class="more">
        <Link href={page.archive.url}>{page.archive.label}</Link>
      </p>
    )}
  </Layout>
));

function NoArticles() {
  return (
    <section class="notice">
      <h2>No articles yet</h2>
      <p>
        Put an article file, as text, HTML or Markdown, into <code>content/inbox/</code> and build the site again. It
        appears here under its day, with the newest day first.
      </p>
    </section>
  );
}
