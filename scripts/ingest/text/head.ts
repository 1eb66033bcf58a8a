import type { SourceIndex } from '../../settings/sources.ts';
import { findRule } from '../rules/rules.ts';
import { findSplitDate } from './dates.ts';
import { countWords, endsSentence, isProse, type Line, wordsIn } from './lines.ts';
import { type Meta, readMeta, readStatedByline } from './meta.ts';
import { readSiteName } from './site-name.ts';
import { FEWEST_WORDS } from './too-short.ts';

/** What stands above the body. Lines that are in none of the lists are body. */
export interface Head {
  readonly title: Line | null;
  readonly summary: Line | null;
  readonly metas: readonly { readonly line: Line; readonly meta: Meta }[];
  readonly dropped: readonly { readonly line: Line; readonly rule: string }[];
  /** Whether the text above the lines of metadata could be an article, which it is where too little stands below. */
  readonly isDoubtful: boolean;
}

const MOST_LINES = 40;
const MOST_PROSE = 500;
const LONGEST_TITLE = 1000;

/**
 * Reads title, standfirst and the lines of metadata above a body.
 *
 * @param lines the lines that are not blank, in order
 * @param headline the title, where the page around the article shows which line it is
 * @param hasMetas whether lines may be metadata
 */
export function readHead(
  lines: readonly Line[],
  sources: SourceIndex,
  headline: Line | null = null,
  hasMetas = true,
): Head {
  const end = headEnd(lines, hasMetas ? withNeighbours(readMetas(lines.slice(0, MOST_LINES), sources)) : []);
  const { isDoubtful } = end;
  const metas = end.metas.filter(({ index }) => index < end.index).map(({ line, meta }) => ({ line, meta }));
  const taken = new Set(metas.map(({ line }) => line));
  const rest = lines.slice(0, end.index).filter((line) => !taken.has(line));
  const furniture = rest.flatMap((line) => {
    // A headline may read like furniture: `Podcast: The Week in Ports`.
    const isFirst = line === lines[0] && countWords(line.text) >= 4 && isTitleLike(line.text);
    const rule = isFirst ? findRule(line.text, 'head', 'edge') : findRule(line.text, 'line', 'head', 'edge');
    if (rule) return [{ line, rule: rule.name }];
    return readSiteName(line.text, sources) === null ? [] : [{ line, rule: 'site-name' }];
  });
  const candidates = rest.filter((line) => !furniture.some((dropped) => dropped.line === line));
  const first = candidates[0];
  const isPlain = !end.isAnchored && first !== undefined && countWords(first.text) >= 4 && isTitleLike(first.text);
  const title =
    headline ?? (isPlain ? first : pickTitle(candidates, end.isAnchored)) ?? titleBelow(lines[end.index], end) ?? null;
  if (title === null) {
    const promotions = end.isAnchored && metas.some(({ meta }) => isAnchor(meta)) ? candidates : [];
    const dropped = [...furniture, ...promotions.map((line) => ({ line, rule: 'promotion' }))];
    return { title: null, summary: null, metas, dropped, isDoubtful };
  }
  const others = candidates.filter((line) => line !== title);
  const below = others.filter((line) => line.number > title.number && line.text !== title.text);
  const summary = end.isAnchored ? (below.find((line) => countWords(line.text) >= 5) ?? null) : null;
  const dropped = others.flatMap((line) => {
    if (line.text === title.text) return [{ line, rule: 'repeated-title' }];
    const isAbove = line.number < title.number;
    const isKicker =
      line !== summary && countWords(line.text) <= (isAbove ? 6 : end.isAnchored ? 3 : 0) && !endsSentence(line.text);
    return isKicker ? [{ line, rule: 'kicker' }] : [];
  });
  return { title, summary, metas, dropped: [...furniture, ...dropped], isDoubtful };
}

interface End {
  /** Index of the first line that is not head. */
  readonly index: number;
  /** True when the head ends in lines of metadata, so that what is above them can't be body. */
  readonly isAnchored: boolean;
  /** As in {@link Head}. */
  readonly isDoubtful: boolean;
  readonly metas: readonly { readonly index: number; readonly line: Line; readonly meta: Meta }[];
}

/** The head ends with the last line of metadata above the second paragraph; without one, before the first paragraph. */
function headEnd(lines: readonly Line[], metas: End['metas']): End {
  let prose = 0;
  let firstProse = -1;
  let last = -1;
  for (const [index, line] of lines.slice(0, MOST_LINES).entries()) {
    if (metas.some((meta) => meta.index === index)) last = index;
    else if (isFurnitureAbove(lines, index)) continue;
    else if (isText(line)) {
      if (firstProse < 0) firstProse = index;
      prose += line.text.length;
      if (prose > MOST_PROSE || index - last > 1 + (prose > line.text.length ? 0 : MOST_LINES)) break;
    }
  }
  const anchor = metas.findLast(({ meta }) => isAnchor(meta));
  if (last < 0 && anchor !== undefined && proseIn(lines.slice(0, anchor.index)) <= MOST_PROSE) last = anchor.index;
  const below = lines.slice(last + 1);
  const isBody = proseIn(below) > prose / 2 && proseIn(below) > 0;
  if (last >= 0 && isBody) {
    const above = lines.slice(0, last).filter((line, at) => isText(line) && !metas.some(({ index }) => index === at));
    return { index: last + 1, isAnchored: true, isDoubtful: wordsIn(above) >= FEWEST_WORDS, metas };
  }
  const title = lines.findIndex((line) => isTitleLike(line.text));
  const index = firstProse >= 0 ? firstProse : title >= 0 && title < 6 ? title + 1 : 0;
  return { index, isAnchored: false, isDoubtful: false, metas: [] };
}

