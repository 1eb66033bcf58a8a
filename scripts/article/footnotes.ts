import type StateBlock from 'markdown-it/lib/rules_block/state_block.mjs';

/** `[^name]:` at the beginning of a line. */
const LABEL = /^\[\^(?<name>[^\s[\]]{1,40})\]:/;
const LABELS = /^ {0,3}\[\^(?<name>[^\s[\]]{1,40})\]:/gm;
const REFERENCES = /\[\^(?<name>[^\s[\]]{1,40})\]/g;

/** How far the further paragraphs of a note are indented, as those of a code block would be. */
const INDENT = 4;

/** What a parser has met of notes. */
interface Notes {
  readonly names: Set<string>;
  /** Whether it is within one. */
  isOpen: boolean;
}

const met = new WeakMap<StateBlock, Notes>();

/** What the token of a note, `footnote_open`, has as its `meta`. */
export interface NoteMeta {
  readonly name: string;
}

/** Signs of notes in a text, as `[^name]`. */
export function referencesIn(text: string): { readonly name: string; readonly start: number; readonly end: number }[] {
  return [...text.matchAll(REFERENCES)].map(({ 0: all, index, groups }) => ({
    name: groups?.name ?? '',
    start: index,
    end: index + all.length,
  }));
}

/** The names of the notes that a Markdown body seems to have. */
export function noteNames(markdown: string): ReadonlySet<string> {
  if (!markdown.includes('[^')) return new Set();
  return new Set([...markdown.matchAll(LABELS)].map(({ groups }) => groups?.name ?? ''));
}

/** What stands before the first note of a block of Markdown. */
export function beforeNotes(block: string): string {
  const first = block.search(LABELS);
  return first < 0 ? block : block.slice(0, first);
}

/**
 * The rule of a parser for notes, as many programs write them: a line that begins with `[^name]:`, what it says, and further
 * paragraphs, lists and code indented by four spaces or a tab. A label without a text is none, nor is a second one of a name, nor
 * one within a list or a quotation: they stay text.
 */
export function readNote(state: StateBlock, startLine: number, endLine: number, isSilent: boolean): boolean {
  if ((state.sCount[startLine] ?? 0) >= INDENT) return false;
  const label = labelOn(state, startLine);
  const notes = met.get(state) ?? { names: new Set(), isOpen: false };
  // A note may end the one above it.
  const isOutermost = state.level === (notes.isOpen ? 1 : 0);
  if (label === null || !isOutermost || notes.names.has(label.name)) return false;
  const first = firstLine(state, { startLine, endLine, textAt: label.end });
  if (first === null) return false;
  if (isSilent) return true;
  met.set(state, notes);
  notes.names.add(label.name);
  const open = state.push('footnote_open', 'li', 1);
  open.meta = { name: label.name } satisfies NoteMeta;
  notes.isOpen = true;
  readContent(state, { first, endLine, textAt: first === startLine ? label.end : null });
  notes.isOpen = false;
  state.push('footnote_close', 'li', -1);
  return true;
}

function labelOn(state: StateBlock, line: number): { readonly name: string; readonly end: number } | null {
  const from = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0);
  const label = LABEL.exec(state.src.slice(from, state.eMarks[line]));
  return label === null ? null : { name: label.groups?.name ?? '', end: from + label[0].length };
}

interface NoteLines {
  readonly startLine: number;
  readonly endLine: number;
  /** Where the label ends. */
  readonly textAt: number;
}

/** The line on which the text of a note begins; `null` where it has none. */
function firstLine(state: StateBlock, { startLine, endLine, textAt }: NoteLines): number | null {
  if (state.skipSpaces(textAt) < (state.eMarks[startLine] ?? 0)) return startLine;
  const next = state.skipEmptyLines(startLine + 1);
  if (next >= endLine) return null;
  const isIndented = (state.sCount[next] ?? 0) >= INDENT;
  return isIndented || (next === startLine + 1 && labelOn(state, next) === null) ? next : null;
}

/**
 * Reads the blocks of a note. Its first line is read as if it were indented; `textAt` is where the text on it begins, `null` where
 * all of the line is text.
 */
function readContent(
  state: StateBlock,
  { first, endLine, textAt }: { readonly first: number; readonly endLine: number; readonly textAt: number | null },
): void {
  const { blkIndent, bMarks, tShift, sCount } = state;
  const old = { begin: bMarks[first] ?? 0, shift: tShift[first] ?? 0, columns: sCount[first] ?? 0 };
  if (textAt !== null) {
    bMarks[first] = state.skipSpaces(textAt);
    tShift[first] = 0;
  }
  sCount[first] = textAt === null ? Math.max(old.columns, INDENT) : INDENT;
  state.blkIndent = INDENT;
  state.md.block.tokenize(state, first, endLine);
  state.blkIndent = blkIndent;
  bMarks[first] = old.begin;
  tShift[first] = old.shift;
  sCount[first] = old.columns;
}
