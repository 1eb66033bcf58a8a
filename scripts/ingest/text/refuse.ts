import { countWords, isProse, type Line, wordsIn } from './lines.ts';
import { isTechnical } from './technical.ts';
import { FEWEST_WORDS, tooShort } from './too-short.ts';

const PAYWALL =
  /\b(?:subscribe to .{2,40} to (?:read|continue)|to (?:continue reading|read (?:this|the (?:full|rest|whole)))\b.{0,40}\bsubscri|already a (?:subscriber|member)\b|(?:for|to) (?:paid )?(?:subscribers|members) only|subscribers can read|you have (?:reached|read) your (?:monthly )?limit)/i;
const ERROR_PAGE =
  /^(?:(?:error )?(?:40[0-9]|50[0-9])\b.{0,60}|.{0,20}\b(?:page|file) (?:was |could )?not (?:be )?found\b.{0,60}|access (?:is |to this page (?:has been )?)?denied\b.{0,60}|forbidden|not found|service unavailable|bad gateway|attention required\b.{0,60}|just a moment\b.{0,40}|checking your browser\b.{0,80}|oops\b.{0,80})$/i;
const LICENCE =
  /\b(?:all rights reserved|licen[cs]ed under|creative commons|gnu (?:general )?public licen[cs]e|apache licen[cs]e|mit licen[cs]e|spdx-license-identifier)\b/i;
const LOGIN =
  /^(?:user ?name|e-?mail(?: address)?|password|log ?in|sign ?in|remember me|forgot(?: your)? password)\b.{0,30}$/i;
const LINK = /^(?:\S+ )?<?(?:https?:\/\/|hxxps?:\/\/|www\.)\S+>?$/i;

const ITEM = /^(?:[•‣⁃▪●◦·*–-]|\d{1,2}[.)]) \S/u;

const FEWEST_HEADLINES = 5;
const WORDS_OF_A_TEASER = 300;
const WORDS_OF_A_NOTICE = 80;

/**
 * Why a text is no article; `null` for one that can be.
 *
 * @param lines all lines of the file that are not blank
 * @param body those that are left as the article's text
 */
export function whyNoArticle(lines: readonly Line[], body: readonly Line[]): string | null {
  const words = wordsIn(body);
  const some = (pattern: RegExp, among = lines) => among.some(({ text }) => text.length <= 300 && pattern.test(text));
  if (words < WORDS_OF_A_TEASER && some(PAYWALL)) return 'It is a paywall: the text is for subscribers.';
  if (words < WORDS_OF_A_NOTICE && some(ERROR_PAGE, lines.slice(0, 5))) return 'It is an error page.';
  if (words < WORDS_OF_A_NOTICE && lines.filter(({ text }) => LOGIN.test(text)).length >= 2)
    return 'It is a log-in page.';
  if (words < WORDS_OF_A_NOTICE && some(LICENCE) && !body.some(({ text }) => isProse(text) && !LICENCE.test(text)))
    return 'It is a licence line.';
  const links = body.filter(({ text }) => text.length <= 2000 && LINK.test(text)).length;
  if (links >= 3 && links * 3 >= body.length * 2 && !body.some(({ text }) => isProse(text) && !LINK.test(text)))
    return 'It is a list of links.';
  if (body.length >= FEWEST_HEADLINES && body.every(isHeadline)) return 'It is a list of headlines.';
  return words < FEWEST_WORDS ? tooShort(words, wordsIn(lines)) : null;
}

/** A line of four words and more that is neither a sentence nor an item, nor says what follows. */
function isHeadline({ text }: Line): boolean {
  const words = countWords(text);
  return (
    words >= 4 &&
    words <= 25 &&
    !/[.:;,!…。：；，！？]["”’)」』）]*$/u.test(text) &&
    !ITEM.test(text) &&
    !isTechnical(text)
  );
}
