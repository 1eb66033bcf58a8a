import type { SourceIndex } from '../../settings/sources.ts';
import { findRule } from '../rules/rules.ts';
import { findSplitDate } from './dates.ts';
import { countWords, endsSentence, isProse, type Line } from './lines.ts';
import { readMeta } from './meta.ts';
import { readByline } from './names.ts';
import { isTechnical } from './technical.ts';

/** Where the article lies in a text: what is above it and below it belongs to the page. */
export interface Region {
  /** Index of the first line that can be the article's head. */
  readonly start: number;
  /** Index behind its last line. */
  readonly end: number;
  /** Lines of the page's menus between its headline and its text. */
  readonly menu: ReadonlySet<Line>;
  /** The headline below the page's menus, where there are menus. */
  readonly title: Line | null;
}

const ITEM = /^(?:[•‣⁃▪●◦·*–-]|\d{1,2}[.)]) \S/u;
const POSTED = /^(?:this (?:entry|post|article|story) was |first |originally )?(?:posted|published)\b/i;
const FEWEST_MENU_LINES = 8;
const FARTHEST_TITLE = 60;
const FEWEST_TEASERS = 4;
const LARGEST_GAP = 6;

/** How a line speaks for (above 0) or against being text of an article. */
interface Weight {
  readonly value: number;
  readonly kind: 'prose' | 'text' | 'label' | 'headline' | 'meta' | 'credit' | 'noise' | 'furniture';
}

const FURNITURE: Weight = { value: -3, kind: 'furniture' };

/**
 * Finds the article within a page. Prose, lists, code and indicators speak for it; menus (runs of short lines, lines
 * said more than once), metadata and furniture against it; the article is the stretch with the greatest sum. Lines are
 * given up only where a page shows itself: a text that merely begins or ends with short lines keeps them.
 *
 * @param lines the lines that are not blank, in order
 */
export function findArticle(lines: readonly Line[], sources: SourceIndex): Region {
  const weights = weighLines(lines, sources);
  const core = densest(weights.map(({ value }) => value));
  if (core === null) return { start: 0, end: lines.length, menu: new Set(), title: null };
  const { start, title } = headStart(lines, weights, core, sources);
  const between = start === 0 ? [] : lines.slice(start + 1, core.start);
  const split = new Set(findSplitDate(between)?.lines);
  const menu = between.filter((line, at) => {
    const weight = weights[start + 1 + at];
    const isName = readByline(line.text, sources, false) !== null;
    return (
      line !== title &&
      !split.has(line) &&
      !isName &&
      !isMeta(weight) &&
      (weight?.kind === 'noise' || (weight?.value ?? 0) < -1 || !/\p{L}{2}/u.test(line.text))
    );
  });
  return { start, end: pageEnd(lines, weights, core.end), menu: new Set(menu), title };
}

function weighLines(lines: readonly Line[], sources: SourceIndex): Weight[] {
  const counts = new Map<string, number>();
  for (const { text } of lines) counts.set(text, (counts.get(text) ?? 0) + 1);
  const indented = lines.filter(({ raw }) => isDeep(raw)).length;
  const isRare = indented * 3 < lines.length;
  const weights = lines.map(({ text, raw }) => {
    const weight = weighLine(text, sources);
    const isAgain = (counts.get(text) ?? 0) > 1 && weight.kind !== 'text';
    if (isRare && isDeep(raw) && weight.kind === 'prose') return FURNITURE;
    return isAgain ? { ...weight, value: weight.value - 1 } : weight;
  });
  // A sentence between two headlines is a teaser of another article.
  return weights.map((weight, at) => {
    const isTeaser = weights[at - 1]?.kind === 'headline' && weights[at + 1]?.kind === 'headline' && weight.value <= 2;
    return isTeaser && weight.kind === 'prose' ? { ...weight, value: 0 } : weight;
  });
}

function weighLine(text: string, sources: SourceIndex): Weight {
  if (findRule(text, 'edge', 'section')) return FURNITURE;
  if (findRule(text, 'line', 'head')) return { value: -2, kind: 'noise' };
  if (isProse(text)) return { value: Math.min(text.length, 300) / 100, kind: 'prose' };
  const meta = mayBeMeta(text) ? readMeta(text, sources) : null;
  if (meta !== null && !meta.isWeak && meta.label === undefined) {
    return { value: -1, kind: POSTED.test(text) || (meta.date && meta.byline) ? 'credit' : 'meta' };
  }
  if (isTechnical(text) || ITEM.test(text)) return { value: 0.4, kind: 'text' };
  if (text.endsWith(':')) return { value: 0, kind: 'text' };
  const words = countWords(text);
  if (endsSentence(text)) return { value: words >= 5 ? 0.5 : 0, kind: 'text' };
  return words >= 5 ? { value: -0.6, kind: 'headline' } : { value: -0.5, kind: 'label' };
}

function mayBeMeta(text: string): boolean {
  return text.length <= 200 && /^(?:by|posted|published)\b|(?:19|20)\d\d/i.test(text);
}

function isDeep(raw: string): boolean {
  return /^\t{4}/.test(raw);
}

