import { slugify } from '../shared/slugs.ts';
import { articlePath } from './article.ts';
import { toMoment } from './dates.ts';
import { joinDocument } from './front-matter.ts';

/** What is known of an article when it is begun. */
export interface Beginning {
  /** 16 hex digits that no other article has. */
  readonly id: string;
  readonly title: string;
  /** RFC 3339 date, or date-time with offset; `null` for an article without a date. */
  readonly date: string | null;
  readonly authors: readonly string[];
  readonly source: string | null;
  readonly url: string | null;
  readonly tags: readonly string[];
  readonly lang: string | null;
  /** The last part of its address; `null` to have it made of the title. */
  readonly slug: string | null;
}

/**
 * A new article: a draft without a text, with every field that an editor may want to fill in.
 *
 * @param zone the site's time zone, which decides the day of an instant
 * @returns its path below the content folder, and its document
 */
export function startArticle(beginning: Beginning, zone: string): { readonly file: string; readonly document: string } {
  const { id, title, date, authors, source, url, tags, lang, slug } = beginning;
  const day = date === null ? null : toMoment(date, zone).day;
  const name = slug ?? (slugify(title) || `article-${id.slice(0, 8)}`);
  const fields = {
    id,
    title,
    date: date ?? undefined,
    authors,
    source,
    url,
    summary: null,
    tags,
    lang: lang ?? undefined,
    draft: true,
  };
  return { file: articlePath(day, name), document: joinDocument(fields, '') };
}
