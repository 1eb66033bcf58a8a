import { renderBody } from '../../scripts/render/markdown.ts';
import type { SiteInfo } from '../../scripts/site/page.ts';

interface ArticleBodyProps {
  readonly site: SiteInfo;
  readonly markdown: string;
  readonly lang: string | null;
}

/** The one place that writes HTML as it is: `renderBody` lets no HTML of the article's own through. */
export function ArticleBody({ site, markdown, lang }: ArticleBodyProps) {
  const html = renderBody(markdown, { linkedHosts: site.linkedHosts, root: site.basePath });
  return <div class="prose" lang={lang ?? undefined} dir="auto" dangerouslySetInnerHTML={{ __html: html }} />;
}
