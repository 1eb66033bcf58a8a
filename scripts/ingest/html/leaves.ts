import type { Element, Parents, Root } from 'hast';
import { isProse } from '../text/lines.ts';
import { textOf } from './tree.ts';

/** A stretch of text without blocks in it: a paragraph, a heading, an item. */
export interface Leaf {
  readonly element: Element;
  readonly text: string;
  /** Share of the text that is links, 0 to 1. */
  readonly linked: number;
  readonly isProse: boolean;
}

const LEAVES = new Set('p h1 h2 h3 h4 h5 h6 li div section dd dt'.split(' '));
const BLOCKS = new Set('p h1 h2 h3 h4 h5 h6 ul ol li div section table pre blockquote dl'.split(' '));
/** The leaves of a page or an article in document order; tables and code are none. */
export function leavesIn(root: Root): Leaf[] {
  const leaves: Leaf[] = [];
  const visit = (parent: Parents): void => {
    for (const child of parent.children) {
      if (child.type !== 'element' || child.tagName === 'table' || child.tagName === 'pre') continue;
      if (!LEAVES.has(child.tagName) || holdsBlocks(child)) visit(child);
      else {
        const text = textOf(child);
        const linked = linkedLength(child) / Math.max(1, text.length);
        if (text !== '') leaves.push({ element: child, text, linked, isProse: isProse(text) && linked < 0.5 });
      }
    }
  };
  visit(root);
  return leaves;
}

function linkedLength(root: Parents): number {
  let length = 0;
  for (const child of root.children) {
    if (child.type !== 'element') continue;
    length += child.tagName === 'a' ? textOf(child).length : linkedLength(child);
  }
  return length;
}

function holdsBlocks(element: Element): boolean {
  return element.children.some(
    (child) => child.type === 'element' && (BLOCKS.has(child.tagName) || holdsBlocks(child)),
  );
}
