import type { Element, ElementContent, Parents, RootContent } from 'hast';
import { textOf } from './tree.ts';

const MARKS = new Set('a b del em i s strong'.split(' '));

/**
 * Moves spaces at the edges of marks and links out of them, and takes out those without a text: Markdown can't say
 * `<em>word </em>` but with character references.
 *
 * @param parent changed in place
 */
export function tidyMarks(parent: Parents): void {
  for (const child of parent.children) if (child.type === 'element') tidyMarks(child);
  const tidied: (ElementContent | RootContent)[] = parent.children.flatMap((child) =>
    child.type === 'element' && MARKS.has(child.tagName) ? withoutEdges(child) : [child],
  );
  parent.children = tidied.filter((child) => child.type !== 'doctype');
}

function withoutEdges(mark: Element): ElementContent[] {
  const space: ElementContent = { type: 'text', value: ' ' };
  const first = mark.children[0];
  const last = mark.children.at(-1);
  const before = first?.type === 'text' && /^\s/.test(first.value) ? [space] : [];
  const after = last?.type === 'text' && /\s$/.test(last.value) ? [space] : [];
  if (textOf(mark) === '') return [...before, ...mark.children.filter((child) => child.type === 'element'), ...after];
  if (first?.type === 'text') first.value = first.value.trimStart();
  if (last?.type === 'text') last.value = last.value.trimEnd();
  return [...before, mark, ...after];
}
