import { planSeal } from '../editions.ts';
import type { Page } from '../page.ts';
import type { Site } from '../site.ts';
import { urls } from '../urls.ts';
import type { View } from '../view.ts';
import { weekName } from './editions.ts';

/** How the site is made, with the first of its weeks for an example, since that hardly ever changes. */
export function planAbout(site: Site, view: View): Page[] {
  const [first] = site.weeks;
  const example = (): Extract<Page, { kind: 'about' }>['data']['example'] => {
    if (first === undefined) return null;
    const [week, articles] = first;
    const url = urls.week(week);
    const seal = planSeal(url, articles, view);
    const edition = { url: view.path(url), label: weekName(week) };
    return { edition, seal, list: view.absolute(urls.sealOf(url)) };
  };
  const description = `How ${view.info.title} is made: where its words come from, what leads, and how to verify it.`;
  return [
    {
      kind: 'about',
      url: urls.about,
      data: {
        head: view.head({ title: 'About', description, url: urls.about }),
        trail: view.trail(),
        example: example(),
      },
    },
  ];
}
