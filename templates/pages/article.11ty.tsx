import { renderArticle } from '../../scripts/render/markdown.ts';
import { Advice } from '../components/advice.tsx';
import { ArticleBody } from '../components/article-body.tsx';
import { ArticleFacts } from '../components/article-facts.tsx';
import { Cite } from '../components/cite.tsx';
import { Coverage } from '../components/coverage.tsx';
import { Hindsight } from '../components/hindsight.tsx';
import { Layout } from '../components/layout.tsx';
import { NamedPanel } from '../components/named-panel.tsx';
import { Outline } from '../components/outline.tsx';
import { Steps } from '../components/steps.tsx';
import { articleSubject } from '../components/structured/article.ts';
import { Text } from '../components/text.tsx';
import { htmlPage } from '../page.tsx';

export const { data, render } = htmlPage('article', (site, page) => {
  const { lang, places } = page;
  const options = { linkedHosts: site.linkedHosts, root: site.basePath, places };
  const isEmpty = page.body.trim() === '';
  const body = renderArticle(page.body, lang ?? site.language, options);
  return (
    <Layout site={site} page={page} subject={articleSubject(site, page)} extras={['age']}>
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
        <div class="beside">
          <ArticleFacts page={page} minutes={isEmpty ? null : body.minutes} />
          <Outline body={body} lang={lang} />
        </div>
        <div class="reading">
          <Advice advice={body.advice} lang={lang} />
          {isEmpty ? (
            <p class="empty">The file of this article holds no more text than this.</p>
          ) : (
            <ArticleBody body={body} lang={lang} />
          )}
          <Cite site={site} page={page} />
        </div>
        <Hindsight notes={page.hindsight} />
        <NamedPanel page={page} />
      </article>
      <Coverage coverage={page.coverage} />
      <Steps steps={page.steps} label="Articles of this day" previous="Previous" next="Next" />
    </Layout>
  );
});
