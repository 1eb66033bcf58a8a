import type { BlockContent, List, Root } from 'mdast';
import { gfmStrikethroughToMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableToMarkdown } from 'mdast-util-gfm-table';
import { toMarkdown } from 'mdast-util-to-markdown';
import { showable } from '../../shared/text.ts';
import { isCode } from './code.ts';
import { isNoDay } from './dates.ts';
import { endsSentence, isProse, type Line } from './lines.ts';
import { type Paragraph, takePiece, text } from './pieces.ts';

const BULLET = /^[•‣⁃▪●◦·*–-]\s+(?=\S)/u;
const HASHES = /^(?:[•‣▪●*-]\s+)?(?<hashes>#{1,6})\s+(?<text>\S.*)$/u;

/**
 * The lines of a body as a Markdown tree: paragraphs, headings, lists, quotes, tables and code. Every word stays, in
 * order; numbers of a list become its numbering.
 *
 * @param items numbers of the lines that are known to be items of lists
 */
export function toTree(lines: readonly Line[], items: ReadonlySet<number> = new Set()): Root {
  const children: BlockContent[] = [];
  for (const run of splitCode(lines)) {
    if (run.isCode)
      children.push({ type: 'code', value: run.lines.map(({ raw }) => showable(raw).trimEnd()).join('\n') });
    else addText(children, run.lines, items);
  }
  return { type: 'root', children };
}

const FEWEST_CODE_LINES = 3;
/** Paragraphs that one block can be made of at most. */
const LONGEST_PIECE = 2000;
const CAPTION =
  /^(?:fig(?:ure|\.)?|table|images?|photos?|video|screenshot|listing|exhibit|caption|source|credit) ?\d*\b/i;

/** Runs of three and more lines of code stand apart from the text around them. */
function splitCode(lines: readonly Line[]): { readonly isCode: boolean; readonly lines: Line[] }[] {
  const runs: { isCode: boolean; lines: Line[] }[] = [];
  for (const line of lines) {
    const kind = isCode(line);
    const last = runs.at(-1);
    if (last?.isCode === kind) last.lines.push(line);
    else runs.push({ isCode: kind, lines: [line] });
  }
  const merged: { isCode: boolean; lines: Line[] }[] = [];
  for (const run of runs) {
    const kind = run.isCode && run.lines.length >= FEWEST_CODE_LINES;
    const last = merged.at(-1);
    if (last?.isCode === kind) last.lines.push(...run.lines);
    else merged.push({ isCode: kind, lines: run.lines });
  }
  return merged;
}

function addText(children: BlockContent[], lines: readonly Line[], items: ReadonlySet<number>): void {
  const paragraphs = joinWrapped(lines);
  for (let at = 0; at < paragraphs.length; at++) {
    const paragraph = paragraphs[at];
    if (paragraph === undefined) break;
    const piece = takePiece(paragraphs.slice(at, at + LONGEST_PIECE));
    if (piece !== null) {
      children.push(...piece.nodes);
      at += piece.count - 1;
      continue;
    }
    const heading = HASHES.exec(paragraph.text);
    if (heading?.groups && !endsSentence(paragraph.text)) {
      const depth = Math.max(2, heading.groups.hashes?.length ?? 2);
      children.push({
        type: 'heading',
        depth: depth > 3 ? 4 : depth > 2 ? 3 : 2,
        children: [text(heading.groups.text ?? '')],
      });
    } else if (BULLET.test(paragraph.text) || items.has(paragraph.lines[0]?.number ?? 0)) {
      addItem(children, paragraph.text.replace(BULLET, ''));
    } else if (isHeading(paragraphs, at, items)) {
      children.push({ type: 'heading', depth: 2, children: [text(paragraph.text)] });
    } else {
      children.push({ type: 'paragraph', children: [text(paragraph.text)] });
    }
  }
}

/** Writes a tree as Markdown; all that Markdown would interpret in its text is escaped. */
export function writeMarkdown(tree: Root): string {
  return toMarkdown(tree, {
    bullet: '-',
    emphasis: '*',
    rule: '-',
    fences: true,
    extensions: [gfmTableToMarkdown(), gfmStrikethroughToMarkdown()],
  });
}

function addItem(children: BlockContent[], value: string): void {
  const last = children.at(-1);
  const list: List = last?.type === 'list' ? last : { type: 'list', ordered: false, spread: false, children: [] };
  if (list !== last) children.push(list);
  list.children.push({ type: 'listItem', spread: false, children: [{ type: 'paragraph', children: [text(value)] }] });
}

/** Lines of one paragraph that was wrapped at a column belong together: of like length, none but the last ending it. */
function joinWrapped(lines: readonly Line[]): Paragraph[] {
  const joined: { text: string; lines: Line[] }[] = [];
  for (const line of lines) {
    const open = joined.at(-1);
    const last = open?.lines.at(-1);
    const isNext = last !== undefined && line.number === last.number + 1;
    const isWrapped = isNext && last.text.length >= 55 && last.text.length <= 100 && line.text.length <= 100;
    const goesOn = isWrapped && !endsSentence(last.text) && !BULLET.test(line.text);
    if (open && goesOn && /^[\p{Ll}\p{N}(“"]/u.test(line.text)) {
      open.text += ` ${line.text}`;
      open.lines.push(line);
    } else joined.push({ text: line.text, lines: [line] });
  }
  return joined;
}

/** A short line between paragraphs that ends like no sentence. */
function isHeading(paragraphs: readonly Paragraph[], at: number, items: ReadonlySet<number>): boolean {
  const here = paragraphs[at]?.text ?? '';
  const above = paragraphs[at - 1]?.text ?? '';
  const below = paragraphs[at + 1]?.text ?? '';
  if (here.length > 80 || !/^[\p{Lu}\p{N}]/u.test(here) || /[.,;:!…"”’)]$/u.test(here)) return false;
  if (CAPTION.test(here) || (at === 0 && (isNoDay(here) || /^\d{4} ?年.{1,6}日/u.test(here)))) return false;
  if (at > 0 && !isProse(above)) return false;
  const isList = BULLET.test(below) || items.has(paragraphs[at + 1]?.lines[0]?.number ?? 0);
  return isProse(below) || isList || takePiece(paragraphs.slice(at + 1, at + LONGEST_PIECE)) !== null;
}
