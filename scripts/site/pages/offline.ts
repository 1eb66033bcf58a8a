import type { Page } from '../page.ts';
import type { Site } from '../site.ts';
import { urls } from '../urls.ts';
import type { View } from '../view.ts';

/** What a browser has kept to be read without a network; it shows it in place of a page that it does not have. */
export function planOffline(site: Site, view: View): Page[] {
  if (!site.settings.digest.offline) return [];
  const head = {
    title: 'Kept on this device',
    description: 'What you have opened lately, to be read without a network.',
    canonical: null,
    unlisted: view.absolute(urls.offline),
    feeds: [],
  };
  return [{ kind: 'offline', url: urls.offline, data: { head, trail: view.trail() } }];
}
