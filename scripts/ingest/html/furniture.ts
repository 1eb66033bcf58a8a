import type { Element, Parents, Root } from 'hast';
import { attribute, removeElements, textOf } from './tree.ts';

/** Elements that hold nothing of an article: navigation, controls and pictures. */
const TAGS = new Set('nav form button input label dialog menu img picture source link meta script'.split(' '));

/** Words in class names and ids by which publishers name buttons to share with. */
const SHARES = new Set('share sharing sharebar sharedaddy social addthis addtoany shares'.split(' '));
/** Those by which they name what else stands around an article. */
const NAMES = new Set(
  (
    'ad ads advert advertisement advertising sponsor sponsored promo promotion dfp taboola outbrain zergnet ' +
    'related recirc recirculation recommended recommendations trending popular readmore morefrom ' +
    'newsletter newsletters subscribe signup optin ' +
    'comment comments disqus respond breadcrumb breadcrumbs byline dateline timestamp credit credits ' +
    'cookie cookies consent gdpr modal popup lightbox toolbar skip bio biography ' +
    'slideshow gallery carousel'
  ).split(' '),
);
/** Those by which they name captions. */
const CAPTIONS = new Set(['caption', 'captions']);
const PHRASES =
  /\b(?:author-(?:box|info|card|about|profile)|about-(?:the-)?author|post-tags|tag-list|article-tags|entry-meta|post-meta|article-meta|meta-data|read-(?:more|next)|see-also|also-(?:like|read)|more-(?:from|stories|on|news)|most-(?:read|popular)|up-next|sign-up|screen-reader|off-?screen|sr-only|visually-hidden|jp-relatedposts|post-nav(?:igation)?|nav-links)\b/;
/** What a class name on these says is about the whole page, or about a row of data. */
const UNNAMED = new Set('html body article main table caption thead tbody tfoot tr td th pre code'.split(' '));
/** A text by itself: more than this share of the page's prose is no furniture, whatever its name. */
const LARGEST_SHARE = 0.25;

/** Takes what is certainly not the article out of a page, before an engine looks for it. */
export function removeFurniture(page: Root): void {
  const all = proseLength(page);
  removeElements(page, (element) => isFurniture(element) && proseLength(element) <= all * LARGEST_SHARE);
}

/** @param isInCaption the element is part of a caption, where to be named as one says nothing */
export function isFurniture(element: Element, isInCaption = false): boolean {
  const { tagName } = element;
  if (TAGS.has(tagName)) return true;
  if (tagName === 'figure') return !isKeptFigure(element);
  if (UNNAMED.has(tagName)) return false;
  const names = namesOf(element);
  const words = wordsOf(names);
  if (!isInCaption && words.some((word) => CAPTIONS.has(word))) return true;
  return words.some((word) => NAMES.has(word) || SHARES.has(word)) || PHRASES.test(names);
}

/** True for what is named as buttons to share with. */
export function isShareBlock(element: Element): boolean {
  return !UNNAMED.has(element.tagName) && wordsOf(namesOf(element)).some((word) => SHARES.has(word));
}

/** Class names and id in lower case, their words parted by hyphens and spaces. */
function namesOf(element: Element): string {
  return `${attribute(element, 'className')} ${attribute(element, 'id')}`
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .replace(/_+/g, '-')
    .toLowerCase();
}

function wordsOf(names: string): string[] {
  return names.split(/[^a-z]+/);
}

/** True for a figure that is no picture. */
export function isKeptFigure(figure: Element): boolean {
  return holds(figure, KEPT_FIGURES);
}

const KEPT_FIGURES = new Set(['table', 'pre', 'code', 'blockquote']);

function holds(element: Parents, tagNames: ReadonlySet<string>): boolean {
  return element.children.some(
    (child) => child.type === 'element' && (tagNames.has(child.tagName) || holds(child, tagNames)),
  );
}

/** Characters in paragraphs of a sentence or more. */
function proseLength(root: Parents): number {
  let length = 0;
  const visit = (parent: Parents): void => {
    for (const child of parent.children) {
      if (child.type !== 'element') continue;
      if (child.tagName === 'p') {
        const text = textOf(child);
        if (text.length > 80) length += text.length;
      } else visit(child);
    }
  };
  visit(root);
  return length;
}
