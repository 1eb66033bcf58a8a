import type { Token } from 'markdown-it';
import { slugify } from '../shared/slugs.ts';
import { shownText } from './outline.ts';

/** What an article tells its readers to do, in its own words. */
export interface Advice {
  readonly lines: readonly string[];
  /** The id of the heading below which it stands; `null` where sentences say it in passing. */
  readonly section: string | null;
}

/** Headings below which nothing but advice stands, as slugs. */
const HEADING =
  /^(?:what-(?:to-do|you-(?:can|should)-do|(?:users|administrators|admins|defenders|customers|organi[sz]ations)-(?:can|should)-do)(?:-now|-next)?|(?:recommended-)?(?:mitigations?|remediation|workarounds?)(?:-(?:and|advice|guidance|steps|measures|recommendations|mitigations?|remediation|workarounds?))*|recommendations?(?:-for-[a-z-]+)?|(?:recommended|required)-(?:actions?|steps)|how-to-(?:protect|defend)-[a-z-]+|actions?-to-take(?:-(?:now|today))?)$/;

/** Who is told, that they are told now, and to do what; `should have` and `were urged` tell of the past. */
const WHO =
  'users|administrators|admins|organi[sz]ations|customers|companies|owners|operators|defenders|agencies|everyone|readers|victims|website owners|developers';
const TOLD =
  '(?:should|must|are|is)(?: (?:now|also|strongly|therefore|be))*(?: (?:advised|urged|encouraged|asked|recommended|told|required) to)?(?: (?:immediately|promptly|at once|now))?';
const WHAT =
  'update|upgrade|patch|apply|install|disable|block|change|reset|rotate|revoke|enable|restrict|isolate|disconnect|replace|remove|uninstall|turn o(?:n|ff)|switch o(?:n|ff)|back up|check|review|scan|look for';
const SENTENCE = new RegExp(`\\b(?:${WHO})(?: [a-z0-9.,’'-]+){0,8}? ${TOLD} (?:${WHAT})\\b`, 'i');
const REPORTED = /\b(?:should have|must have|not|would|if only|why|whether)\b|\?$/i;

const MOST_SENTENCES = 2;
const MOST_ITEMS = 3;
const LONGEST_SENTENCE = 320;
const LONGEST_SECTION = 420;
/** A longer paragraph is no prose that people wrote for readers. */
const LONGEST_PARAGRAPH = 4000;

/**
 * Finds what an English article tells its readers to do: the beginning of what stands below a heading that promises advice, else
 * the first sentences in which somebody is told now to do something. The rule is narrow, since nothing may be made up: it takes
 * whole sentences and items as they stand, or nothing.
 *
 * @param tokens of the body, inert, with the ids of its headings
 */
export function adviceIn(tokens: readonly Token[], language: string): Advice | null {
  if (!/^en\b/i.test(language)) return null;
  return belowHeading(tokens) ?? inPassing(tokens);
}

function belowHeading(tokens: readonly Token[]): Advice | null {
  const at = tokens.findIndex(
    (token, index) =>
      token.type === 'heading_open' && token.level === 0 && HEADING.test(slugify(shownText(tokens[index + 1]))),
  );
  if (at === -1) return null;
  const rest = tokens.slice(at + 3);
  const end = rest.findIndex(
    ({ type, level }) => (type === 'heading_open' && level === 0) || type === 'footnotes_open',
  );
  const texts = (end === -1 ? rest : rest.slice(0, end)).flatMap((token, index, all) =>
    token.type === 'inline' ? [{ text: shownText(token), isItem: all[index - 1]?.level !== 0 }] : [],
  );
  const lines = firstLines(texts);
  return lines.length === 0 ? null : { lines, section: tokens[at]?.attrGet('id') ?? null };
}

/** The first paragraph and, where it leads to a list or is missing, the first items. */
function firstLines(texts: readonly { readonly text: string; readonly isItem: boolean }[]): string[] {
  const [first] = texts;
  if (first === undefined) return [];
  const paragraph = first.isItem ? [] : [first.text.slice(0, LONGEST_PARAGRAPH)];
  const wantsItems = first.isItem || first.text.endsWith(':');
  const after = texts.slice(paragraph.length);
  const last = after.findIndex(({ isItem }) => !isItem);
  const items = wantsItems ? (last === -1 ? after : after.slice(0, last)) : [];
  return [
    ...paragraph.flatMap((text) => upTo(sentencesIn(text), LONGEST_SECTION).join(' ')),
    ...items.slice(0, MOST_ITEMS).map(({ text }) => text),
  ].filter((text) => text !== '' && text.length <= LONGEST_SECTION);
}

function inPassing(tokens: readonly Token[]): Advice | null {
  const lines: string[] = [];
  for (const [at, token] of tokens.entries()) {
    if (token.type !== 'inline' || tokens[at - 1]?.type !== 'paragraph_open' || tokens[at - 1]?.level !== 0) continue;
    const text = shownText(token);
    if (text.length > LONGEST_PARAGRAPH) continue;
    lines.push(...sentencesIn(text).filter(isAdvice));
    if (lines.length >= MOST_SENTENCES) break;
  }
  return lines.length === 0 ? null : { lines: lines.slice(0, MOST_SENTENCES), section: null };
}

function isAdvice(sentence: string): boolean {
  return (
    sentence.length <= LONGEST_SENTENCE &&
    /[.!]["”’)]?$/.test(sentence) &&
    !REPORTED.test(sentence) &&
    SENTENCE.test(sentence)
  );
}

/** The sentences of a paragraph, as they stand. Splits too seldom rather than too often: not after initials and `U.S.`. */
function sentencesIn(text: string): string[] {
  const sentences: string[] = [];
  let from = 0;
  for (const { 0: end, index } of text.matchAll(/[.!?]["”’)]{0,2} (?=["“‘(]?\p{Lu})/gu)) {
    if (
      /(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Inc|Corp|Ltd|Co|No|vs|St|Sen|Rep|Gen))$/.test(
        text.slice(Math.max(0, index - 8), index),
      )
    )
      continue;
    sentences.push(text.slice(from, index + end.length - 1));
    from = index + end.length;
  }
  return [...sentences, text.slice(from)];
}

function upTo(sentences: readonly string[], longest: number): readonly string[] {
  let length = 0;
  const end = sentences.findIndex((sentence) => {
    length += sentence.length + 1;
    return length > longest;
  });
  return end === -1 ? sentences : sentences.slice(0, end);
}
