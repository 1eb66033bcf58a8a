import { renderBody } from '../../scripts/render/markdown.ts';
import type { ArticlePage, SiteInfo } from '../../scripts/site/page.ts';

interface ArticleBodyProps {
  readonly site: SiteInfo;
  readonly markdown: string;
  readonly places: ArticlePage['places'];
  readonly lang: string | null;
}

/** The one place that writes HTML as it is: `renderBody` lets no HTML of the article's own through. */
export function ArticleBody({ site, markdown, places, lang }: ArticleBodyProps) {
  const html = renderBody(markdown, { linkedHosts: site.linkedHosts, root: site.basePath, places });
  return <div class="prose" lang={lang ?? undefined} dir="auto" dangerouslySetInnerHTML={{ __html: html }} />;
}
