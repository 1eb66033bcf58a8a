import type { Article } from '../article/article.ts';
import type { ThingKind } from '../mentions/mention.ts';

/** The addresses of the site, as paths from its root. A folder ends in `/`. */
export const urls = {
  home: '/',
  archive: '/archive/',
  undated: '/undated/',
  tags: '/tags/',
  sources: '/sources/',
  about: '/about/',
  search: '/search/',
  /** What search reads: Pagefind's bundles, and the module that opens them. */
  searchBundle: (name: string): string => `/pagefind/${name}/`,
  searchModule: '/pagefind/pagefind.js',
  watchlist: '/watchlist/',
  /** What a browser without a network shows in place of a page that it does not have. */
  offline: '/offline/',
  feed: '/feed.xml',
  /** The list of all feeds, and the same for feed readers. */
  feeds: '/feeds/',
  opml: '/feeds.opml',
  /** Folder of the feed with an item a week. */
  weekly: '/weekly/',
  sitemap: '/sitemap.xml',
  manifest: '/manifest.webmanifest',
  security: '/.well-known/security.txt',
  icons: {
    small: '/icons/192.png',
    large: '/icons/512.png',
    maskable: '/icons/maskable.png',
    /** Where iOS looks for it by itself, too. */
    apple: '/apple-touch-icon.png',
  },
  siteCard: '/card.png',
  card: (article: Article): string => `${urls.article(article)}card.png`,
  year: (year: string): string => `/${year}/`,
  month: (month: string): string => `/${month.replace('-', '/')}/`,
  day: (day: string): string => `/${day.replaceAll('-', '/')}/`,
  /** Of an ISO 8601 week, `2015-W40`. */
  week: (week: string): string => `/${week.replace('-W', '/w')}/`,
  /** The list over which the edition at an address is sealed. */
  sealOf: (edition: string): string => `${edition}seal.txt`,
  article: ({ published, slug }: Article): string =>
    published === null ? `/undated/${slug}/` : `${urls.day(published.day)}${slug}/`,
  receipt: (article: Article): string => `${urls.article(article)}receipt/`,
  tag: (slug: string): string => `/tags/${slug}/`,
  source: (slug: string): string => `/sources/${slug}/`,
  authors: '/authors/',
  author: (slug: string): string => `/authors/${slug}/`,
  /** A part of the authors, by the first letter of their addresses. */
  authorsBy: (part: string): string => `/authors/by/${part}/`,
  explore: '/explore/',
  indicators: '/indicators/',
  things: (kind: ThingKind): string => `/${FOLDERS[kind]}/`,
  thing: ({ kind, key }: { readonly kind: ThingKind; readonly key: string }): string => `${urls.things(kind)}${key}/`,
  /** A part of an index too long for one page: a year, an initial. No key is «by». */
  thingsBy: (kind: ThingKind, part: string): string => `${urls.things(kind)}by/${part}/`,
};

const FOLDERS: Readonly<Record<ThingKind, string>> = {
  vulnerability: 'cve',
  weakness: 'weaknesses',
  tactic: 'tactics',
  technique: 'techniques',
  group: 'groups',
  malware: 'malware',
  vendor: 'vendors',
  product: 'products',
};
