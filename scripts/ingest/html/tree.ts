import type { Element, Nodes, Parents } from 'hast';

/** Every element below `root`, in document order. */
export function elementsIn(root: Nodes): Element[] {
  const found: Element[] = [];
  const visit = (node: Nodes): void => {
    if (node.type === 'element') found.push(node);
    if ('children' in node) for (const child of node.children) visit(child);
  };
  visit(root);
  return found;
}

/** The text of a node as it stands in the page, white space folded. */
export function textOf(node: Nodes): string {
  const parts: string[] = [];
  const visit = (here: Nodes): void => {
    if (here.type === 'text') parts.push(here.value);
    else if (here.type === 'element' && (here.tagName === 'br' || BLOCKS.has(here.tagName))) parts.push(' ');
    if ('children' in here) for (const child of here.children) visit(child);
  };
  visit(node);
  return parts.join('').replace(/\s+/g, ' ').trim();
}

/** An attribute as text; `''` where there is none. */
export function attribute(element: Element, property: string): string {
  const value = element.properties[property];
  if (Array.isArray(value)) return value.join(' ');
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** The line of the file on which a node begins, as a list; empty where that is not known. */
export function linesOf(node: Nodes): readonly number[] {
  return node.position === undefined ? [] : [node.position.start.line];
}

/** Takes out of the tree every element that `isUnwanted`. */
export function removeElements(root: Parents, isUnwanted: (element: Element) => boolean): void {
  const visit = (parent: Parents): void => {
    parent.children = parent.children.filter((child) => child.type !== 'element' || !isUnwanted(child));
    for (const child of parent.children) if (child.type === 'element') visit(child);
  };
  visit(root);
}

/** Puts what `replace` gives in the place of each element; one for which it gives `null` stays, and those in it are asked for. */
export function replaceElements(root: Parents, replace: (element: Element) => readonly Element[] | null): void {
  for (let at = 0; at < root.children.length; at++) {
    const child = root.children[at];
    if (child?.type !== 'element') continue;
    const others = replace(child);
    if (others === null) replaceElements(child, replace);
    else {
      root.children.splice(at, 1, ...others);
      at += others.length - 1;
    }
  }
}

const BLOCKS = new Set(
  'address article aside blockquote caption dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table td th tr ul'.split(
    ' ',
  ),
);
