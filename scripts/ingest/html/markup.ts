import type { Element, Parents, Root } from 'hast';
import { endsSentence } from '../text/lines.ts';
import type { Slot, Statement } from './statement.ts';
import { attribute, elementsIn, linesOf, textOf } from './tree.ts';

/** How far below the headline, in elements, a byline and a date can stand. */
const REACH = 150;
const LONGEST = 120;

const PROPERTIES: Readonly<Record<string, Slot>> = {
  headline: 'title',
  datepublished: 'date',
  datemodified: 'updated',
  author: 'authors',
  publisher: 'source',
};

/**
 * What a page states in the markup of its visible text: microdata (HTML Standard §5.2, schema.org's properties),
 * `rel=author` (§4.6.6.2), and below the headline `<time>` (§4.5.14) outside sentences and elements whose class says byline or date.
 *
 * @param elements the elements of `page` in document order
 */
export function readMarkup(page: Root, elements: readonly Element[]): Statement[] {
  const headline = elements.findIndex(({ tagName }) => tagName === 'h1');
  const below = headline < 0 ? [] : elements.slice(headline + 1, headline + 1 + REACH);
  const authors = below.filter((element) => /\bauthor\b/.test(attribute(element, 'rel')));
  const told = new Set(below.filter(isSentence).flatMap(elementsIn));
  const dates = below.filter(
    (element) => (element.tagName === 'time' && !told.has(element)) || DATE_CLASS.test(classOf(element)),
  );
  const bylines = below.filter((element) => BYLINE_CLASS.test(classOf(element))).slice(0, 1);
  return [
    ...readMicrodata(page),
    ...authors.flatMap((element) => say('authors', 'rel', element)),
    ...dates.flatMap(readTime),
    ...bylines.flatMap((element) => say('authors', 'byline', element)),
  ];
}

/** A sentence of the article: a time in it is that of what it tells, not of the article. */
function isSentence(element: Element): boolean {
  const text = textOf(element);
  return BLOCKS.has(element.tagName) && endsSentence(text) && text.split(/\s+/).length >= FEWEST_WORDS;
}

const BLOCKS: ReadonlySet<string> = new Set(['p', 'li', 'blockquote', 'dd', 'td']);
/** Of a sentence that tells something; «Posted on 9 June 2025 by Ann Lee.» has fewer. */
const FEWEST_WORDS = 10;

const DATE_CLASS = /\b(?:published|pub-?date|publish-?date|post-?date|entry-?date|article-?date|dateline|timestamp)\b/i;
const BYLINE_CLASS = /\b(?:byline|by-?author|author-?name|article-?author|post-?author|entry-?author)\b/i;
const ARTICLE = /schema\.org\/(?:\w*Article|BlogPosting|LiveBlogPosting|Report)\s*$/i;

interface Property {
  readonly slot: Slot;
  readonly element: Element;
  /** The article that it is a property of; `null` where nothing says what it belongs to. */
  readonly item: Element | null;
  readonly isInHead: boolean;
}

/** Properties of the page's own article: the item with the headline, or the only one. Teasers of others are items, too. */
function readMicrodata(page: Root): Statement[] {
  const properties: Property[] = [];
  const items: Element[] = [];
  const visit = (parent: Parents, item: Element | null): void => {
    for (const child of parent.children) {
      if (child.type !== 'element') continue;
      const isItem = child.properties.itemScope !== undefined;
      const isArticle = isItem && ARTICLE.test(attribute(child, 'itemType'));
      if (isArticle) items.push(child);
      const slots = attribute(child, 'itemProp').toLowerCase().split(/\s+/);
      const slot = slots.map((name) => PROPERTIES[name]).find((found) => found !== undefined);
      if (slot !== undefined)
        properties.push({ slot, element: child, item, isInHead: 'tagName' in parent && parent.tagName === 'head' });
      const isOther = isItem && !isArticle && slot === undefined && !/WebPage/i.test(attribute(child, 'itemType'));
      if (!isOther) visit(child, isArticle ? child : item);
    }
  };
  visit(page, null);
  const own =
    items.length === 1 ? items[0] : items.find((item) => elementsIn(item).some(({ tagName }) => tagName === 'h1'));
  const chosen = properties.filter(({ item, isInHead }) =>
    own === undefined ? item === null && items.length === 0 : item === own || isInHead,
  );
  const said = chosen.flatMap(({ slot, element }) => {
    const name = slot === 'authors' || slot === 'source' ? findName(element) : null;
    return say(slot, 'microdata', name ?? element);
  });
  // Without an item, different values are those of different articles.
  return own !== undefined
    ? said
    : said.filter(({ slot, value }) => said.every((other) => other.slot !== slot || other.value === value));
}

function findName(element: Element): Element | null {
  for (const child of element.children) {
    if (child.type !== 'element') continue;
    const found = /^name$/i.test(attribute(child, 'itemProp')) ? child : findName(child);
    if (found !== null) return found;
  }
  return null;
}

function readTime(element: Element): Statement[] {
  const words = `${classOf(element)} ${textOf(element).slice(0, LONGEST)}`;
  const isUpdate = /updat|modif|revis/i.test(words) && !/publish|posted/i.test(words);
  return say(isUpdate ? 'updated' : 'date', 'time', element);
}

function say(slot: Slot, place: string, element: Element): Statement[] {
  const stated = attribute(element, 'content') || attribute(element, 'dateTime') || textOf(element);
  return stated === '' || stated.length > LONGEST * 2 ? [] : [{ slot, value: stated, lines: linesOf(element), place }];
}

function classOf(element: Element): string {
  return attribute(element, 'className').replaceAll('_', '-');
}
