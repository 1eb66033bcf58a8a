import type { Element, ElementContent, Parents, Root, RootContent } from 'hast';
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
/** What holds blocks, and may hold words beside them. */
const CONTAINERS = new Set('body div section article main header footer aside address'.split(' '));
const PHRASING = new Set(
  'a abbr b bdi bdo br cite code data del dfn em font i img ins kbd mark q s samp small span strong sub sup time u var wbr'.split(
    ' ',
  ),
);

/** Makes a paragraph of words that stand beside blocks without one of their own, as browsers show them. */
export function wrapStrayWords(root: Root): void {
  const wrap = (parent: Root | Element): void => {
    for (const child of parent.children) if (child.type === 'element' && CONTAINERS.has(child.tagName)) wrap(child);
    if (parent.type === 'element' && LEAVES.has(parent.tagName) && !holdsBlocks(parent)) return;
    parent.children = paragraphsOf(parent.children);
  };
  wrap(root);
}

function paragraphsOf<T extends RootContent>(children: readonly T[]): (T | Element)[] {
  const wrapped: (T | Element)[] = [];
  let run: (T & ElementContent)[] = [];
  const end = (): void => {
    const first = run.find((child) => textOf(child) !== '');
    const paragraph: Element = { type: 'element', tagName: 'p', properties: {}, children: run, ...placeOf(first) };
    wrapped.push(...(first === undefined ? run : [paragraph]));
    run = [];
  };
  for (const child of children) {
    if (isPhrasing(child)) run.push(child);
    else {
      end();
      wrapped.push(child);
    }
  }
  end();
  return wrapped;
}

/** Where a node begins, without the line ends before its words. */
function placeOf(node: ElementContent | undefined): Pick<Element, 'position'> {
  if (node?.position === undefined) return {};
  const before = node.type === 'text' ? (/^\s*/.exec(node.value)?.[0].split('\n').length ?? 1) - 1 : 0;
  const { start, end } = node.position;
  return { position: { start: { ...start, line: start.line + before }, end } };
}

function isPhrasing<T extends RootContent>(node: T): node is T & ElementContent {
  return node.type === 'text' || (node.type === 'element' && PHRASING.has(node.tagName) && !holdsBlocks(node));
}

/**
 * The leaves of a page or an article in document order, words that stand beside blocks among them; tables and code are none.
 */
export function leavesIn(root: Root): Leaf[] {
  const leaves: Leaf[] = [];
  const visit = (parent: Parents): void => {
    const isContainer = parent.type === 'root' || (parent.type === 'element' && CONTAINERS.has(parent.tagName));
    for (const child of isContainer ? paragraphsOf(parent.children) : parent.children) {
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
