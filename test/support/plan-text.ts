import { planPages } from '../../scripts/site/plan.ts';
import { planSite } from '../../scripts/site/site.ts';
import { makeArticle, makeSettings } from './articles.ts';
import { isFeed, renderFeed } from './feeds.ts';

const ZONE = 'Europe/Zurich';

/** The plan of a small site with its feeds as text, in three languages: what must be the same on every machine. */
export function planText(): string {
  const articles = [
    makeArticle('Istanbul ILIK', '2031-05-06', { zone: ZONE, tags: ['IoT', 'iot'] }),
    makeArticle('Zürich', '2031-12-31T23:30:00-08:00', { zone: ZONE }),
    makeArticle('Älter', '2031-03-30', { zone: ZONE }),
    makeArticle('zuletzt', null),
    makeArticle('Äpfel', null),
  ];
  return ['en-GB', 'de', 'tr']
    .flatMap((language) => {
      const settings = makeSettings({ digest: { time_zone: ZONE, language } });
      const { pages, view } = planPages(planSite(settings, articles, Date.UTC(2040, 0)));
      const feeds = pages.flatMap((page) => (isFeed(page) ? [renderFeed(page, view.info, () => 'Text.')] : []));
      return [JSON.stringify(pages), ...feeds];
    })
    .join('\n');
}
