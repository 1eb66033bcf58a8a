import type { Token } from 'markdown-it';
import type StateCore from 'markdown-it/lib/rules_core/state_core.mjs';
import { type NoteMeta, referencesIn } from '../article/footnotes.ts';

interface Note {
  /** The tokens of its blocks; of a single paragraph, those of its text. */
  readonly content: readonly Token[];
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
 * Notes become a list below the text, in the order in which they are written, and each is in it whether or not the text refers to
 * it; `[^name]` in the text becomes a reference. One to no note is text.
 *
 * Nothing of a name reaches the page: numbers stand for it.
 */
export function footnotes(state: StateCore): void {
  if (!state.src.includes('[^')) return;
  const notes = new Map<string, Note>();
  const body = takeNotes(state.tokens, notes);
  if (notes.size === 0) return;
  for (const token of [...body, ...[...notes.values()].flatMap(({ content }) => content)])
    if (token.children !== null) token.children = refer(token.children, notes, state);
  const make = (type: string, nesting: -1 | 0 | 1, meta: FootnoteMeta | null = null): Token => {
    const token = new state.Token(type, '', nesting);
    token.meta = meta;
    return token;
  };
  const listed = [...notes.values()].flatMap(({ content, number, references }) => {
    const back = references > 0 ? [make('footnote_back', 0, { number, isFirst: true })] : [];
    return [
      make('footnote_open', 1, { number, isFirst: true }),
      ...withBack(content, back, state),
      make('footnote_close', -1),
    ];
  });
  state.tokens = [...body, make('footnotes_open', 1), ...listed, make('footnotes_close', -1)];
}

/** The tokens without the notes, which go to `notes`. */
function takeNotes(tokens: readonly Token[], notes: Map<string, Note>): Token[] {
  const body: Token[] = [];
  let content: Token[] = [];
  let name: string | null = null;
  for (const token of tokens) {
    if (token.type === 'footnote_open') {
      const { name: own }: NoteMeta = token.meta;
      name = own;
      content = [];
    } else if (token.type === 'footnote_close' && name !== null) {
      const isOneParagraph = content.length === 3 && content[0]?.type === 'paragraph_open';
      notes.set(name, {
        content: isOneParagraph ? content.slice(1, 2) : content,
        number: notes.size + 1,
        references: 0,
      });
      name = null;
    } else {
      (name === null ? body : content).push(token);
    }
  }
  return body;
}

/** The blocks of a note with the way back at the end of its last paragraph, or behind what is none. */
function withBack(content: readonly Token[], back: readonly Token[], state: StateCore): readonly Token[] {
  const last = content.findLast(({ type }) => type !== 'paragraph_close');
  if (last?.type === 'inline' && last.children !== null) {
    last.children.push(...back);
    return content;
  }
  const inline = new state.Token('inline', '', 0);
  inline.children = [...back];
  return [...content, inline];
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
  for (const { name, start, end } of referencesIn(content)) {
    const note = notes.get(name);
    // A second note of a name is text, with its label.
    const isLabel = isLineStart && start === 0 && content[end] === ':';
    if (note === undefined || isLabel) continue;
    addText(start);
    from = end;
    const reference = new state.Token('footnote_reference', '', 0);
    note.references += 1;
    reference.meta = { number: note.number, isFirst: note.references === 1 } satisfies FootnoteMeta;
    parts.push(reference);
  }
  if (parts.length === 0) return [token];
  addText(content.length);
  return parts;
}
