import type { Head, SiteInfo, ThingPage } from '../../../scripts/site/page.ts';
import { publisher, type Subject } from './subject.ts';

/** The site, on its front page. */
function siteSubject(site: SiteInfo): Subject {
  return {
    '@type': 'WebSite',
    name: site.title,
    url: site.baseUrl,
    ...(site.description !== '' && { description: site.description }),
    inLanguage: site.language,
    publisher: publisher(site),
  };
}

/** A page that lists articles, or the front page. */
export function pageSubject(site: SiteInfo, { title, description, canonical }: Head): Subject {
  if (title === '') return siteSubject(site);
  return {
    '@type': 'CollectionPage',
    name: title,
    description,
    ...(canonical !== null && { url: canonical }),
    inLanguage: site.language,
    isPartOf: { '@type': 'WebSite', name: site.title, url: site.baseUrl },
  };
}

/** The page of a thing that articles name. */
export function thingSubject(site: SiteInfo, { head, key, name, aliases, description, reference }: ThingPage): Subject {
  const names = [...new Set([key === name ? [] : key, aliases.map((alias) => alias.name)].flat(2))];
  return {
    ...pageSubject(site, head),
    about: {
      '@type': 'DefinedTerm',
      name,
      ...(names.length > 0 && { alternateName: names }),
      ...(description !== null && { description }),
      ...(reference !== null && { sameAs: reference.url }),
    },
  };
}
