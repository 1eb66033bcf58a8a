import type { ArticlePage, Link, SiteInfo } from '../../../scripts/site/page.ts';
import { absolute, picture, publisher, type Subject } from './subject.ts';

/** Names of authors that are no person's. */
const NO_PERSON = /\b(?:staff|team|desk|editors|editorial|newsroom|research|labs?|intelligence|cert|agency)\b/i;

/**
 * An article in the vocabulary of schema.org. One whose file states neither day nor author is no `NewsArticle`, which
 * search engines expect to have both: it is a `CreativeWork`, and nothing is invented.
 *
 * @see https://schema.org/NewsArticle
 * @see https://developers.google.com/search/docs/appearance/structured-data/article
 */
export function articleSubject(site: SiteInfo, page: Omit<ArticlePage, 'body'>): Subject {
  const { article, head, original, updated } = page;
  const authors = authorsOf(site, page);
  return {
    '@type': article.published === null || authors.length === 0 ? 'CreativeWork' : 'NewsArticle',
    headline: article.title.text,
    ...(article.summary !== null && { description: head.description }),
    ...(head.canonical !== null && { url: head.canonical, mainEntityOfPage: head.canonical }),
    ...(article.published !== null && { datePublished: article.published.datetime }),
    ...(updated !== null && { dateModified: updated.datetime }),
    inLanguage: page.lang ?? site.language,
    ...(authors.length > 0 && { author: authors }),
    ...(article.source !== null && { sourceOrganization: { '@type': 'Organization', name: article.source.label } }),
    ...(original !== null && original.url !== null && { isBasedOn: original.url }),
    image: picture(head.picture ?? site.picture),
    publisher: publisher(site),
    isAccessibleForFree: true,
    ...(article.tags.length > 0 && { keywords: article.tags.map(({ label }) => label) }),
  };
}

/** The authors that the file names, else its source: whoever is named is a person unless the name tells otherwise. */
function authorsOf(site: SiteInfo, { authors, article: { source } }: Omit<ArticlePage, 'body'>): Subject[] {
  const page = (url: string | null) => (url === null ? {} : { url: absolute(site, url) });
  if (authors.length === 0)
    return source === null ? [] : [{ '@type': 'Organization', name: source.label, ...page(source.url) }];
  return authors.map(({ text, url }) => ({
    '@type': isPerson(text, source) ? 'Person' : 'Organization',
    name: text,
    ...page(url),
  }));
}

/** Whether an author is taken for a person: unless the name is that of the source, or says otherwise. */
export function isPerson(name: string, source: Link | null): boolean {
  return name !== source?.label && !NO_PERSON.test(name);
}
