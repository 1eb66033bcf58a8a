import type { SourceIndex } from '../../settings/sources.ts';
import { rules } from '../rules/rules.ts';
import { findDate } from './dates.ts';
import { isProse, type Line } from './lines.ts';
import { type Meta, readMeta } from './meta.ts';

/** What stands below the body, and the furniture within it. Lines that are in neither list are body. */
export interface Tail {
  readonly metas: readonly { readonly line: Line; readonly meta: Meta }[];
  readonly dropped: readonly { readonly line: Line; readonly rule: string }[];
}

const LAST_LINES = 6;
// Below the body a bare name or date may be a cell of a table or a signature: only a line that says what it is counts.
const STATES =
  /^(?:(?:first |originally )?(?:published|posted|written|reported)|publication date|by|authors?|last|updated)\b/i;
const CREDIT =
  /^(?:this (?:[\p{L}-]+ ){1,3}(?:was|is|first appeared)|(?:the post .{1,200} )?(?:first |originally )?(?:appeared|published))(?: (?:first|originally))?(?: (?:published|appeared|posted))? (?:on|at|in|by) (?<source>[^\s,]*[^\s,.](?: [^\s,.]+){0,4}?)\.?(?:(?: on|,| publication date:?) (?<date>.{6,60}))?$/iu;

/**
 * Reads the lines after the head: sections of furniture, single lines of it, and a date or credit at the end.
 *
 * @param lines the lines that are not blank, in order
 */
export function readTail(lines: readonly Line[], sources: SourceIndex): Tail {
  const end = bodyEnd(lines);
  let section = end.rule;
  const sections = lines.slice(end.index).map((line) => {
    section = sectionOf(line.text) ?? section;
    return { line, rule: section };
  });
  const body = lines.slice(0, end.index);
  const metas = body.slice(-LAST_LINES).flatMap((line) => {
    const meta = readCredit(line.text) ?? (STATES.test(line.text) ? readMeta(line.text, sources) : null);
    return meta !== null && meta.isWeak !== true && meta.label === undefined ? [{ line, meta }] : [];
  });
  const furniture = body.flatMap((line) => {
    const rule = rules.find(({ scope, matches }) => scope === 'line' && matches(line.text));
    return rule && !metas.some((meta) => meta.line === line) ? [{ line, rule: rule.name }] : [];
  });
  return { metas, dropped: [...furniture, ...sections] };
}

function sectionOf(text: string): string | null {
  return rules.find(({ scope, matches }) => scope === 'section' && matches(text))?.name ?? null;
}

/**
 * Where the first section of furniture begins. A section ends with the file, so what follows must be less than the body
 * above it: a heading that merely reads like one is no reason to lose the text.
 */
function bodyEnd(lines: readonly Line[]): { readonly index: number; readonly rule: string } {
  const total = lines.reduce((sum, line) => sum + line.text.length, 0);
  let above = 0;
  let proseAbove = 0;
  for (const [index, line] of lines.entries()) {
    const rule = proseAbove > 0 ? sectionOf(line.text) : null;
    if (rule !== null && total - above <= above) return { index, rule };
    above += line.text.length;
    if (isProse(line.text)) proseAbove++;
  }
  return { index: lines.length, rule: '' };
}

/** `This story was first published on example.org. Publication date: Tue, 04 Mar 2031 23:43:39 +0000` */
function readCredit(text: string): Meta | null {
  const match = text.length <= 400 ? CREDIT.exec(text) : null;
  if (!match?.groups?.source) return null;
  const date = findDate(match.groups.date ?? '');
  return { source: match.groups.source, ...(date === null ? {} : { date: date.iso }) };
}
