import type { Element, ElementContent, Parents, Root } from 'hast';
import { isFurniture, isKeptFigure } from './furniture.ts';
import { leavesIn, wrapStrayWords } from './leaves.ts';
import { attribute, elementsIn, removeElements, replaceElements, textOf } from './tree.ts';

/** The classes that WordPress gave figures and captions before it wrote `<figure>` and `<figcaption>`. */
const FIGURE_CLASS = /\bwp-caption\b/;
const CAPTION_CLASS = /\bwp-caption-text\b/;

/**
 * Makes a paragraph in emphasis of what stands below a picture, in the place of its figure (HTML Standard §4.4.12); the
 * pictures go, and with them who made them. What stands below several is told once. A figure that holds text or a table
 * keeps it.
 *
 * @param page changed in place
 * @returns the texts of the paragraphs
 */
export function writeCaptions(page: Root): ReadonlySet<string> {
  const texts = new Set<string>();
  const write = (caption: Element): Element[] => {
    removeElements(caption, (element) => isFurniture(element, true));
    partElements(caption);
    const text = textOf(caption);
    if (text === '' || texts.has(text)) return [];
    texts.add(text);
    return [emphasised(caption, text)];
  };
  replaceElements(page, (element) => {
    if (isCaption(element)) return write(element);
    const isFigure = element.tagName === 'figure' || FIGURE_CLASS.test(attribute(element, 'className'));
    return isFigure && !isKeptFigure(element) ? elementsIn(element).filter(isCaption).flatMap(write) : null;
  });
  return texts;
}

/**
 * Puts captions that stand above the first paragraph below it: an article begins with its text, and a figure may be moved
 * without affecting the flow of what is read (HTML Standard §4.4.12).
 *
 * @param article changed in place
 * @param captions their texts
 */
export function lowerCaptions(article: Root, captions: ReadonlySet<string>): void {
  wrapStrayWords(article);
  const leaves = leavesIn(article);
  const isOne = ({ text }: { readonly text: string }): boolean => captions.has(text);
  const first = leaves.findIndex((leaf) => leaf.isProse && leaf.element.tagName === 'p' && !isOne(leaf));
  const above = leaves
    .slice(0, Math.max(0, first))
    .filter(isOne)
    .map(({ element }) => element);
  if (above.length === 0) return;
  removeElements(article, (element) => above.includes(element));
  replaceElements(article, (element) => (element === leaves[first]?.element ? [element, ...above] : null));
}

/**
 * Makes a paragraph in emphasis above its table of a table's caption, for which Markdown has no place (HTML Standard §4.9.2).
 *
 * @param article changed in place
 */
export function writeTableCaptions(article: Parents): void {
  replaceElements(article, (element) => {
    const captions = element.tagName === 'table' ? element.children.filter(isTableCaption) : [];
    if (captions.length === 0) return null;
    element.children = element.children.filter((child) => !isTableCaption(child));
    writeTableCaptions(element);
    const told = captions.map((caption) => emphasised(caption, textOf(caption)));
    return [...told.filter((paragraph) => textOf(paragraph) !== ''), element];
  });
}

function isTableCaption(node: ElementContent): node is Element {
  return node.type === 'element' && node.tagName === 'caption';
}

function emphasised({ position }: Element, text: string): Element {
  const emphasis: Element = {
    type: 'element',
    tagName: 'em',
    properties: {},
    children: [{ type: 'text', value: text }],
  };
  return { type: 'element', tagName: 'p', properties: {}, children: [emphasis], ...(position && { position }) };
}

/** Words of elements beside each other stand apart, as designs set a caption and its credit. */
function partElements(parent: Element): void {
  parent.children = parent.children.flatMap((child, at): ElementContent[] => {
    if (child.type !== 'element') return [child];
    partElements(child);
    return parent.children[at - 1]?.type === 'element' ? [{ type: 'text', value: ' ' }, child] : [child];
  });
}

function isCaption(element: Element): boolean {
  return element.tagName === 'figcaption' || CAPTION_CLASS.test(attribute(element, 'className'));
}
