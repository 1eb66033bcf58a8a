import type { RenderedBody } from '../../scripts/render/markdown.ts';
import { directionOf } from './direction.ts';

interface ArticleBodyProps {
  readonly body: RenderedBody;
  readonly lang: string | null;
}

/** The one place that writes HTML as it is: the renderer of bodies lets no HTML of the article's own through. */
export function ArticleBody({ body, lang }: ArticleBodyProps) {
  return (
    <div
      class="prose"
      lang={lang ?? undefined}
      dir={directionOf(lang)}
      dangerouslySetInnerHTML={{ __html: body.html }}
    />
  );
}
