import { feedLinks } from '../../scripts/site/feeds.ts';
import type { FeedListPage, ListedFeed } from '../../scripts/site/page.ts';
import { Layout } from '../components/layout.tsx';
import { Link } from '../components/link.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { Steps } from '../components/steps.tsx';
import { htmlPage } from '../page.tsx';

export const { data, render } = htmlPage('feed-list', (site, page) => (
  <Layout site={site} page={page}>
    <PageTitle title={page.label}>
      <p class="standfirst">
        {page.description}
        {page.opml !== null && (
          <>
            {' '}
            A feed brings new articles to a feed reader as they are published; it asks for no account and no address of
            yours. Give a reader any of these addresses, in whichever format it likes: they hold the same.
          </>
        )}
      </p>
      {page.opml !== null && (
        <ul class="actions">
          <li>
            <Link href={page.opml.url} type="text/x-opml">
              {page.opml.label}
            </Link>
          </li>
        </ul>
      )}
    </PageTitle>
    {page.sections.map((section, at) => (
      <FeedSection key={section.label} section={section} id={`feeds-${at + 1}`} />
    ))}
    <Steps steps={page.steps} label="More feeds" />
  </Layout>
));

function FeedSection({ section, id }: { readonly section: FeedListPage['sections'][number]; readonly id: string }) {
  return (
    <section class="feeds" aria-labelledby={id}>
      <h2 id={id}>{section.label}</h2>
      {section.pages.length > 0 && (
        <ul class="entries">
          {section.pages.map(({ url, label }) => (
            <li key={url}>
              <Link href={url}>{label}</Link>
            </li>
          ))}
        </ul>
      )}
      {section.feeds.length > 0 && (
        <ul class="entries">
          {section.feeds.map((feed) => (
            <FeedEntry key={feed.folder} feed={feed} />
          ))}
        </ul>
      )}
    </section>
  );
}

function FeedEntry({ feed }: { readonly feed: ListedFeed }) {
  return (
    <li>
      <Link href={feed.url}>
        <bdi>{feed.label}</bdi>
      </Link>
      <span class="formats">
        {feedLinks(feed.folder).map(({ url, type, label }) => (
          <Link key={url} class="format" href={url} type={type}>
            {label}
          </Link>
        ))}
      </span>
    </li>
  );
}
