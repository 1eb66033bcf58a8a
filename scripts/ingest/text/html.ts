import type { BlockContent, ListItem, Root } from 'mdast';

const BLOCK =
  /<(?<close>\/?)(?<name>p|h[1-6]|li|ul|ol|blockquote|pre|div|br|tr|figure|figcaption|script|style)\b[^>]{0,300}>/gi;
const TAG = /<\/?[a-z][^>]{0,300}>|<!--[\s\S]{0,500}?-->/gi;
const ENTITY = /&(?:#(?<decimal>\d{1,7})|#x(?<hex>[\da-f]{1,6})|(?<name>[a-z]{2,8}));/gi;
const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  hellip: '…',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  laquo: '«',
  raquo: '»',
  bull: '•',
  copy: '©',
  reg: '®',
  trade: '™',
  euro: '€',
};

/** Character references of HTML (§13.5) as the characters they stand for; unknown names stay as they are. */
export function decodeEntities(text: string): string {
  return text.replace(ENTITY, (whole, decimal?: string, hex?: string, name?: string) => {
    const code = decimal !== undefined ? Number(decimal) : hex !== undefined ? Number.parseInt(hex, 16) : null;
    if (code === null) return NAMED[(name ?? '').toLowerCase()] ?? whole;
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}

/**
 * The text of the plain HTML that an editor writes into a content system, as a Markdown tree: paragraphs, headings,
 * list items, quotations and code. What it does not know loses its tags and keeps its text; nothing of it is markup.
 */
export function treeOfHtml(html: string): Root {
  const children: BlockContent[] = [];
  let kind = 'p';
  let from = 0;
  const add = (to: number): void => {
    const raw = decodeEntities(html.slice(from, to).replace(TAG, ''));
    const value = kind === 'pre' ? raw.replace(/^\n|\s+$/g, '') : raw.replace(/\s+/g, ' ').trim();
    if (value !== '' && kind !== 'script' && kind !== 'style') addBlock(children, kind, value);
  };
  for (const match of html.matchAll(BLOCK)) {
    add(match.index);
    const name = (match.groups?.name ?? '').toLowerCase();
    kind = match.groups?.close === '/' ? 'p' : name;
    from = match.index + match[0].length;
  }
  add(html.length);
  return { type: 'root', children };
}

function addBlock(children: BlockContent[], kind: string, value: string): void {
  const text = { type: 'text' as const, value };
  const paragraph = { type: 'paragraph' as const, children: [text] };
  if (/^h[1-6]$/.test(kind))
    children.push({ type: 'heading', depth: kind > 'h3' ? 4 : kind > 'h2' ? 3 : 2, children: [text] });
  else if (kind === 'pre') children.push({ type: 'code', value });
  else if (kind === 'blockquote') children.push({ type: 'blockquote', children: [paragraph] });
  else if (kind === 'li') {
    const item: ListItem = { type: 'listItem', spread: false, children: [paragraph] };
    const last = children.at(-1);
    if (last?.type === 'list') last.children.push(item);
    else children.push({ type: 'list', ordered: false, spread: false, children: [item] });
  } else children.push(paragraph);
}
