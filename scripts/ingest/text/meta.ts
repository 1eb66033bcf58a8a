import type { SourceIndex } from '../../settings/sources.ts';
import { findDate, findNumericDate, isNoDay, type NumericDate } from './dates.ts';
import { countWords, isProse } from './lines.ts';
import { type Byline, readByline } from './names.ts';

/** What a line of metadata states: a byline, a date, a read time, or nothing that is kept. */
export interface Meta {
  readonly title?: string;
  readonly summary?: string;
  readonly url?: string;
  /** A date that only its publisher's convention can read. */
  readonly numericDate?: NumericDate;
  readonly date?: string;
  /** Numbers of the lines that state the date together, where it is more than one. */
  readonly dateLines?: readonly number[];
  readonly updated?: string;
  readonly byline?: Byline;
  readonly source?: string;
  /** The next line holds the value: `Release Date` above `March 04, 2031`. */
  readonly label?: 'date' | 'updated' | 'author' | 'other';
  /** The line is text of the article too: a list of revisions is shown whole. */
  readonly isBody?: boolean;
  /** It is a date, but says no certain day. */
  readonly isUnclear?: boolean;
  /** Bare names: metadata only beside a line that certainly is. */
  readonly isWeak?: boolean;
}

const PUBLISHED =
  /^(?:this (?:entry|post|article|story) was )?(?:first |originally )?(?:published|posted|release date|released|created|publication date|date published|date|written|on|publié|veröffentlicht|publicado|pubblicato|gepubliceerd|опубликовано|نُ?شر|تاريخ النشر)(?: on| at| le| am| el| em| op| il| في)?\s*:?\s*(?=\S)/i;
const UPDATED = /^(?:last )?(?:updated?|modified|revised|last revised)(?: on| at)?\s*:?\s*(?=\S)/i;
const BY =
  /^(?:this (?:blog |guest )?(?:post|article|story|report|analysis) (?:was|is|has been) |(?:blog |guest )?post )?(?:(?:co-?)?(?:published|posted|written|reported|authored|researched|discovered and written)\s+)?by:?\s+(?=\S)/i;
const HELP = /,? with (?:contributions?|help|assistance|additional research|thanks)\b.*$/i;
const AUTHOR_LABEL =
  /^(?:(?:authors?|contributors?|بقلم)\s*[:：]\s*(?=\S)|(?:作者|著者|執筆者?|筆者|記者|记者|文|取材・文|撰文)\s*[:：／]\s*(?=\S.{0,14}$))/iu;
const SOURCE_LABEL = /^(?:source|publisher)\s*:\s*(?=\S)/i;
const READ_TIME =
  /^(?:(?:estimated )?read(?:ing)? time:? ?)?(?:about )?\d{1,3} ?-?min(?:ute)?s?\.?(?: read(?:ing)?)?$/i;
const RELATIVE =
  /^(?<source>.*?)\s*(?:(?:about |over )?(?:\d{1,3}|an?|one|two|three) ?(?:min(?:ute)?|hour|hr|day|week|month|year)s? ago|yesterday)$/iu;
const COUNTS =
  /^(?:\(?(?:\d[\d,.]*[KM]?|no|leave a|add a|post a)\)? ?(?:comments?|shares?|views?|likes?|reactions?|repl(?:y|ies)))$/i;
const MONTH_ONLY = /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}*\.?,? (?:19|20)\d\d$/iu;
const SPAN = /\d\s*[-–—]\s*(?:\p{L}|\d)/u;
const TIME_ALONE = /^(?:at )?\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?: ?[ap]\.?m\.?)?(?: ?(?:utc|gmt|[ecmp][sd]?t))?$/i;
const FILED = /^,? (?:(?:and )?filed under|in|under) [^.]{1,200}$/i;
// Which is the day and which the month, such a date does not say: it is known for a date, and states none.
const NUMERIC_DATE = /^\d{1,4}([./-])\d{1,2}\1\d{1,4}$/;
const PIECES = /\s*[|•·–—]\s+|\s+[|•·–—]\s*|\||(?<!\b(?:posted|published|written|reported))\s+(?=by \p{Lu})/iu;

