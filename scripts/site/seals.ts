import type { Article } from '../article/article.ts';
import { sha256 } from '../shared/files.ts';
import { compare } from '../shared/text.ts';
import { urls } from './urls.ts';

/** So many hex digits of the SHA-256 of its list are the seal of an edition. */
const DIGITS = 8;

/**
 * The list over which an edition is sealed: a line an article, with its id, the digest of its file (first 16 hex digits of
 * the SHA-256) and its path from the site's root, each followed by a line feed, sorted by id. It is published beside the
 * edition, and depends on nothing but the articles.
 */
export function sealedList(articles: readonly Article[]): string {
  return articles
    .map((article) => `${article.id} ${article.digest} ${urls.article(article)}\n`)
    .sort(compare)
    .join('');
}

/** The seal of an edition: the first eight hex digits of the SHA-256 of its list. */
export function sealOf(list: string): string {
  return sha256(list).slice(0, DIGITS);
}
