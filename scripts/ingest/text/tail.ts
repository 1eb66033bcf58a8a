import type { SourceIndex } from '../../settings/sources.ts';
import { compare } from '../../shared/text.ts';
import { findRule } from '../rules/rules.ts';
import { findDate } from './dates.ts';
import { isProse, type Line } from './lines.ts';
import { type Meta, readMeta } from './meta.ts';
import { readByline } from './names.ts';

/** What stands below the body, and the furniture within it. Lines that are in neither list are body. */
export interface Tail {
  readonly metas: readonly { readonly line: Line; readonly meta: Meta }[];
  readonly dropped: readonly { readonly line: Line; readonly rule: string }[];
}

const LAST_LINES = 6;
const FILED = / and (?:is |was )?filed under .*$/i;
const REVISION =
  /^(?<date>[^:]{6,30}): (?<what>(?:initial|original) (?:release|version|publication)|(?:updated|revised)\b)/i;
const REVISIONS = /^(?:revisions?|(?:document )?revision history|document history|version history|change ?log)\s*:?$/i;
const DATED = /^(?<date>[^:–—]{6,30})(?::| [-–—]) \S/;
// Below the body a bare name or date may be a cell of a table or a signature: only a line that says what it is counts.
const STATES =
  /^(?:this (?:entry|post|article|story|blog)|(?:first |originally )?(?:published|posted|written|reported)|publication date|by|authors?|last|updated)\b/i;
// `Posted by Ann Lee on 4 March 2031 • 51 Comments`: the comments follow.
const COUNTED = /^(?:posted|published)\b.{6,120}\b(?:\d{1,5}|no|one) (?:comments?|responses?|replies)$/i;
const SIGNED = /^\((?<source>[^()–—-]{2,40}?) ?[–—-] ?[^()]{0,200}(?:\([^()]{0,80}\)[^()]{0,80}){0,4}\)\.?$/u;
const CREDIT =
  /^(?:this (?:[\p{L}-]+ ){1,3}(?:was|is|first appeared)|(?:the post .{1,200} )?(?:first |originally )?(?:appeared|published))(?: (?:first|originally))?(?: (?:published|appeared|posted))? (?:on|at|in|by) (?<source>[^\s,]*[^\s,.](?: [^\s,.]+){0,4}?)\.?(?:(?: on|,| publication date:?) (?<date>.{6,60}))?$/iu;

/**
 * Reads the lines after the head: sections of furniture, single lines of it, and a date or credit at the end.
 *
 * @param lines the lines that are not blank, in order
 * @param authors those that the head names: one of them alone on a line, close to the end, begins a portrait
 */
export function readTail(lines: readonly Line[], sources: SourceIndex, authors: readonly string[] = []): Tail {
  const end = bodyEnd(lines, authors);
  let section = end.rule;
  const sections = lines.slice(end.index).map((line) => {
    section = sectionOf(line.text) ?? section;
    return { line, rule: section };
  });
  const body = lines.slice(0, end.index);
  const revisions = readRevisions(body);
  const metas = [
    ...revisions,
    ...readCredits(body.slice(revisions.length > 0 ? body.length : -LAST_LINES), sources),
    ...readCredits(lines.slice(end.index, end.index + 1), sources),
    ...readSignature(body, sources),
    ...readSignature(lines.slice(end.index), sources).filter(({ meta }) => meta.source !== undefined),
    ...(authors.length > 0 ? [] : readBio(lines.slice(end.index), sources)),
  ];
  const furniture = body.flatMap((line) => {
    const rule = findRule(line.text, 'line');
    return rule ? [{ line, rule: rule.name }] : [];
  });
  const stating = new Set(metas.map(({ line }) => line));
  return { metas, dropped: [...furniture, ...sections].filter(({ line }) => !stating.has(line)) };
}

/** Lines below a text that say who wrote it, when, or where it first appeared. */
export function readCredits(lines: readonly Line[], sources: SourceIndex): Tail['metas'] {
  return lines.flatMap((line) => {
    const meta =
      readCredit(line.text) ??
      readRevision(line.text) ??
      (STATES.test(line.text) ? readMeta(line.text.replace(FILED, ''), sources) : null);
    return meta !== null && meta.isWeak !== true && meta.label === undefined ? [{ line, meta }] : [];
  });
}

