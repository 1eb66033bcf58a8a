import MarkdownIt, { type Token } from 'markdown-it';
import type { Prose, Stretch } from '../mentions/prose.ts';
import { readNote, referencesIn } from './footnotes.ts';

/** Markdown as articles may be written: no HTML, no reference whose address stands elsewhere, and footnotes. */
export function makeParser(): MarkdownIt {
  const parser = new MarkdownIt({ html: false, linkify: false, typographer: false });
  parser.disable(['autolink', 'html_inline', 'html_block', 'reference']);
  parser.block.ruler.before('paragraph', 'footnote', readNote, { alt: ['paragraph'] });
  // Every address is let through to the tokens, so that none is lost: what becomes of it is not the parser's to decide.
  parser.validateLink = () => true;
  parser.normalizeLink = (url) => url;
  return parser;
}

const parser = makeParser();

/** The text of a Markdown body: blocks stand an empty line apart, and the address of a link behind its words. */
export function proseOf(markdown: string): Prose {
  let text = '';
  const plain: Stretch[] = [];
  for (const { content, isPlain } of piecesOf(parser.parse(markdown, {}))) {
    if (isPlain) plain.push({ start: text.length, end: text.length + content.length });
    text += content;
  }
  return { text, plain };
}

/**
 * The words of a paragraph, without addresses of links and signs of notes: of `[belts](/b) _stop_[^a]` that is `belts stop`.
 *
 * @param notes names of the notes that there are
 */
export function inlineText(markdown: string, notes: ReadonlySet<string> = new Set()): string {
  const tokens = parser.parseInline(markdown, {}).flatMap(({ children }) => children ?? []);
  const words = ({ type, content }: Token): string => (type === 'text' ? withoutSigns(content, notes) : content);
  return tokens.map((token) => (/break$/.test(token.type) ? ' ' : words(token))).join('');
}

function withoutSigns(text: string, notes: ReadonlySet<string>): string {
  const signs = notes.size === 0 ? [] : referencesIn(text).filter(({ name }) => notes.has(name));
  return signs.reduceRight((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), text);
}

/** A piece of a body's text. */
export interface Piece {
  readonly content: string;
  readonly isPlain: boolean;
  /** What it is the text of; `null` for what stands between. */
  readonly token: Token | null;
}

/** The pieces that {@link proseOf} puts together, in their order. */
export function* piecesOf(tokens: readonly Token[]): Generator<Piece> {
  for (const token of tokens) {
    if (token.type === 'fence' || token.type === 'code_block') yield { content: token.content, isPlain: false, token };
    else if (token.type === 'inline') yield* inlinePieces(token.children ?? []);
    else continue;
    yield { content: '\n\n', isPlain: false, token: null };
  }
}

function* inlinePieces(tokens: readonly Token[]): Generator<Piece> {
  const open: string[] = [];
  for (const token of tokens) {
    const { type, content } = token;
    if (type === 'text') yield { content, isPlain: open.length === 0, token };
    else if (type === 'code_inline') yield { content, isPlain: false, token };
    else if (type === 'image')
      yield { content: ` ${content || OBJECT} ${addressOf(token, 'src')} `, isPlain: false, token };
    else if (type === 'softbreak' || type === 'hardbreak') yield { content: '\n', isPlain: false, token };
    else if (type === 'link_open') open.push(addressOf(token, 'href'));
    else if (type === 'link_close') yield { content: ` ${open.pop() ?? ''} `, isPlain: false, token };
  }
}

/** What stands for a picture that has no words (U+FFFC). */
const OBJECT = '\ufffc';

/** Where a link leads; `''` where that is a place beside the file, which names nothing. */
function addressOf(token: Token, name: 'href' | 'src'): string {
  const address = String(token.attrGet(name) ?? '');
  return /^(?:[.#?]|\/(?!\/))/.test(address) ? '' : address;
}
