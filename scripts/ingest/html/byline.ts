import type { Element, Root } from 'hast';
import type { SourceIndex } from '../../settings/sources.ts';
import { readMeta } from '../text/meta.ts';
import { leavesIn } from './leaves.ts';
import type { Slot, Statement } from './statement.ts';
import { linesOf } from './tree.ts';

/** Leaves between the headline and the text in which a byline is looked for. */
const REACH = 12;

/** What the page states as text alone, between its headline and its first paragraph: by whom, and when. */
export function readBylines(page: Root, headline: Element | undefined, sources: SourceIndex): Statement[] {
  const leaves = leavesIn(page);
  const at = leaves.findIndex(({ element }) => element === headline);
  if (at < 0) return [];
  const statements: Statement[] = [];
  for (const { text, element, isProse } of leaves.slice(at + 1, at + 1 + REACH)) {
    // `By Ann Lee on Monday at 11:08 a.m.` ends as a sentence does.
    const meta = readMeta(text.replace(/(?<=\b[ap]\.m)\.$/i, '').replace(/ (?=,)/g, ''), sources);
    if (meta === null && isProse) return statements;
    if (meta === null || meta.isWeak === true) continue;
    const say = (slot: Slot, value: string): Statement => ({ slot, value, lines: linesOf(element), place: 'text' });
    if (meta.date !== undefined) statements.push(say('date', meta.date));
    if (meta.updated !== undefined) statements.push(say('updated', meta.updated));
    for (const author of meta.byline?.authors ?? []) statements.push(say('authors', author));
  }
  // Without a paragraph below, the lines are not those between a headline and its text.
  return [];
}
