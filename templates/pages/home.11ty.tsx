import { DayGroups } from '../components/day-groups.tsx';
import { Layout } from '../components/layout.tsx';
import { Link } from '../components/link.tsx';
import { htmlPage } from '../page.tsx';

export const { data, render } = htmlPage('home', (site, page) => (
  <Layout site={site} page={page}>
    {page.days.length > 0 ? <DayGroups days={page.days} /> : page.archive === null ? <NoArticles /> : <NoDates />}
    {page.archive !== null && (
      <p class="more">
        <Link href={page.archive.url}>{page.archive.label}</Link>
      </p>
    )}
  </Layout>
));

function NoDates() {
  return (
    <section class="notice">
      <h2>No dated articles yet</h2>
      <p>What has been published so far states no date. The archive has it all.</p>
    </section>
  );
}

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
