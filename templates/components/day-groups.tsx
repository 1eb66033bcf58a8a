import type { Day, DayGroup } from '../../scripts/site/page.ts';
import { ArticleCards } from './article-card.tsx';
import { Link } from './link.tsx';

/** Articles under their days. */
export function DayGroups({ days }: { readonly days: readonly DayGroup[] }) {
  return (
    <div class="days">
      {days.map(({ day, articles }) => (
        <section key={day.iso} class="day">
          <h2 class="day-name">
            <Link href={day.url}>
              <DayName day={day} />
            </Link>
          </h2>
          <ArticleCards articles={articles} level={3} dated={false} empty="No articles on this day." />
        </section>
      ))}
    </div>
  );
}

/** The weekday apart from its date, where the language sets a comma between the two. */
export function DayName({ day: { iso, text } }: { readonly day: Day }) {
  const [weekday, date] = text.split(', ', 2);
  if (date === undefined) return <time datetime={iso}>{text}</time>;
  return (
    <time datetime={iso}>
      <span class="weekday">{weekday}</span>
      <span class="comma">, </span>
      {date}
    </time>
  );
}
