// Text of these letters alone is showable as it stands.
const PLAIN = /^[\t\n\u0020-\u007E\u00A0-\u02FF\u2010-\u203A\u20AC\u2122]*$/;
const SPACES = /[\t\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/g;
const LINE_SEPARATORS = /\r\n?|[\u0085\u2028\u2029\v\f]/g;
const UNSHOWABLE =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF\uE000-\uF8FF]|\p{Noncharacter_Code_Point}|[\u{F0000}-\u{FFFFD}\u{100000}-\u{10FFFD}]/gu;
// Soft hyphen, zero-width space and word joiner, BOM, and the direction marks and overrides; the joiners
// U+200C and U+200D stay, since Persian, Indic scripts and emoji are written with them.
const INVISIBLE = /[\u00AD\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF]/g;

/**
 * Text that XML 1.0, HTML and a reader's screen can all take: well-formed, in NFC, without control, private-use and
 * noncharacter code points (XML 1.0 §2.2 Char; HTML §13.2.3.5). Tabs and line feeds stay.
 */
export function showable(text: string): string {
  return dropUnshowable(text).normalize('NFC');
}

/**
 * {@link showable} for markup: what can't be shown goes, and nothing is composed, for `>` and a following U+0338 would
 * become the one letter `≯` and leave a tag open.
 */
export function dropUnshowable(text: string): string {
  return PLAIN.test(text) ? text : text.toWellFormed().replace(UNSHOWABLE, '');
}

/** Every kind of line end becomes a line feed. */
export function foldLineEnds(text: string): string {
  return text.replace(LINE_SEPARATORS, '\n');
}

/** No-break, thin, ideographic and other spaces, and tabs, become plain spaces; invisible characters go. */
export function foldSpaces(text: string): string {
  return text.replace(SPACES, ' ').replace(INVISIBLE, '');
}

/** One line of showable text with single spaces: what a title, a name or a summary is kept as. */
export function oneLine(text: string): string {
  return foldSpaces(showable(foldLineEnds(text)))
    .replace(/\s+/g, ' ')
    .trim();
}

/** `text`, or as many whole words of it as fit into `limit` characters with an ellipsis. */
export function excerpt(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const cut = text.slice(0, limit - 1);
  const space = cut.lastIndexOf(' ');
  return `${(space > limit / 2 ? cut.slice(0, space) : cut).toWellFormed().replace(/[\s,;:.\u2013\u2014-]+$/, '')}…`;
}

/** Order by code points: the same on every machine, whatever its locale. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