/** The stretch with the greatest sum; of equals the first. `null` when nothing speaks for an article. */
function densest(values: readonly number[]): { readonly start: number; readonly end: number } | null {
  let best = { start: 0, end: 0, sum: 0 };
  let start = 0;
  let sum = 0;
  let gap = 0;
  for (const [at, value] of values.entries()) {
    if (sum <= 0) {
      start = at;
      sum = 0;
    }
    // A table flattened to a cell a line is no reason to give up the text below it.
    gap = value < 0 && value > FURNITURE.value ? gap + value : 0;
    if (gap < -LARGEST_GAP) continue;
    sum += value;
    if (sum > best.sum) best = { start, end: at + 1, sum };
  }
  return best.sum > 0 ? best : null;
}

/** Above the text: where a menu stands there, the last headline under it, with its metadata, begins the article. */
function headStart(
  lines: readonly Line[],
  weights: readonly Weight[],
  core: { start: number; end: number },
  sources: SourceIndex,
): { readonly start: number; readonly title: Line | null } {
  if (!isMenu(lines, weights, core)) return { start: 0, title: null };
  const headline = findHeadline(lines, weights, core.start, sources);
  const first = headline ?? core.start;
  const metas = [1, 2, 3].filter((back) => isMeta(weights[first - back]));
  return { start: first - Math.max(0, ...metas), title: headline === null ? null : (lines[headline] ?? null) };
}

/** Whether what stands above the text is a menu: short lines, many of them, and either few words or said again. */
function isMenu(lines: readonly Line[], weights: readonly Weight[], core: { start: number; end: number }): boolean {
  const above = weights.slice(0, core.start);
  const short = above.filter(({ kind }) => ['label', 'headline', 'noise', 'furniture'].includes(kind));
  if (short.length < FEWEST_MENU_LINES || short.length * 4 < above.length * 3) return false;
  const sum = (some: readonly Weight[]) => some.reduce((total, { value }) => total + Math.max(0, value), 0);
  if (sum(above) * 5 > sum(weights.slice(core.start, core.end))) return false;
  const size = (some: readonly Line[]) => some.reduce((total, { text }) => total + text.length, 0);
  const isSmall = size(lines.slice(0, core.start)) * 2 < size(lines.slice(core.start, core.end));
  const certain = short.filter(({ value }) => value <= -1).length;
  return isSmall || certain * 5 > above.length;
}

/**
 * The headline of a page: below the menus, longer than their entries, said nowhere else. A list of headlines has none:
 * there, other headlines stand right above it.
 */
function findHeadline(
  lines: readonly Line[],
  weights: readonly Weight[],
  core: number,
  sources: SourceIndex,
): number | null {
  const isShort = (at: number): boolean =>
    (weights[at]?.kind === 'headline' || weights[at]?.kind === 'label') &&
    readByline(lines[at]?.text ?? '', sources, false) === null;
  const isCandidate = (at: number): boolean => isShort(at) && (weights[at]?.value ?? -9) > -1;
  for (let at = core - 1; at >= Math.max(0, core - FARTHEST_TITLE); at--) {
    const isAboveMeta = isMeta(weights[at + 1]) || (weights[at + 1]?.kind === 'noise' && isMeta(weights[at + 2]));
    if (isAboveMeta && isShort(at) && countWords(lines[at]?.text ?? '') >= 4) return at;
  }
  const from = Math.max(0, core - 12);
  let best: number | null = null;
  for (let at = core - 1; at >= from; at--) {
    if (!isCandidate(at)) continue;
    const words = Math.min(countWords(lines[at]?.text ?? ''), 12);
    const bonus = isMeta(weights[at + 1]) || at === core - 1 ? 3 : 0;
    const rival = best === null ? 0 : Math.min(countWords(lines[best]?.text ?? ''), 12) + (best === core - 1 ? 3 : 0);
    if (words + bonus > rival && words >= 2) best = at;
  }
  if (best === null) return null;
  const above = [best - 1, best - 2, best - 3].filter((at) => weights[at]?.kind === 'headline' && isCandidate(at));
  return above.length === 3 ? null : best;
}

/** Below the text: the first line that belongs to the page ends it, and so does a list of headlines above that line. */
function pageEnd(lines: readonly Line[], weights: readonly Weight[], core: number): number {
  let end = core;
  while (end < lines.length && !isPagePart(weights[end])) end++;
  if (end === lines.length) return end;
  const rest = weights.slice(end);
  const isPage =
    rest.filter(isPagePart).length >= 2 ||
    rest.filter(({ value }) => value <= -1).length >= 4 ||
    !rest.some(({ kind }) => kind === 'prose' || kind === 'text');
  if (!isPage) return lines.length;
  let teasers = end;
  while (
    teasers > 0 &&
    ['headline', 'prose'].includes(weights[teasers - 1]?.kind ?? '') &&
    isTeaserAt(weights, teasers - 1)
  )
    teasers--;
  return end - teasers >= FEWEST_TEASERS ? teasers : end;
}

function isPagePart(weight: Weight | undefined): boolean {
  return weight?.kind === 'furniture' || weight?.kind === 'credit';
}

function isMeta(weight: Weight | undefined): boolean {
  return weight?.kind === 'meta' || weight?.kind === 'credit';
}

function isTeaserAt(weights: readonly Weight[], at: number): boolean {
  return weights[at]?.kind === 'headline' || (weights[at - 1]?.kind === 'headline' && (weights[at]?.value ?? 9) <= 1.5);
}
