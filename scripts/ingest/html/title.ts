import type { Element } from 'hast';
import { oneLine } from '../../shared/text.ts';
import type { Field } from '../draft.ts';
import type { Statement } from './statement.ts';
import { linesOf, textOf } from './tree.ts';

/** What is longer is the text of a page, put where its headline belongs. */
const LONGEST = 1000;
const SEPARATOR = /\s+[|–—·•«»:-]+\s+|\s*[|»]\s*/;

/**
 * The headline. What the reader sees as `<h1>` is the surest where metadata confirm it; next what metadata state, without
 * the name of the site; next an `<h1>` that stands alone; last `<title>`.
 *
 * @param stated titles that the page's metadata state, the surest first
 * @param source the publisher, whose name many titles end with
 */
export function readTitle(
  elements: readonly Element[],
  stated: readonly Statement[],
  source: string | null,
): Field<string> | null {
  const candidates = stated.flatMap(({ value, lines }) => toCandidate(value, lines, source));
  const headings = elements
    .filter(({ tagName }) => tagName === 'h1')
    .flatMap((element) => toCandidate(textOf(element), linesOf(element), source));
  const title = elements.find(({ tagName }) => tagName === 'title');
  const titles = title === undefined ? [] : toCandidate(textOf(title), linesOf(title), source);
  const seen = headings.find((heading) => [...candidates, ...titles].some(({ value }) => isLike(heading.value, value)));
  return seen ?? candidates[0] ?? (headings.length === 1 ? headings[0] : undefined) ?? titles[0] ?? null;
}

function toCandidate(text: string, lines: readonly number[], source: string | null): Field<string>[] {
  const value = withoutSite(oneLine(text.replace(/<[^<>]{0,200}>/g, ' ')), source);
  const isTitle =
    value.length >= 3 && value.length <= LONGEST && /\p{L}/u.test(value) && key(value) !== key(source ?? '');
  return isTitle ? [{ value, from: 'text', lines }] : [];
}

/** `Printers stop | Fennmoor Post` without the publisher, where that is what stands behind the last separator. */
function withoutSite(title: string, source: string | null): string {
  if (source === null) return title;
  const pieces = title.split(SEPARATOR);
  const last = pieces.at(-1) ?? '';
  if (pieces.length < 2 || key(last) === '' || !(key(source).includes(key(last)) || key(last).includes(key(source))))
    return title;
  return title.slice(0, title.lastIndexOf(last)).replace(/[\s|–—·•«»:-]+$/, '');
}

/** The same words, or one cut short: many programs end a headline at 110 characters. */
function isLike(heading: string, stated: string): boolean {
  const [a, b] = [key(heading), key(stated.replace(/…$|\.{3}$/, ''))];
  if (a === b || (b.length >= 30 && a.startsWith(b)) || (a.length >= 20 && b.startsWith(a))) return true;
  const [words, others] = [new Set(wordsOf(heading)), new Set(wordsOf(stated))];
  const shared = [...words].filter((word) => others.has(word)).length;
  return shared >= 4 && shared >= Math.max(words.size, others.size) * 0.6;
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Letters and digits alone, for comparison. */
export function key(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
