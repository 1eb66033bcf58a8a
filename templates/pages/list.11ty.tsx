import type { ListPage } from '../../scripts/site/page.ts';
import { ArticleCards } from '../components/article-card.tsx';
import { Follow } from '../components/follow.tsx';
import { Layout } from '../components/layout.tsx';
import { Link } from '../components/link.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { quantity } from '../components/quantity.ts';
import { Steps } from '../components/steps.tsx';
import { htmlPage } from '../page.tsx';

export const { data, render } = htmlPage('list', (site, page) => (
  <Layout site={site} page={page}>
    <PageTitle title={<bdi>{page.label}</bdi>} note={part(page)}>
      {page.description !== null && <p class="standfirst">{page.description}</p>}
      <ListLinks page={page} />
    </PageTitle>
    <ArticleCards articles={page.articles} level={2} dated empty="No articles here yet." />
    <Steps steps={page.steps} label="More articles" />
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
      {feed !== null && <Follow feed={feed} />}
    </ul>
  );
}

/** Which part of the list this is. Articles without a date are in the order of their titles, so none is older. */
function part({ number, articles, steps }: ListPage): string {
  if (number === null && steps.previous === null) return quantity(articles.length);
  const isDated = articles.some(({ published }) => published !== null);
  if (number === null) return isDated ? 'Newest articles' : 'First articles';
  return `${isDated ? 'Older' : 'More'} articles, page ${number}`;
}
