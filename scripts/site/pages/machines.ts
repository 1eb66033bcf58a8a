import type { Link, LlmsPage, Page } from '../page.ts';
import type { Site } from '../site.ts';
import { urls } from '../urls.ts';
import type { View } from '../view.ts';

/**
 * What crawlers, hosts and browsers read of the site as a whole, and the page for what is not there.
 *
 * @param pages those that are planned each time
 */
export function planMachines(pages: readonly Page[], site: Site, view: View): Page[] {
  const { security } = site.settings.digest;
  return [
    { kind: 'robots', url: '/robots.txt', data: { sitemap: view.absolute(urls.sitemap) } },
    { kind: 'llms', url: '/llms.txt', data: { sections: sectionsOf(pages, site, view) } },
    { kind: 'headers', url: '/_headers', data: {} },
    { kind: 'icon', url: '/icon.svg', data: {} },
    { kind: 'manifest', url: urls.manifest, data: {} },
    ...(security === undefined
      ? []
      : [{ kind: 'security', url: urls.security, data: { ...security, at: view.absolute(urls.security) } } as const]),
    {
      kind: 'not-found',
      url: '/404.html',
      data: {
        head: { title: 'Page not found', description: 'There is no page at this address.', canonical: null, feeds: [] },
        trail: view.trail(),
      },
    },
  ];
}

interface Offer extends Link {
  readonly about: string;
  /** Of what is not planned each time, whether it is there. */
  readonly isThere?: (site: Site) => boolean;
}

/** What there may be to name, and what it is good for. */
const OFFERS: readonly { readonly heading: string; readonly offers: readonly Offer[] }[] = [
  {
    heading: 'Reading',
    offers: [
      { url: urls.home, label: 'Latest', about: 'the edition of the newest day' },
      { url: urls.archive, label: 'Archive', about: 'every year, month and day' },
      { url: urls.tags, label: 'Tags', about: 'what articles are about' },
      { url: urls.sources, label: 'Sources', about: 'who first published them' },
      {
        url: urls.explore,
        label: 'Explore',
        about: 'the vulnerabilities, techniques, groups, malware and products that they name',
      },
      { url: urls.about, label: 'About', about: 'how the site is made, and how to verify it' },
    ],
  },
  {
    heading: 'Feeds',
    offers: [
      {
        url: urls.feed,
        label: 'RSS 2.0',
        about: 'the newest articles; every tag and every named thing has a feed.xml of its own',
      },
      { url: '/atom.xml', label: 'Atom 1.0', about: 'the same' },
      { url: '/feed.json', label: 'JSON Feed 1.1', about: 'the same' },
      { url: '/feeds.opml', label: 'OPML', about: 'all feeds of the site', isThere: () => true },
    ],
  },
  {
    heading: 'Data',
    offers: [
      {
        url: '/indicators.csv',
        label: 'Indicators as CSV',
        about: 'every indicator that articles name, with the number of articles and the first and last day',
      },
      { url: '/indicators.json', label: 'Indicators as JSON', about: 'the same' },
      {
        url: '/cve/index.csv',
        label: 'Vulnerabilities as CSV',
        about: 'every CVE that articles name',
        isThere: ({ things }) => (things.get('vulnerability')?.size ?? 0) > 0,
      },
      { url: '/misp/manifest.json', label: 'MISP feed', about: 'an event an article' },
      { url: urls.sitemap, label: 'Sitemap', about: 'every page, by year, with the day of its last change' },
    ],
  },
];

/** Of all that a site may offer, what this one does: a list that is the same whatever articles come. */
function sectionsOf(pages: readonly Page[], site: Site, view: View): LlmsPage['sections'] {
  const offered = new Set(OFFERS.flatMap(({ offers }) => offers.map(({ url }) => url)));
  const there = new Set(pages.flatMap(({ url }) => (offered.has(url) ? [url] : [])));
  return OFFERS.map(({ heading, offers }) => ({
    heading,
    links: offers
      .filter(({ url, isThere }) => isThere?.(site) ?? there.has(url))
      .map(({ url, label, about }) => ({ url: view.absolute(url), label, about })),
  })).filter(({ links }) => links.length > 0);
}
