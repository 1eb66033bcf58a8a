import { isoWeek } from '../../article/dates.ts';
import { fieldOf, leadOf, planSeal } from '../editions.ts';
import { type Led, pickLeads, rank } from '../leads.ts';
import type { HomePage, Page } from '../page.ts';
import type { Dated, Site } from '../site.ts';
import { urls } from '../urls.ts';
import type { View } from '../view.ts';
import { weekName } from './editions.ts';

/** A story may lead on its day and the two days after it. */
const LEADING_DAYS = 3;
const MOST_LEADS = 4;
const DAY = 86_400_000;

/** Today's edition: what leads, then the newest articles by day. */
export function planHome(site: Site, view: View): Page[] {
  const newest = site.dated.slice(-site.settings.digest.page_size.home);
  const leads = leadsOf(site, view);
  const led = new Set(leads.map(({ article }) => article));
  const isAll = newest.length === site.dated.length && site.undated.length === 0;
  return [
    {
      kind: 'home',
      url: urls.home,
      data: {
        head: view.head({ title: '', description: view.info.description, url: urls.home, feeds: [view.feedLink] }),
        trail: [],
        today: todayOf(site, view),
        leads: leads.map((lead) => leadOf(lead, site, view)),
        days: view.dayGroups(newest.filter((article) => !led.has(article))),
        around: around(site, view),
        archive: isAll ? null : { url: view.path(urls.archive), label: 'All articles' },
      },
    },
  ];
}

function todayOf({ days }: Site, view: View): HomePage['today'] {
  const [day, articles] = [...days].at(-1) ?? [];
  if (day === undefined || articles === undefined) return null;
  return { ...view.day(day), total: articles.length, seal: planSeal(urls.day(day), articles, view) };
}

/** What leads of the last days; where nothing has a reason to, the newest that has a text. */
function leadsOf(site: Site, view: View): Led<Dated>[] {
  const newest = site.dated.at(-1);
  if (newest === undefined) return [];
  const today = newest.published.day;
  const first = new Date(Date.parse(today) - (LEADING_DAYS - 1) * DAY).toISOString().slice(0, 10);
  const recent = [...site.days].filter(([day]) => day >= first).flatMap(([, articles]) => articles);
  const ranked = rank(recent, { ...fieldOf(site, view), today });
  const leads = pickLeads(ranked, MOST_LEADS);
  const best = ranked.find(({ article }) => article.isEmpty !== true);
  return leads.length > 0 || best === undefined ? leads : [{ article: best.article, reasons: [], also: [] }];
}

function around({ dated, weeks, months }: Site, view: View): HomePage['around'] {
  const day = dated.at(-1)?.published.day;
  if (day === undefined) return [];
  const week = isoWeek(day);
  const month = day.slice(0, 7);
  return [
    { url: view.path(urls.week(week)), label: weekName(week), count: weeks.get(week)?.length ?? 0 },
    { url: view.path(urls.month(month)), label: view.month(month), count: months.get(month)?.length ?? 0 },
  ];
}
