import { oneLine } from '../shared/text.ts';
import { inlineText } from './markdown.ts';

const NOT_PROSE = /^(?:#|[-*+] |\d+[.)] |>|\||```|~~~| {4}|\t)/;
/** ATX and setext headings (CommonMark 0.31, §4.2 and §4.3). */
const HEADINGS = /^(?: {0,3}#{1,6}(?: [^\n]*)?(?:\n|$)|(?:[^\n]+\n){1,3} {0,3}(?:=+|-+)[ \t]*(?:\n|$))+/;
/** Some set their headings in bold. */
const BOLD_ALONE = /^(\*\*|__)[^\n]{1,100}(?<![.!?…:])\1$/;

/** The first paragraph of a Markdown body as plain text; `''` where there is none. */
export function firstParagraph(markdown: string): string {
  for (const spaced of markdown.slice(0, 20_000).split(/\n\s*\n/)) {
    // The text under a heading may follow without an empty line.
    const block = spaced.replace(/^\n+/, '').replace(HEADINGS, '');
    if (block.trim() === '' || NOT_PROSE.test(block) || BOLD_ALONE.test(block.trim())) continue;
    return oneLine(inlineText(block));
  }
  return '';
}