const DATE_WORDS =
  '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\\p{L}*\\.? \\d{1,2},? (?:19|20)\\d\\d|\\d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\\p{L}*\\.?,? (?:19|20)\\d\\d';
const SAYS_WHEN = '(?:last )?(?:updated|modified|revised|published|posted)\\b';
/** Where a page set a date behind a name without a space between: `Ann LeeNovember 12, 2031`, `Ann LeeUpdated 4 March 2031`. */
const GLUED = new RegExp(`(?<=\\p{Ll}\\p{Ll})(?=(?:${DATE_WORDS})|${SAYS_WHEN})`, 'giu');
const BEHIND = new RegExp(`(?<=[\\p{Ll}\\d]) (?=${SAYS_WHEN})`, 'giu');
const CAPITAL = /^[\p{Lu}\d]/u;

const LABELS: readonly (readonly [RegExp, NonNullable<Meta['label']>])[] = [
  [/^(?:release date|original release date|publication date|published|date published|posted on|date)\s*:?$/i, 'date'],
  [/^(?:authors?|posted by|written by|published by)\s*:?$/i, 'author'],
  [/^(?:last revised|last updated|last modified|updated|date updated)\s*:?$/i, 'updated'],
  [
    /^(?:alert code|alert \(?[a-z]{2}\d{2}-\d{3}[a-z]\)?|document id|advisory id|reference|category|categories|tlp)\s*:?$/i,
    'other',
  ],
];

/**
 * Reads a line of the kind that stands between a headline and its text: by whom, when, how long to read. `null` when
 * any piece of it is something else, for a headline may hold a date too.
 */
export function readMeta(text: string, sources: SourceIndex): Meta | null {
  if (text === '' || text.length > 200 || isProse(text)) return null;
  const label = LABELS.find(([pattern]) => pattern.test(text));
  if (label) return { label: label[1] };
  const dated = readDatedByline(text.replace(PUBLISHED, ''), sources);
  if (dated !== null) return { ...dated, isWeak: false };
  const kept = readDateBeforeText(text);
  if (kept !== null) return kept;
  const pieces = partGlued(text)
    .split(PIECES)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');
  const found = pieces.map((piece) => readPiece(piece, sources));
  // `Web Store Beset by Spammy Extensions` is a headline: nobody signs with a name, `by` and a name.
  if (pieces.length === 2 && BY.test(pieces[1] ?? '') && found[0]?.isWeak && found[0].byline) return null;
  const isCertain = found.some((meta) => meta !== null && meta.isWeak !== true);
  // Beside a certain piece, a few words between separators are a section or an issue: `Harbour magazine | 4 March 2031`.
  const isKnown = found.every(
    (meta, at) => meta !== null || (isCertain && /[|•·]/.test(text) && countWords(pieces[at] ?? '') <= 3),
  );
  if (!isKnown) return null;
  const meta = merge(found);
  return isCertain ? { ...meta, isWeak: false } : { ...meta, isWeak: true };
}

/** What says when stands apart from the name that it is glued to. */
function partGlued(text: string): string {
  const part = (whole: string, seam: RegExp): string =>
    whole.replace(seam, (space, at: number) => (CAPITAL.test(whole.slice(at + space.length)) ? ' | ' : space));
  const parted = part(text, GLUED);
  return BY.test(parted) ? part(parted, BEHIND) : parted;
}

function merge(pieces: readonly (Meta | null)[]): Meta {
  let merged: Meta = {};
  for (const piece of pieces) merged = { ...merged, ...piece };
  return merged;
}