/** `Ann Lee` above `(Harbour Post – ports, worms)`: who wrote the text, and the publisher with the article's topics. */
export function readSignature(lines: readonly Line[], sources: SourceIndex): Tail['metas'] {
  for (const [at, line] of lines.entries()) {
    if (at < lines.length - LAST_LINES) continue;
    const source = SIGNED.exec(line.text)?.groups?.source;
    if (source === undefined || sources(source) === null) continue;
    const above = lines[at - 1];
    const byline = above === undefined ? null : readByline(above.text, sources, false);
    const signed = { line, meta: { source: sources(source)?.name ?? source } };
    return above !== undefined && byline !== null ? [{ line: above, meta: { byline } }, signed] : [signed];
  }
  return [];
}

/** The name below `About the Author`. */
export function readBio(lines: readonly Line[], sources: SourceIndex): Tail['metas'] {
  return lines.flatMap((line, at) => {
    const label = lines[at - 1]?.text ?? '';
    const byline =
      findRule(label, 'section')?.name === 'about-the-author' ? readByline(line.text, sources, false) : null;
    return byline === null ? [] : [{ line, meta: { byline } }];
  });
}

function sectionOf(text: string): string | null {
  return findRule(text, 'section')?.name ?? null;
}

/**
 * Where the first section of furniture begins. A section ends with the file, so what follows must be less than the body
 * above it: a heading that merely reads like one is no reason to lose the text.
 */
function bodyEnd(
  lines: readonly Line[],
  authors: readonly string[],
): { readonly index: number; readonly rule: string } {
  const total = lines.reduce((sum, line) => sum + line.text.length, 0);
  let above = 0;
  let proseAbove = 0;
  for (const [index, line] of lines.entries()) {
    const isPortrait = authors.includes(line.text) && (total - above) * 4 < total;
    const section = isPortrait ? 'about-the-author' : COUNTED.test(line.text) ? 'comments' : sectionOf(line.text);
    const rule = proseAbove > 0 ? section : null;
    if (rule !== null && total - above <= above) return { index, rule };
    above += line.text.length;
    if (isProse(line.text)) proseAbove++;
  }
  return { index: lines.length, rule: '' };
}

/** The lines below `Revisions`: the earliest says when the text was published, the latest when it was changed. */
function readRevisions(lines: readonly Line[]): Tail['metas'] {
  const label = lines.findLastIndex(({ text }) => REVISIONS.test(text));
  if (label < 0) return [];
  const dated: { line: Line; iso: string }[] = [];
  for (const line of lines.slice(label + 1)) {
    const date = findDate(DATED.exec(line.text)?.groups?.date ?? '');
    if (date === null) break;
    dated.push({ line, iso: date.iso });
  }
  const sorted = dated.toSorted((a, b) => compare(a.iso, b.iso));
  const [first, last] = [sorted[0], sorted.at(-1)];
  return dated.map((one) => {
    const states = one === first ? { date: one.iso } : one === last ? { updated: one.iso } : {};
    return { line: one.line, meta: { isBody: true, ...states } };
  });
}

/** A line of an advisory's revisions: `June 13, 2031: Initial Release`. */
function readRevision(text: string): Meta | null {
  const match = text.length <= 300 ? REVISION.exec(text)?.groups : undefined;
  const date = findDate(match?.date ?? '');
  if (!match?.what || date === null) return null;
  return /^(?:initial|original)/i.test(match.what) ? { date: date.iso } : { updated: date.iso };
}

/** `This story was first published on example.org. Publication date: Tue, 04 Mar 2031 23:43:39 +0000` */
function readCredit(text: string): Meta | null {
  const match = text.length <= 400 ? CREDIT.exec(text) : null;
  if (!match?.groups?.source) return null;
  const date = findDate(match.groups.date ?? '');
  return { source: match.groups.source, ...(date === null ? {} : { date: date.iso }) };
}
