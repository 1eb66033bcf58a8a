import type { Element, Root } from 'hast';
import type { SourceIndex } from '../../settings/sources.ts';
import type { Fields } from '../draft.ts';
import { findDate } from '../text/dates.ts';
import { type Meta, readMeta } from '../text/meta.ts';
import { isShareBlock } from './furniture.ts';
import { leavesIn } from './leaves.ts';
import type { Slot, Statement } from './statement.ts';
import { elementsIn, linesOf, textOf } from './tree.ts';

/** Leaves between the headline and the text in which a byline is looked for, besides buttons to share with. */
const REACH = 12;

/** What the page states as text alone, between its headline and its first paragraph: by whom, and when. */
export function readBylines(page: Root, headline: Element | undefined, sources: SourceIndex): Statement[] {
  const leaves = leavesIn(page);
  const at = leaves.findIndex(({ element }) => element === headline);
  if (at < 0) return [];
  const buttons = new Set(elementsIn(page).filter(isShareBlock).flatMap(elementsIn));
  const statements: Statement[] = [];
  let seen = 0;
  for (const { text, element, isProse } of leaves.slice(at + 1)) {
    if (!buttons.has(element) && ++seen > REACH) break;
    const meta = readLine(text, sources) ?? readLine(textOf(withoutButtons(element)), sources);
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

const BY = /^(?:(?:written|posted|published|reported) )?by\b/i;
const LONGEST = 120;

/**
 * Lines between headline and text that say by whom or when, where the article states no author or no date: what they say
 * could not be read, and is not in the text either.
 */
export function findUnreadBylines(page: Root, headline: Element | undefined, { date, authors }: Fields): string[] {
  const leaves = leavesIn(page);
  const at = leaves.findIndex(({ element }) => element === headline);
  const below = at < 0 ? [] : leaves.slice(at + 1, at + 1 + REACH);
  const end = below.findIndex(({ isProse }) => isProse);
  return below.slice(0, end < 0 ? undefined : end).flatMap(({ text }) => {
    const isUnread = (date === undefined && findDate(text) !== null) || (authors === undefined && BY.test(text));
    return isUnread && text.length <= LONGEST ? [text] : [];
  });
}

function readLine(text: string, sources: SourceIndex): Meta | null {
  // `By Ann Lee on Monday at 11:08 a.m.` ends as a sentence does.
  return readMeta(text.replace(/(?<=\b[ap]\.m)\.$/i, '').replace(/ (?=,)/g, ''), sources);
}

function withoutButtons(leaf: Element): Element {
  return { ...leaf, children: leaf.children.filter((child) => child.type !== 'element' || !isShareBlock(child)) };
}
