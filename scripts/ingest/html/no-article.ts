import type { Element, Root } from 'hast';
import { countWords } from '../text/lines.ts';
import { FEWEST_WORDS, tooShort } from '../text/too-short.ts';
import { attribute, elementsIn, textOf } from './tree.ts';

/** An article this long may speak of subscriptions and logins as it likes. */
const SHORT = 250;

const ERROR =
  /^(?:(?:error )?(?:4\d\d|5\d\d)\b|(?:page|article|file|site) (?:not found|unavailable)|not found|access denied|forbidden|bad gateway|service unavailable|internal server error|just a moment|attention required|are you (?:a )?(?:robot|human)|security check|checking your browser|(?:oops|sorry)\b.{0,20}(?:not found|wrong|exist)|this page (?:isn|can|does))/i;
const LOGIN =
  /^(?:(?:please )?(?:log|sign) ?-?in\b|login|subscribe(?: now)?$|register\b|create (?:an|your) account|authentication required)/i;
const PAYWALL =
  /\b(?:(?:to|and) (?:continue|keep) reading|(?:read|view|access|unlock) (?:the )?(?:full|rest of (?:the|this)|this) (?:story|article|post|report)|(?:article|story|content|post) is (?:only )?(?:for|available to|reserved for|exclusive to) (?:\w+ )?(?:subscribers|members)|already (?:a|an) (?:\w+ )?(?:subscriber|member)|subscribe (?:now )?(?:to|for) (?:continue|full|unlimited|read)|subscribers? only|subscriber[- ]exclusive|reached your (?:\w+ )?limit of (?:free )?articles)\b/i;

/**
 * Why a page gives no article, or `null`: an error page, a login, a paywall's teaser, a list of links, too little text.
 *
 * @param elements the page's elements, before anything was taken out
 * @param pageText the page's text, before anything was taken out
 * @param body the article as extracted
 */
export function whyNoArticle(elements: readonly Element[], pageText: string, body: Root, title: string): string | null {
  const text = textOf(body);
  const words = countWords(text);
  if (words < SHORT && ERROR.test(title)) return `It is an error page: “${title}”.`;
  if (words < SHORT && (LOGIN.test(title) || (words < 60 && hasPassword(elements)))) return 'It is a page to log in.';
  if (words < SHORT && (saysPaid(elements) || PAYWALL.test(pageText)))
    return `It shows ${words} words of an article behind a paywall.`;
  const isLinks = words === 0 || linkedLength(elementsIn(body)) > text.length * 0.7;
  if (isLinks && (words >= FEWEST_WORDS || linkedLength(elements) > pageText.length * 0.7))
    return 'It is a list of links.';
  return words < FEWEST_WORDS ? tooShort(words, countWords(pageText)) : null;
}

function linkedLength(elements: readonly Element[]): number {
  const links = elements.filter(({ tagName }) => tagName === 'a');
  return links.reduce((sum, element) => sum + textOf(element).length, 0);
}

function hasPassword(elements: readonly Element[]): boolean {
  return elements.some((element) => element.tagName === 'input' && attribute(element, 'type') === 'password');
}

/** The markup that search engines ask of paid content (https://schema.org/isAccessibleForFree). */
function saysPaid(elements: readonly Element[]): boolean {
  return elements.some(
    ({ tagName, children: [child] }) =>
      tagName === 'script' && child?.type === 'text' && /"isAccessibleForFree"\s*:\s*"?false/i.test(child.value),
  );
}
