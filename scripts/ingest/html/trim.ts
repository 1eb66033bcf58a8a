import type { Element, Root } from 'hast';
import type { SourceIndex } from '../../settings/sources.ts';
import { findRule } from '../rules/rules.ts';
import { findDate } from '../text/dates.ts';
import { countWords } from '../text/lines.ts';
import { readMeta } from '../text/meta.ts';
import { type Leaf, leavesIn, wrapStrayWords } from './leaves.ts';
import { key } from './title.ts';
import { removeElements } from './tree.ts';

const RELATED =
  /^(?:\W*(?:related(?: (?:stories|articles?|posts?|reading|links?|news|content))?|read (?:more|also|next)|see (?:more|also)|also (?:read|see)|more (?:on|from)\b.{0,40}|don['’]t miss|recommended|watch(?: now| live)?|further reading|continue reading)[\s:.>»|-]+)/i;
const MORE_STORIES =
  /^(?:more (?:great )?.{0,40}(?:stories|articles|posts)|most (?:popular|read|viewed)|latest .{0,30}(?:news|headlines|stories)|top stories|you (?:may|might) also .{1,30}|up next|something to consider)[:.]?$/i;
const STATES_DATE = /^(?:first |last )?(?:published|posted|updated|modified)\b.{0,40}\b(?:19|20)\d\d\b/i;
const HEADING = /^h[1-6]$/;
/** What an article points to itself. */
const REFERENCES =
  /^(?:(?:external |useful )?(?:references?|links|resources|sources|bibliography)|indicators\b.{0,40}|iocs?|notes|footnotes)\W*$/i;
const ADDRESS = /^(?:https?:\/\/|hxxps?:\/\/|www\.)\S+$/i;

/**
 * Takes out of an extracted article what engines leave of the page around it: the title again, byline and date above the
 * text, links to other articles, and the lines that the rules for text files know.
 *
 * @param article changed in place
 * @param hasDate the page states its date, so that a first line of nothing but a date says it again
 */
export function trimArticle(
  article: Root,
  { title, hasDate }: { readonly title: string; readonly hasDate: boolean },
  sources: SourceIndex,
): void {
  wrapStrayWords(article);
  const leaves = leavesIn(article);
  const prose = (leaf: Leaf): boolean => leaf.isProse;
  const first = leaves.findIndex(prose);
  const last = leaves.findLastIndex(prose);
  const unwanted = new Set<Element>();
  let isInSection = false;
  let isInReferences = false;
  for (const [at, leaf] of leaves.entries()) {
    const isHeading = HEADING.test(leaf.element.tagName);
    if (isHeading) isInReferences = REFERENCES.test(leaf.text);
    if (beginsSection(leaf) && at > first) isInSection = true;
    else if (isInSection && at < last && (leaf.isProse || (isHeading && leaf.linked < 0.5))) isInSection = false;
    const isAbove = at < first && (isRepeated(leaf, title) || isMetadata(leaf.text, sources));
    const isBelow = at > last && leaf.linked > 0.6 && !isInReferences;
    // The page of a short note has its first paragraph as its title.
    const isTitleAgain = key(leaf.text) === key(title) && (isHeading || (at === first && last > first));
    const isFirst = leaves.slice(0, at).every(({ element }) => unwanted.has(element));
    const isDateAgain = hasDate && isFirst && isDate(leaf.text);
    if (isInSection || isAbove || isDateAgain || isBelow || isLine(leaf) || isTitleAgain) unwanted.add(leaf.element);
  }
  removeElements(article, (element) => unwanted.has(element));
}

function beginsSection({ text }: Leaf): boolean {
  const rule = findRule(text, 'section');
  return MORE_STORIES.test(text) || (rule !== undefined && rule.name !== 'about-the-company');
}

/** Furniture wherever it stands. A list of links may be the article's references, and a bare address is one. */
function isLine({ element, text, linked }: Leaf): boolean {
  if (findRule(text, 'line') !== undefined) return true;
  if (element.tagName === 'li' || ADDRESS.test(text)) return false;
  const label = RELATED.exec(text)?.[0].length ?? 0;
  return linked > 0.95 || (label > 0 && linked * text.length > (text.length - label) * 0.6);
}

function isRepeated({ text }: Leaf, title: string): boolean {
  const repeated = key(text);
  return repeated !== '' && (key(title).startsWith(repeated) || repeated === key(title));
}

/** True for a date with nothing beside it but a word that says of what. */
function isDate(text: string): boolean {
  const date = findDate(text);
  if (date === null) return false;
  const before = text.slice(0, date.start);
  return (
    /^(?:(?:first )?(?:published|posted|released|date)(?: on| at)?:?\s*)?$/i.test(before) &&
    /^[\s.]*$/.test(text.slice(date.end))
  );
}

function isMetadata(text: string, sources: SourceIndex): boolean {
  if (readMeta(text, sources) !== null) return true;
  return countWords(text) <= 16 && (findDate(text) !== null || STATES_DATE.test(text));
}
