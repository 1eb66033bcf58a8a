import type { Element, ElementContent, Parents } from 'hast';
import { attribute, replaceElements } from './tree.ts';

/**
 * Parts numbered lists before each item that states another number than the next (`value`, HTML Standard §4.4.8): in
 * Markdown only the first item of a list does.
 *
 * @param article changed in place
 */
export function partNumberedLists(article: Parents): void {
  replaceElements(article, (element) => {
    if (element.tagName !== 'ol') return null;
    partNumberedLists(element);
    return partsOf(element);
  });
}

function partsOf(list: Element): Element[] {
  let next = numberOf(list, 'start') ?? 1;
  let children: ElementContent[] = [];
  const parts: Element[] = [{ ...list, children }];
  for (const child of list.children) {
    if (child.type === 'element' && child.tagName === 'li') {
      const number = numberOf(child, 'value') ?? next;
      if (number !== next) {
        children = [];
        parts.push({ ...list, properties: { ...list.properties, start: number }, children });
      }
      next = number + 1;
    }
    children.push(child);
  }
  return parts.filter((part) => part.children.some(({ type }) => type === 'element'));
}

function numberOf(element: Element, name: 'start' | 'value'): number | null {
  const stated = attribute(element, name);
  return /^\d{1,4}$/.test(stated) ? Number(stated) : null;
}
