/** Columns of a terminal that does not say how many it has, and of a file or a pipe. */
const USUAL_WIDTH = 80;
const NARROWEST = 40;

const PLAIN = /^[\u0020-\u007E]*$/;
// Controls, what is invisible or turns the direction of a text, and halves of surrogate pairs.
const UNSAFE = /[\p{Cc}\p{Zl}\p{Zp}\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\p{Cs}]/gu;
const WIDE =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{20000}-\u{3FFFD}]|\p{Emoji_Presentation}/u;
const NO_WIDTH = /[\p{Mn}\p{Me}\u200C\u200D]/u;

/** Columns that a stream shows: those of its terminal, else 80. */
export function widthOfStream(stream: NodeJS.WriteStream = process.stdout): number {
  return stream.isTTY && stream.columns > 0 ? Math.max(NARROWEST, stream.columns) : USUAL_WIDTH;
}

/**
 * Text of others as a terminal can show it: a control character as its picture (Unicode, Control Pictures), so that an
 * escape sequence in an article or a file name moves nothing; direction marks and other invisibles as `<U+202E>`.
 */
export function visible(text: string): string {
  return PLAIN.test(text) ? text : text.replace(UNSAFE, picture);
}

/** The same for a text of several lines. */
export function visibleLines(text: string): string {
  return text.split('\n').map(visible).join('\n');
}

function picture(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  return code === 0x7f ? '\u2421' : `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
}

/** Columns that a text takes: two for an East Asian letter or an emoji (Unicode, UAX #11), none for a combining mark. */
export function widthOf(text: string): number {
  if (PLAIN.test(text)) return text.length;
  let width = 0;
  for (const character of text) width += columnsOf(character);
  return width;
}

function columnsOf(character: string): number {
  return NO_WIDTH.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
}

/** As much of a text as fits into `width` columns, with an ellipsis where it was cut. */
function cutTo(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  const [head] = splitAt(text, width - 1);
  return `${head.trimEnd()}…`;
}

/** Pads a text with spaces to `width` columns. */
export function padTo(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}

/** The rows of a text that is `width` columns wide, broken between words where it can be; `most` rows, the last one cut. */
export function wrap(text: string, width: number, most = Number.POSITIVE_INFINITY): string[] {
  const rows: string[] = [];
  let rest = text;
  while (rows.length < most - 1) {
    const [head, tail] = splitAt(rest, width);
    if (tail === '') return [...rows, rest];
    const space = tail.startsWith(' ') ? head.length : head.lastIndexOf(' ');
    const end = head.slice(0, Math.max(0, space)).trim() === '' ? head.length : space;
    rows.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(end).trimStart();
  }
  return [...rows, cutTo(rest, width)];
}

/** The head of a text that fits into `width` columns, and the rest. Looks at no more of the text than fits. */
function splitAt(text: string, width: number): [head: string, tail: string] {
  let columns = 0;
  let at = 0;
  for (const character of text) {
    columns += columnsOf(character);
    if (columns > width && at > 0) break;
    at += character.length;
  }
  return [text.slice(0, at), text.slice(at)];
}
