import { ArticleCards } from '../components/article-card.tsx';
import { Files } from '../components/files.tsx';
import { Layout } from '../components/layout.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { quantity } from '../components/quantity.ts';
import { Steps } from '../components/steps.tsx';
import { htmlPage } from '../page.tsx';

export const { data, render } = htmlPage('day', (site, { day, articles, ...page }) => (
  <Layout site={site} page={page}>
    <PageTitle title={<time datetime={day.iso}>{day.text}</time>} note={quantity(articles.length)} />
    <ArticleCards articles={articles} level={2} dated={false} empty="No articles on this day." />
    <Files files={page.files} />
    <Steps steps={page.steps} label="Days" previous="Earlier" next="Later" />
  </Layout>
));
