import { oneLine } from '../shared/text.ts';
import { beforeNotes, noteNames } from './footnotes.ts';
import { inlineText } from './markdown.ts';

const NOT_PROSE = /^(?:#|[-*+] |\d+[.)] |>|\||```|~~~| {4}|\t)/;
/** ATX and setext headings (CommonMark 0.31, §4.2 and §4.3). */
const HEADINGS = /^(?: {0,3}#{1,6}(?: [^\n]*)?(?:\n|$)|(?:[^\n]+\n){1,3} {0,3}(?:=+|-+)[ \t]*(?:\n|$))+/;
/** Some set their headings in bold. */
const BOLD_ALONE = /^(\*\*|__)[^\n]{1,100}(?<![.!?…:])\1$/;

/** The first paragraph of a Markdown body as plain text, footnotes left out; `''` where there is none. */
export function firstParagraph(markdown: string): string {
  const notes = noteNames(markdown);
  for (const spaced of markdown.slice(0, 20_000).split(/\n\s*\n/)) {
    // The text under a heading may follow without an empty line.
    const whole = spaced.replace(/^\n+/, '').replace(HEADINGS, '');
    const block = notes.size === 0 ? whole : beforeNotes(whole);
    if (block.trim() === '' || NOT_PROSE.test(block) || BOLD_ALONE.test(block.trim())) continue;
    return oneLine(inlineText(block, notes));
  }
  return '';
}