function readPiece(piece: string, sources: SourceIndex): Meta | null {
  if (READ_TIME.test(piece) || COUNTS.test(piece) || TIME_ALONE.test(piece)) return {};
  if (MONTH_ONLY.test(piece)) return { isUnclear: true };
  const relative = RELATIVE.exec(piece)?.groups?.source;
  if (relative !== undefined && relative.length <= 40) return relative === '' ? {} : { source: relative };
  for (const prefix of [BY, AUTHOR_LABEL])
    if (prefix.test(piece)) return readStatedByline(piece.replace(prefix, '').replace(HELP, ''), sources);
  if (SOURCE_LABEL.test(piece)) return { source: piece.replace(SOURCE_LABEL, '') };
  const updated = readDate(piece.replace(UPDATED, ''), sources);
  if (UPDATED.test(piece)) return updated?.date === undefined ? null : { updated: updated.date };
  const plain = piece.replace(PUBLISHED, '');
  const dated = readDate(plain, sources);
  if (dated !== null) return dated;
  const numeric = findNumericDate(plain);
  if (numeric !== null && countWords(piece) <= 6) return { numericDate: numeric, isUnclear: true };
  if (NUMERIC_DATE.test(piece) || isNoDay(plain)) return { isUnclear: true };
  if (sources(piece) !== null) return { source: piece, isWeak: true };
  const byline = readByline(piece, sources, false);
  return byline === null ? null : { byline, isWeak: true };
}

/** Reads a line as the value of a byline's label: `Author:` above `Ann Lee (Analyst), Jo Roe`. */
export function readStatedByline(text: string, sources: SourceIndex): Meta | null {
  const date = findDate(text);
  const who = (date === null ? text : text.slice(0, date.start)).replace(/[\s,:-]+(?:on|at)?[\s,:-]*$/i, '');
  const byline = readByline(who, sources, true);
  if (byline === null || (date !== null && !isFiller(text.slice(date.end)))) return null;
  return date === null ? { byline } : { byline, date: date.iso };
}

/** A date before the name of who wrote it: `September 27, 2031 by Ann Lee`. */
function readDatedByline(text: string, sources: SourceIndex): Meta | null {
  const date = findDate(text);
  if (date === null || date.start > 0) return null;
  const who = /^\s*,? by:? (?<who>\S.*)$/i.exec(text.slice(date.end))?.groups?.who;
  const byline = who === undefined ? null : readByline(who, sources, true);
  return byline === null ? null : { date: date.iso, byline };
}

const IDEOGRAPHIC_DAY =
  /^(?:19|20)\d\d ?年 ?\d{1,2} ?月 ?\d{1,2} ?日\s+(?=[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\s]{2,12}$)/u;

/** `2031年3月4日 山田太郎`: whether a name follows or another word is not sure, so that the line stays text. */
function readDateBeforeText(text: string): Meta | null {
  const date = IDEOGRAPHIC_DAY.test(text) ? findDate(text) : null;
  return date === null ? null : { date: date.iso, isBody: true, isWeak: false };
}

/** A date, alone or behind the name that it is glued to. */
function readDate(text: string, sources: SourceIndex): Meta | null {
  const date = findDate(text);
  if (date === null || !isFiller(text.slice(date.end))) return null;
  if (SPAN.test(text.slice(0, date.start)) || /[-–—]\s*$/.test(text.slice(0, date.start))) return {};
  const before = text
    .slice(0, date.start)
    .replace(/[\s,:(-]+(?:on)?[\s,:(-]*$/i, '')
    .trim();
  if (before === '' || /^(?:on|at)$/i.test(before)) return { date: date.iso };
  if (sources(before) !== null) return { date: date.iso, source: before };
  // `Ann Lee (@annlee) March 4, 2031` stands below a post that the article quotes.
  const byline = /\(@/.test(before) ? null : readByline(before, sources, false);
  return byline === null ? null : { date: date.iso, byline };
}

function isFiller(text: string): boolean {
  return /^[\s.,;:()\]-]*$/.test(text) || FILED.test(text) || TIME_ALONE.test(text.replace(/^[\s,.-]+/, ''));
}
