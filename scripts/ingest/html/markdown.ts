import type { Root } from 'hast';
import { toMdast } from 'hast-util-to-mdast';
import { writeMarkdown } from '../text/blocks.ts';
import { writeTableCaptions } from './captions.ts';
import { partNumberedLists } from './numbering.ts';

/** Writes sanitised HTML as Markdown; text that looks like HTML or Markdown is escaped and stays text. */
export function toArticleMarkdown(article: Root): string {
  writeTableCaptions(article);
  partNumberedLists(article);
  const tree = toMdast(article);
  return tree.type === 'root' ? writeMarkdown(tree).trim() : '';
}
