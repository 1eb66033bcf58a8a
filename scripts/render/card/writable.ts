import type { CardNode, CardWords } from './tree.ts';

/**
 * The words of a card as the fonts can write them. Signs without a glyph, such as emoji, are left out; a text with a letter
 * or a digit that has none is left out whole, since a word with holes is worse than no word.
 */
export function writableTree(node: CardNode, glyphs: ReadonlySet<number>): CardNode {
  const { children, ...props } = node.props;
  if (children === undefined) return node;
  const written = children.map((child) =>
    typeof child !== 'string' && 'type' in child ? writableTree(child, glyphs) : writable(child, glyphs),
  );
  return { ...node, props: { ...props, children: written } };
}

function writable(words: CardWords, glyphs: ReadonlySet<number>): string {
  for (const text of typeof words === 'string' ? [words] : words.anyOf) {
    const signs = Array.from(text);
    const missing = signs.filter((sign) => !glyphs.has(sign.codePointAt(0) ?? 0));
    if (missing.some((sign) => /[\p{L}\p{N}\p{M}]/u.test(sign))) continue;
    const left = signs.filter((sign) => !missing.includes(sign));
    const written = left.join('').replace(/\s+/g, ' ').trim();
    if (written !== '') return written;
  }
  return '';
}
