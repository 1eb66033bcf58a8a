import { excerpt, oneLine } from '../shared/text.ts';
import { beforeNotes, noteNames } from './footnotes.ts';
import { inlineText } from './markdown.ts';

const NOT_PROSE = /^(?:#|[-*+] |\d+[.)] |>|\||```|~~~| {4}|\t)/;
/** ATX and setext headings (CommonMark 0.31, §4.2 and §4.3). */
const HEADINGS = /^(?: {0,3}#{1,6}(?: [^\n]*)?(?:\n|$)|(?:[^\n]+\n){1,3} {0,3}(?:=+|-+)[ \t]*(?:\n|$))+/;
/** Some set their headings in bold. */
const BOLD_ALONE = /^(\*\*|__)[^\n]{1,100}(?<![.!?…:])\1$/;

/** A greeting, a heading, or what tells of the text rather than of what happened. */
const NO_NEWS =
  /^(?:(?:hi|hello|dear|hey)(?: [^\s.!?]{1,20}){0,3}[,!]?$|this (?:blog )?(?:post|article) (?:was |is )?(?:(?:co-)?authored|written) by\b|click here (?:to|for)\b|\(?(?:last )?updated?(?: on\b|:| (?:(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\d))[^.!?]{0,60}\)?$|(?:editor['’]s note|disclaimer):|by [^.!?]{3,200}\b(?:19|20)\d\d$|[^.!?…。！？]{1,28}$)/i;
const ABBREVIATION =
  'Mr|Mrs|Ms|Dr|Prof|St|Sen|Rep|Gov|Gen|Lt|Col|No|Nr|Fig|vs|cf|etc|al|ca|bzw|approx|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec';
/** Companies end sentences, too, and then another begins. */
const COMPANY =
  '(?:Inc|Corp|Ltd|Co)(?!\\.\\s(?:The|This|That|These|It|Its|On|In|At|As|A|An|But|And|He|She|They|We|After|For|If|When)\\b)';
/** The end of a sentence: not of an abbreviation, an initial or an ordinal. */
const SENTENCE_END = new RegExp(
  `(?<!(?<![\\p{L}\\p{M}\\p{N}])(?:\\p{L}|\\d{1,2}|${ABBREVIATION}|${COMPANY}))(?:[.!?…][”"’')\\]]{0,3}(?=\\s(?!\\p{Ll}))|[。！？][”’」』）]{0,3})`,
  'gu',
);

/**
 * How an article begins: its first paragraph that tells something, or as many whole sentences of it as fit into `limit`
 * characters; where not even one of a fair length does, as many words, and an ellipsis.
 */
export function openingOf(markdown: string, limit: number): string {
  const text = firstParagraph(markdown);
  if (text.length <= limit) return text;
  const ends = [...text.slice(0, limit + 1).matchAll(SENTENCE_END)].map(({ 0: sign, index }) => index + sign.length);
  const end = ends.findLast((at) => at <= limit) ?? 0;
  return end >= limit / 3 ? text.slice(0, end) : excerpt(text, limit);
}

/** The first paragraph of a Markdown body that tells something, as plain text, footnotes left out; `''` where there is none. */
export function firstParagraph(markdown: string): string {
  let first = '';
  for (const paragraph of paragraphsOf(markdown)) {
    if (!NO_NEWS.test(paragraph)) return paragraph;
    first ||= paragraph;
  }
  return first;
}

function* paragraphsOf(markdown: string): Generator<string> {
  const notes = noteNames(markdown);
  for (const spaced of markdown.slice(0, 20_000).split(/\n\s*\n/)) {
    // The text under a heading may follow without an empty line.
    const whole = spaced.replace(/^\n+/, '').replace(HEADINGS, '');
    const block = notes.size === 0 ? whole : beforeNotes(whole);
    if (block.trim() === '' || NOT_PROSE.test(block) || BOLD_ALONE.test(block.trim())) continue;
    yield oneLine(inlineText(block, notes));
  }
}
