import type { ListPage, Overview } from '../../scripts/site/page.ts';
import { Actions } from '../components/actions.tsx';
import { ArticleCards } from '../components/article-card.tsx';
import { Counts } from '../components/counts.tsx';
import { Fact } from '../components/fact.tsx';
import { Layout } from '../components/layout.tsx';
import { Link } from '../components/link.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { quantity } from '../components/quantity.ts';
import { Steps } from '../components/steps.tsx';
import { Timeline } from '../components/timeline.tsx';
import { htmlPage } from '../page.tsx';

export const { data, render } = htmlPage('list', (site, page) => {
  const { overview, articles } = page;
  const isWatched = page.feed !== null && page.number === null;
  return (
    <Layout site={site} page={page} modules={isWatched ? ['watch'] : []}>
      <PageTitle title={<bdi>{page.label}</bdi>} note={part(page)}>
        {page.description !== null && <p class="standfirst">{page.description}</p>}
        {page.feed !== null && <Actions site={site} feed={page.feed} />}
      </PageTitle>
      {overview === null ? (
        <>
          <ArticleCards articles={articles} level={2} dated empty={EMPTY} />
          <Steps steps={page.steps} label="More articles" />
        </>
      ) : (
        <div class="thing">
          <div class="about">
            <Facts about={page.about} feeds={overview.feeds} />
            {overview.trend !== null && <Timeline timeline={overview.trend} />}
          </div>
          <section class="covered" aria-labelledby="articles">
            <h2 id="articles">Articles</h2>
            <ArticleCards articles={articles} level={3} dated empty={EMPTY} />
            <Steps steps={page.steps} label="More articles" />
          </section>
          <Tags overview={overview} />
        </div>
      )}
    </Layout>
  );
});

const EMPTY = 'No articles here yet.';

/** Where a source is at home, and what subscribers get of it. */
function Facts({ about, feeds }: Pick<ListPage, 'about'> & Pick<Overview, 'feeds'>) {
  if (about === null && feeds === null) return null;
  return (
    <dl class="kinds">
      {about !== null && (
        <Fact name="Home page">
          <Link href={about.url} rel="external">
            {about.label}
          </Link>
        </Fact>
      )}
      {feeds !== null && (
        <Fact name="Rights">
          Articles are their publisher’s. Feeds have {feeds === 'full' ? 'their whole text' : 'their summaries alone'}.
        </Fact>
      )}
    </dl>
  );
}

function Tags({ overview: { tags, feeds } }: { readonly overview: Overview }) {
  if (tags.length === 0) return null;
  return (
    <section class="together" aria-labelledby="together">
      <h2 id="together">{feeds === null ? 'Related tags' : 'What it writes about'}</h2>
      <Counts items={tags} />
    </section>
  );
}

/** Which part of the list this is. Articles without a date are in the order of their titles, so none is older. */
function part({ number, articles, steps, overview }: ListPage): string {
  if (number === null && overview !== null) return quantity(overview.total);
  if (number === null && steps.previous === null) return quantity(articles.length);
  const isDated = articles.some(({ published }) => published !== null);
  if (number === null) return isDated ? 'Newest articles' : 'First articles';
  return `${isDated ? 'Older' : 'More'} articles, page ${number}`;
}
