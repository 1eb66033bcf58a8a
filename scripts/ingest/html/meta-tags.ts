import type { Element } from 'hast';
import type { Slot, Statement } from './statement.ts';
import { attribute, linesOf } from './tree.ts';

/**
 * Names of `<meta>` tags by what they state, the surest first: Open Graph and its article namespace (https://ogp.me/),
 * Highwire citation tags (Google Scholar), Dublin Core, and those of Parse.ly, Sailthru and Twitter cards.
 */
const NAMES: Readonly<Record<Exclude<Slot, 'lang'>, readonly string[]>> = {
  title: [
    'og:title',
    'citation_title',
    'dc.title',
    'dcterms.title',
    'parsely-title',
    'sailthru.title',
    'twitter:title',
  ],
  date: [
    'article:published_time',
    'article:published',
    'article.published',
    'og:article:published_time',
    'datepublished',
    'og:datepublished',
    'og:pubdate',
    'parsely-pub-date',
    'sailthru.date',
    'citation_publication_date',
    'citation_date',
    'dc.date.issued',
    'dcterms.issued',
    'dc.date.created',
    'dcterms.created',
    'pubdate',
    'pub_date',
    'publishdate',
    'publish-date',
    'publish_date',
    'publication_date',
    'publication-date',
    'published',
    'date.release',
    'dc.date',
    'dcterms.date',
    'date',
    'pdate',
  ],
  updated: [
    'article:modified_time',
    'article:updated',
    'article.updated',
    'og:updated_time',
    'datemodified',
    'dateupdated',
    'dc.date.modified',
    'dcterms.modified',
    'lastmod',
    'last-modified',
    'updated-date',
  ],
  authors: [
    'author',
    'article:author',
    'article:author_name',
    'parsely-author',
    'sailthru.author',
    'citation_author',
    'dc.creator',
    'dcterms.creator',
    'dc.contributor',
    'author.name',
    'byl',
    'twitter:creator_name',
  ],
  source: ['og:site_name', 'dc.publisher', 'dcterms.publisher', 'citation_publisher', 'publisher', 'application-name'],
  summary: ['og:description', 'description', 'twitter:description', 'dc.description', 'sailthru.description'],
  url: ['og:url', 'citation_public_url', 'parsely-link', 'twitter:url'],
};

/** What a page states in `<meta>` tags, `<link rel=canonical>` (RFC 6596) and the language of its root element. */
export function readMetaTags(elements: readonly Element[]): Statement[] {
  const tags = new Map<string, { value: string; lines: readonly number[] }[]>();
  const statements: Statement[] = [];
  for (const element of elements) {
    const lines = linesOf(element);
    if (element.tagName === 'link' && /\bcanonical\b/i.test(attribute(element, 'rel')))
      statements.push({ slot: 'url', value: attribute(element, 'href'), lines, place: 'link' });
    if (element.tagName === 'html' && attribute(element, 'lang') !== '')
      statements.push({ slot: 'lang', value: attribute(element, 'lang'), lines, place: 'html' });
    const value = element.tagName === 'meta' ? attribute(element, 'content').trim() : '';
    if (value === '') continue;
    for (const property of ['name', 'property'])
      for (const name of attribute(element, property).toLowerCase().split(/\s+/))
        if (name !== '') tags.set(name, [...(tags.get(name) ?? []).slice(0, 20), { value, lines }]);
  }
  for (const [slot, names] of entriesOf(NAMES))
    for (const name of names)
      for (const { value, lines } of tags.get(name) ?? []) statements.push({ slot, value, lines, place: name });
  for (const { value, lines } of [...(tags.get('og:locale') ?? []), ...(tags.get('language') ?? [])])
    statements.push({ slot: 'lang', value, lines, place: 'meta' });
  return statements;
}

function entriesOf<K extends string, V>(map: Readonly<Record<K, V>>): (readonly [K, V])[] {
  const entries: (readonly [K, V])[] = [];
  for (const key in map) entries.push([key, map[key]]);
  return entries;
}
