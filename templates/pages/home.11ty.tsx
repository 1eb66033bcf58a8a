import type { HomePage, SiteInfo } from '../../scripts/site/page.ts';
import { Counts } from '../components/counts.tsx';
import { DayGroups } from '../components/day-groups.tsx';
import { EditionSeal } from '../components/edition-seal.tsx';
import { Layout } from '../components/layout.tsx';
import { Leads } from '../components/lead.tsx';
import { Link } from '../components/link.tsx';
import { quantity } from '../components/quantity.ts';
import { htmlPage } from '../page.tsx';

export const { data, render } = htmlPage('home', (site, page) => (
  <Layout site={site} page={page} edition={page.today === null ? undefined : <Today site={site} today={page.today} />}>
    {page.today === null ? (
      page.archive === null ? (
        <NoArticles />
      ) : (
        <NoDates />
      )
    ) : (
      <>
        <Leads leads={page.leads} level={2} dated />
        <DayGroups days={page.days} />
      </>
    )}
    {page.around.length > 0 && <Counts items={page.around} />}
    {page.archive !== null && (
      <p class="more">
        <Link href={page.archive.url}>{page.archive.label}</Link>
      </p>
    )}
  </Layout>
));

/** The masthead of the newest edition. */
function Today({ site, today }: { readonly site: SiteInfo; readonly today: NonNullable<HomePage['today']> }) {
  return (
    <>
      <p>
        <Link href={today.url}>
          <time datetime={today.iso}>{today.text}</time>
        </Link>{' '}
        <span class="note">{quantity(today.total)}</span>
      </p>
      <EditionSeal site={site} seal={today.seal} />
    </>
  );
}

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
