import type { ThingPage } from '../../scripts/site/page.ts';
import { Actions } from '../components/actions.tsx';
import { ArticleCards } from '../components/article-card.tsx';
import { Counts } from '../components/counts.tsx';
import { Fact } from '../components/fact.tsx';
import { KnownList } from '../components/known.tsx';
import { Layout } from '../components/layout.tsx';
import { Link } from '../components/link.tsx';
import { Name } from '../components/name.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { quantity } from '../components/quantity.ts';
import { Steps } from '../components/steps.tsx';
import { thingSubject } from '../components/structured/collection.ts';
import { Timeline } from '../components/timeline.tsx';
import { htmlPage } from '../page.tsx';

export const { data, render } = htmlPage('thing', (site, page) => (
  <Layout site={site} page={page} subject={thingSubject(site, page)} modules={page.feed === null ? [] : ['watch']}>
    <PageTitle title={<Title page={page} />} note={`${page.kindLabel}, named in ${quantity(page.total)}`}>
      {page.description !== null && <p class="standfirst">{page.description}</p>}
      {page.feed !== null && <Actions site={site} feed={page.feed} />}
    </PageTitle>
    <div class="thing">
      <div class="about">
        <Facts page={page} />
        {page.timeline !== null && <Timeline timeline={page.timeline} />}
      </div>
      <section class="covered" aria-labelledby="articles">
        <h2 id="articles">Articles</h2>
        <ArticleCards
          articles={page.articles}
          level={3}
          dated
          // What is said of the vulnerabilities of its articles is not said of this one.
          isMarked={page.kind !== 'vulnerability'}
          empty="No articles here yet."
        />
        <Steps steps={page.steps} label="More articles" />
      </section>
      {page.together.length > 0 && (
        <section class="together" aria-labelledby="together">
          <h2 id="together">Named together with</h2>
          <dl class="kinds">
            {page.together.map(({ kind, label, things }) => (
              <div key={kind}>
                <dt>{label}</dt>
                <dd>
                  <Counts items={things} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      )}
    </div>
  </Layout>
));

function Title({ page: { key, name, kind } }: { readonly page: ThingPage }) {
  const isId = kind === 'vulnerability' || kind === 'weakness' || kind === 'tactic' || kind === 'technique';
  if (!isId || key === name) return <bdi class={isId ? 'id' : undefined}>{name}</bdi>;
  return (
    <>
      <bdi class="id">{key}</bdi> <span class="byname">{name}</span>
    </>
  );
}

function Facts({ page: { aliases, known, reference, related } }: { readonly page: ThingPage }) {
  if (aliases.length + known.length + related.length === 0 && reference === null) return null;
  return (
    <dl class="kinds">
      {known.length > 0 && (
        <Fact name="Known of it">
          <KnownList known={known} />
        </Fact>
      )}
      {aliases.length > 0 && (
        <Fact name="Also called">
          <ul class="aliases">
            {aliases.map(({ name, by }) => (
              <li key={`${name} ${by}`}>
                <bdi>{name}</bdi>
                {by !== null && <span class="by"> ({by})</span>}
              </li>
            ))}
          </ul>
        </Fact>
      )}
      {related.map(({ label, things }) => (
        <Fact key={label} name={label}>
          <ul class="aliases">
            {things.map((thing) => (
              <li key={thing.url}>
                <Link href={thing.url}>
                  <Name of={thing.label} />
                </Link>
              </li>
            ))}
          </ul>
        </Fact>
      ))}
      {reference !== null && (
        <Fact name="Official page">
          <Link href={reference.url} rel="external">
            {reference.label}
          </Link>
        </Fact>
      )}
    </dl>
  );
}
