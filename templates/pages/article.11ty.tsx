import { ArticleBody } from '../components/article-body.tsx';
import { ArticleFacts } from '../components/article-facts.tsx';
import { Hindsight } from '../components/hindsight.tsx';
import { Layout } from '../components/layout.tsx';
import { NamedPanel } from '../components/named-panel.tsx';
import { Steps } from '../components/steps.tsx';
import { articleSubject } from '../components/structured/article.ts';
import { Text } from '../components/text.tsx';
import { htmlPage } from '../page.tsx';

export const { data, render } = htmlPage('article', (site, page) => (
  <Layout site={site} page={page} subject={articleSubject(site, page)}>
    <article class="article" data-pagefind-body>
      <header>
        <h1>
          <Text of={page.article.title} />
        </h1>
        {page.standfirst !== null && (
          <p class="standfirst">
            <Text of={page.standfirst} />
          </p>
        )}
      </header>
      <ArticleFacts page={page} />
      {page.body.trim() === '' ? (
        <p class="empty">The file of this article holds no more text than this.</p>
      ) : (
        <ArticleBody site={site} markdown={page.body} places={page.places} lang={page.lang} />
      )}
      <Hindsight notes={page.hindsight} />
      <NamedPanel page={page} />
    </article>
    <Steps steps={page.steps} label="Articles of this day" previous="Previous" next="Next" />
  </Layout>
));
