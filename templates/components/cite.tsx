import type { ArticlePage, SiteInfo } from '../../scripts/site/page.ts';
import { bibEntryOf, citationOf } from './citation.ts';
import { Words } from './words.tsx';

interface CiteProps {
  readonly site: SiteInfo;
  readonly page: Omit<ArticlePage, 'body'>;
}

/** How to cite an article, as text to copy. */
export function Cite({ site, page }: CiteProps) {
  return (
    <details class="cite">
      <summary>How to cite this</summary>
      <p class="copy">
        <bdi>
          <Words of={citationOf(site, page)} />
        </bdi>
      </p>
      <pre class="copy">{bibEntryOf(site, page)}</pre>
    </details>
  );
}
