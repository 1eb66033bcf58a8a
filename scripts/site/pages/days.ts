import type { Page } from '../page.ts';
import type { Site } from '../site.ts';
import { urls } from '../urls.ts';
import { countArticles, stepsIn, type View } from '../view.ts';
import { filesOfDay } from './machine-files.ts';

/** A page for each day that has articles. */
export function planDays(site: Site, view: View): Page[] {
  const days = [...site.days.keys()];
  return days.map((iso, at): Page => {
    const articles = site.days.get(iso) ?? [];
    const day = view.day(iso);
    const month = iso.slice(0, 7);
    return {
      kind: 'day',
      url: urls.day(iso),
      data: {
        head: view.head({
          title: day.text,
          description: `${countArticles(articles.length)} of ${day.text}.`,
          url: urls.day(iso),
        }),
        trail: view.trail(
          { url: urls.archive, label: 'Archive' },
          { url: urls.year(iso.slice(0, 4)), label: iso.slice(0, 4) },
          { url: urls.month(month), label: view.month(month) },
        ),
        day,
        files: filesOfDay(iso, articles, view),
        articles: [...articles].reverse().map(view.card),
        steps: stepsIn(days, at, (other) => ({ url: view.day(other).url, label: view.day(other).text })),
      },
    };
  });
}
