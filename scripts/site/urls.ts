import type { Article } from '../article/article.ts';

/** The addresses of the site, as paths from its root. A folder ends in `/`. */
export const urls = {
  home: '/',
  archive: '/archive/',
  undated: '/undated/',
  tags: '/tags/',
  sources: '/sources/',
  feed: '/feed.xml',
  sitemap: '/sitemap.xml',
  year: (year: string): string => `/${year}/`,
  month: (month: string): string => `/${month.replace('-', '/')}/`,
  day: (day: string): string => `/${day.replaceAll('-', '/')}/`,
  article: ({ published, slug }: Article): string =>
    published === null ? `/undated/${slug}/` : `${urls.day(published.day)}${slug}/`,
  tag: (slug: string): string => `/tags/${slug}/`,
  source: (slug: string): string => `/sources/${slug}/`,
};