function isText({ text }: Line): boolean {
  return isProse(text) && !isTitleLike(text);
}

/** A line that says by whom and when: no article has one within its text. */
function isAnchor({ date, byline }: Meta): boolean {
  return date !== undefined && byline !== undefined;
}

function proseIn(lines: readonly Line[]): number {
  return lines.reduce((sum, { text }) => sum + (isProse(text) ? text.length : 0), 0);
}

/** Furniture with nothing but furniture above it: how pages without a headline begin. */
function isFurnitureAbove(lines: readonly Line[], index: number): boolean {
  const above = lines.slice(0, index + 1);
  return above.every(({ text }) => findRule(text, 'line', 'head', 'edge'));
}

function readMetas(lines: readonly Line[], sources: SourceIndex): { index: number; line: Line; meta: Meta }[] {
  const found: { index: number; line: Line; meta: Meta }[] = [];
  let label: Meta['label'] | null = null;
  for (const [index, line] of lines.entries()) {
    const meta = readMeta(line.text, sources);
    const labelled = label === 'author' && meta?.date === undefined ? readStatedByline(line.text, sources) : null;
    if (labelled !== null) found.push({ index, line, meta: labelled });
    else if (label === 'other' && countWords(line.text) <= 4) found.push({ index, line, meta: {} });
    else if (meta !== null) {
      const { label: _, ...rest } = meta;
      const { date, ...undated } = rest;
      found.push({
        index,
        line,
        meta: label === 'updated' && date !== undefined ? { ...undated, updated: date } : rest,
      });
    }
    label = meta?.label ?? null;
  }
  return [...found, ...readSplitDate(lines)].sort((a, b) => a.index - b.index);
}

/** A date whose parts stand below each other: each of its lines is one of metadata. */
function readSplitDate(lines: readonly Line[]): { index: number; line: Line; meta: Meta }[] {
  const found = findSplitDate(lines);
  if (found === null) return [];
  const dateLines = found.lines.map(({ number }) => number);
  return found.lines.map((line, at) => ({
    index: found.at + at,
    line,
    meta: at === 0 ? { date: found.iso, dateLines } : {},
  }));
}

/** Bare names count only next to a line that certainly is metadata, or to such a name. */
function withNeighbours<T extends { readonly index: number; readonly meta: Meta }>(metas: readonly T[]): T[] {
  const certain = new Set(metas.filter(({ meta }) => meta.isWeak !== true).map(({ index }) => index));
  return metas.filter(({ index, meta }) => meta.isWeak !== true || certain.has(index - 1) || certain.has(index + 1));
}

/** True for what can be a headline: not too long, and not one sentence after another. */
function isTitleLike(text: string, longest = 220): boolean {
  return (
    text.length <= longest &&
    /\p{L}|\d{3}/u.test(text) &&
    !/(?<!\b[\p{L}]|\b(?:inc|corp|ltd|co)|\.\.)[.;,。；，、][”"’')」』）]*$/iu.test(text) &&
    !/。./u.test(text) &&
    !/[.!?][”"]? \p{Lu}.*[.!?][”"]? \p{Lu}/u.test(text)
  );
}

/** The headline below its date, where nothing above can be one. */
function titleBelow(line: Line | undefined, end: End): Line | null {
  return end.isAnchored && line !== undefined && !isProse(line.text) && isTitleLike(line.text) ? line : null;
}

function pickTitle(candidates: readonly Line[], isAnchored: boolean): Line | null {
  let best: Line | null = null;
  let most = 0;
  for (const [at, line] of candidates.entries()) {
    const words = countWords(line.text);
    const isRepeated = candidates.some((other) => other !== line && other.text === line.text);
    const score =
      Math.min(words, 12) +
      (at === 0 ? 3 : 0) +
      (isRepeated ? (words >= 3 ? 6 : -6) : 0) +
      (isAnchored && at === candidates.length - 1 ? 2 : 0) -
      (isTitleLike(line.text) ? 0 : 7);
    // Alone above lines of metadata, a line is the headline however long.
    const isHeadline = isAnchored && candidates.length === 1 && isTitleLike(line.text, LONGEST_TITLE);
    if (score > most && (line.text.length <= 300 || isHeadline)) {
      best = line;
      most = score;
    }
  }
  return best !== null && (isTitleLike(best.text) || candidates.length === 1) ? best : null;
}
