import type { Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { oneLine } from '../../shared/text.ts';
import { lowerCaptions, writeCaptions } from './captions.ts';
import { toArticleMarkdown } from './markdown.ts';
import { writeRaised } from './raised.ts';
import { sanitizeArticle } from './sanitize.ts';
import { textOf } from './tree.ts';

/** The HTML of an article's text alone, as a content system keeps it, as Markdown. */
export function fragmentToMarkdown(html: string): string {
  const root = parse(html);
  lowerCaptions(root, writeCaptions(root));
  return toArticleMarkdown(sanitizeArticle(root));
}

/** Its text on one line. */
export function fragmentToText(html: string): string {
  return oneLine(textOf(sanitizeArticle(parse(html))));
}

function parse(html: string): Root {
  const root = fromHtml(html, { fragment: true });
  writeRaised(root);
  return root;
}
