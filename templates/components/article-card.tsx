import type { Card } from '../../scripts/site/page.ts';
import { Link } from './link.tsx';
import { Text } from './text.tsx';
import { Dated, TimeOfDay } from './when.tsx';

interface CardStyle {
  /** Level of the headline. */
  readonly level: 2 | 3;
  /** Whether a card says its day; not where the list stands under that day, or holds undated articles alone. */
  readonly dated: boolean;
  /** Whether a card says that its article names what is known to be exploited; it does unless this is false. */
  readonly isMarked?: boolean;
}

/** Articles in their order; `empty` is the sentence for when there are none. */
export function ArticleCards(props: CardStyle & { readonly articles: readonly Card[]; readonly empty: string }) {
  const { articles, empty, level, isMarked = true } = props;
  const style = { level, isMarked, dated: props.dated && articles.some(({ published }) => published !== null) };
  if (articles.length === 0) return <p class="empty">{empty}</p>;
  return (
    <div class={style.dated ? 'cards ledger' : 'cards'}>
      {articles.map((article) => (
        <ArticleCard key={article.url} article={article} {...style} />
      ))}
    </div>
  );
}

/** An article in a list: headline, standfirst, and a line with when, who and what about. */
function ArticleCard({ article, level, dated, isMarked = true }: CardStyle & { readonly article: Card }) {
  return (
    <article class="card">
      {dated && (
        <p class="when">
          <Dated at={article.published} />
        </p>
      )}
      <Story article={article} level={level} />
      <Byline article={article} dated={dated} isMarked={isMarked} />
    </article>
  );
}

/** Headline and standfirst. */
export function Story({ article, level }: Pick<CardStyle, 'level'> & { readonly article: Card }) {
  const Headline = level === 2 ? 'h2' : 'h3';
  return (
    <>
      <Headline class="headline">
        <Link href={article.url}>
          <Text of={article.title} />
        </Link>
      </Headline>
      {article.summary !== null && (
        <p class="standfirst">
          <Text of={article.summary} />
        </p>
      )}
    </>
  );
}

interface BylineProps {
  readonly article: Card;
  readonly dated: boolean;
  /** Whether it says what is urgent about the article. */
  readonly isMarked: boolean;
}

/** At what time, where the day stands elsewhere; who, and what about. */
export function Byline({ article, dated, isMarked }: BylineProps) {
  const { published, source, tags } = article;
  const isUrgent = isMarked && article.isExploited;
  const time = !dated && published?.time ? <TimeOfDay at={published} /> : null;
  if (time === null && source === null && tags.length === 0 && !isUrgent) return null;
  return (
    <ul class="byline">
      {isUrgent && <li class="mark">known exploited</li>}
      {time !== null && <li>{time}</li>}
      {source !== null && (
        <li class="source">
          <Link href={source.url}>{source.label}</Link>
        </li>
      )}
      {tags.map(({ url, label }) => (
        <li key={url}>
          <Link href={url}>{label}</Link>
        </li>
      ))}
    </ul>
  );
}
