import { fromHtml } from 'hast-util-from-html';
import { oneLine } from '../../shared/text.ts';
import { toArticleMarkdown } from './markdown.ts';
import { sanitizeArticle } from './sanitize.ts';
import { textOf } from './tree.ts';

/** The HTML of an article's text alone, as a content system keeps it, as Markdown. */
export function fragmentToMarkdown(html: string): string {
  return toArticleMarkdown(sanitizeArticle(fromHtml(html, { fragment: true })));
}

/** Its text on one line. */
export function fragmentToText(html: string): string {
  return oneLine(textOf(sanitizeArticle(fromHtml(html, { fragment: true }))));
}
