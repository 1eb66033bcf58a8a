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
  const below = leaves.slice(at + 1, at + 1 + REACH);
  const prose = below.findIndex((leaf) => leaf.isProse);
  return below.slice(0, Math.max(prose, 0)).flatMap(({ text, element }) => {
    const meta = readMeta(text, sources);
    if (meta === null || meta.isWeak === true) return [];
    const say = (slot: Slot, value: string): Statement => ({ slot, value, lines: linesOf(element), place: 'text' });
    return [
      ...(meta.date === undefined ? [] : [say('date', meta.date)]),
      ...(meta.updated === undefined ? [] : [say('updated', meta.updated)]),
      ...(meta.byline?.authors ?? []).map((author) => say('authors', author)),
    ];
  });
}
