import { fillPage } from '../../scripts/render/fill.ts';
import { planPages } from '../../scripts/site/plan.ts';
import { planSite } from '../../scripts/site/site.ts';
import { render } from '../../templates/pages/feed.11ty.tsx';
import { makeArticle, makeSettings, noAccount } from './articles.ts';

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
      const feeds = pages.flatMap((page) =>
        page.kind === 'feed' ? [render({ site: view.info, planned: fillPage(page, () => 'Text.', noAccount) })] : [],
      );
      return [JSON.stringify(pages), ...feeds];
    })
    .join('\n');
}
