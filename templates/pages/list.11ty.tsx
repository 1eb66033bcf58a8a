import type { ListPage } from '../../scripts/site/page.ts';
import { ArticleCards } from '../components/article-card.tsx';
import { Layout } from '../components/layout.tsx';
import { Link } from '../components/link.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { Steps } from '../components/steps.tsx';
import { htmlPage } from '../page.tsx';

export const { data, render } = htmlPage('list', (site, page) => (
  <Layout site={site} page={page}>
    <PageTitle title={<bdi>{page.label}</bdi>} note={part(page)}>
      {page.description !== null && <p class="standfirst">{page.description}</p>}
      <ListLinks page={page} />
    </PageTitle>
    <ArticleCards articles={page.articles} level={2} dated empty="No articles here yet." />
    <Steps steps={page.steps} label="More articles" previous="Older" next="Newer" />
  </Layout>
));

function ListLinks({ page: { about, feed } }: { readonly page: ListPage }) {
  if (about === null && feed === null) return null;
  return (
    <ul class="actions">
      {about !== null && (
        <li>
          <Link href={about.url} rel="external">
            {about.label}
          </Link>
        </li>
      )}
      {feed !== null && (
        <li>
          <Link href={feed.url} type="application/rss+xml">
            {feed.label}
          </Link>
        </li>
      )}
    </ul>
  );
}

function part({ number, articles, steps }: ListPage): string | undefined {
  if (number !== null) return `Older articles, page ${number}`;
  if (articles.length === 0) return undefined;
  return steps.previous === null ? 'All articles, newest first' : 'Newest articles';
}
