import type { DayGroup } from '../../scripts/site/page.ts';
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
              <time datetime={day.iso}>{day.text}</time>
            </Link>
          </h2>
          <ArticleCards articles={articles} level={3} dated={false} empty="No articles on this day." />
        </section>
      ))}
    </div>
  );
}
