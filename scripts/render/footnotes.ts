import type { Token } from 'markdown-it';
import type StateCore from 'markdown-it/lib/rules_core/state_core.mjs';

/** `[^name]: ` at the beginning of a line of a paragraph. */
const NOTE = /^\[\^(?<name>[^\s[\]]{1,40})\]:[ \t]*/;
const REFERENCE = /\[\^(?<name>[^\s[\]]{1,40})\]/g;

interface Note {
  /** Tokens of its text. */
  children: Token[];
  /** 1-based, as it is told. */
  readonly number: number;
  /** How often the text refers to it; the first that does has the id. */
  references: number;
}

/** What a footnote token tells its renderer. */
export interface FootnoteMeta {
  readonly number: number;
  /** The first reference to its note, to which the note leads back. */
  readonly isFirst: boolean;
}

/** What a token of a footnote tells; the tokens of this file alone have it. */
export function footnoteOf(token: Token | undefined): FootnoteMeta {
  return token?.meta ?? { number: 0, isFirst: false };
}

/**
 * Footnotes as many programs write them: `[^name]` in the text refers to the paragraph, or the line of one, that begins with
 * `[^name]: `. The notes become a list below the text, in the order in which they are written, and each is in it whether or not
 * the text refers to it. A reference to no note is text, and so is a second note of one name.
 *
 * Nothing of a name reaches the page: numbers stand for it.
 */
export function footnotes(state: StateCore): void {
  if (!state.src.includes('[^')) return;
  const notes = new Map<string, Note>();
  const body = takeNotes(state.tokens, notes);
  if (notes.size === 0) return;
  for (const token of body) if (token.children !== null) token.children = refer(token.children, notes, state);
  for (const note of notes.values()) note.children = refer(note.children, notes, state);
  const make = (type: string, nesting: -1 | 0 | 1, meta: FootnoteMeta | null = null): Token => {
    const token = new state.Token(type, '', nesting);
    token.meta = meta;
    return token;
  };
  const listed = [...notes.values()].flatMap(({ children, number, references }) => {
    const inline = new state.Token('inline', '', 0);
    inline.children = references > 0 ? [...children, make('footnote_back', 0, { number, isFirst: true })] : children;
    inline.level = 1;
    return [make('footnote_open', 1, { number, isFirst: true }), inline, make('footnote_close', -1)];
  });
  state.tokens = [...body, make('footnotes_open', 1), ...listed, make('footnotes_close', -1)];
}

/** The tokens without the notes, which go to `notes`. Notes within lists and quotations stay where they are. */
function takeNotes(tokens: readonly Token[], notes: Map<string, Note>): Token[] {
  const body: Token[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const [open, inline, close] = tokens.slice(at, at + 3);
    if (open === undefined) break;
    const isParagraph = open.type === 'paragraph_open' && open.level === 0 && inline?.children && close;
    const rest = isParagraph ? takeLines(inline.children ?? [], notes) : null;
    if (!isParagraph || rest === null) {
      body.push(open);
      continue;
    }
    at += 2;
    inline.children = rest;
    if (rest.length > 0) body.push(open, inline, close);
  }
  return body;
}

/** What is left of a paragraph without its notes; `null` where it has none. */
function takeLines(children: readonly Token[], notes: Map<string, Note>): Token[] | null {
  const rest: Token[] = [];
  let into = rest;
  let isTaken = false;
  let depth = 0;
  for (const [at, token] of children.entries()) {
    const isLineStart = depth === 0 && (at === 0 || isBreak(children[at - 1]));
    const found = isLineStart && token.type === 'text' ? NOTE.exec(token.content) : null;
    const name = found?.groups?.name;
    depth += token.nesting;
    if (found === null || name === undefined || notes.has(name)) {
      into.push(token);
      continue;
    }
    // The break between the line above and the note.
    if (isBreak(into.at(-1))) into.pop();
    const note: Note = { children: [], number: notes.size + 1, references: 0 };
    notes.set(name, note);
    token.content = token.content.slice(found[0].length);
    into = note.children;
    into.push(token);
    isTaken = true;
  }
  return isTaken ? rest : null;
}

function isBreak(token: Token | undefined): boolean {
  return token?.type === 'softbreak' || token?.type === 'hardbreak';
}

/** Puts references in the place of their signs; those within a link are none, since no link is within another. */
function refer(children: readonly Token[], notes: ReadonlyMap<string, Note>, state: StateCore): Token[] {
  let links = 0;
  return children.flatMap((token, at) => {
    if (token.type === 'link_open') links += 1;
    if (token.type === 'link_close') links -= 1;
    const isLineStart = at === 0 || isBreak(children[at - 1]);
    return token.type === 'text' && links === 0 ? split(token, { notes, state, isLineStart }) : [token];
  });
}

function split(
  token: Token,
  {
    notes,
    state,
    isLineStart,
  }: { readonly notes: ReadonlyMap<string, Note>; readonly state: StateCore; readonly isLineStart: boolean },
): Token[] {
  const parts: Token[] = [];
  const { content } = token;
  let from = 0;
  const addText = (end: number): void => {
    if (end === from) return;
    const text = new state.Token('text', '', 0);
    text.content = content.slice(from, end);
    parts.push(text);
  };
  for (const found of content.matchAll(REFERENCE)) {
    const note = notes.get(found.groups?.name ?? '');
    if (note === undefined || (isLineStart && found.index === 0 && NOTE.test(content))) continue;
    addText(found.index);
    from = found.index + found[0].length;
    const reference = new state.Token('footnote_reference', '', 0);
    note.references += 1;
    reference.meta = { number: note.number, isFirst: note.references === 1 } satisfies FootnoteMeta;
    parts.push(reference);
  }
  if (parts.length === 0) return [token];
  addText(content.length);
  return parts;
}
