import { FILE_ENDINGS } from '../file-endings.ts';
import { type Claim, claim, type Finder } from '../finder.ts';

const ENDING = new RegExp(`\\.(?:${[...FILE_ENDINGS].join('|')})(?![\\p{L}\\p{N}_]|[.-][\\p{L}\\p{N}])`, 'giu');
const BEFORE = /(?<![\p{L}\p{N}_.\\/@%$-])[\p{L}\p{N}_$~%][\p{L}\p{N}_.$~%+-]*$/u;
const LONGEST = 128;
/** Products that are named like a file. */
const PRODUCT = /^(?:\p{Lu}[\p{L}]*\.js|\.net|[a-z]+\.js)$/u;
const LIBRARIES =
  /^(?:node|next|vue|react|angular|ember|backbone|d3|three|express|moment|jquery|chart|nuxt|electron)\.js$/i;
/** What a version or a class name has, and a file has not. */
const CODE = /^(?:v?\d+(?:\.\d+)*|(?:java|javax|com|org|net|android|System|Microsoft)\.[\w.]+)$/;

const OPENING: Readonly<Record<string, string>> = { '"': '"', '”': '“' };
const LONGEST_QUOTED = 64;

/** Names of files, by their ending: `invoice.pdf.exe`. */
export const findFileNames: Finder = ({ text }) => {
  const found: Claim[] = [];
  for (const { 0: ending, index } of text.matchAll(ENDING)) {
    const before = BEFORE.exec(text.slice(Math.max(found.at(-1)?.end ?? 0, index - LONGEST), index))?.[0];
    if (before === undefined || !isOneCase(ending)) continue;
    const value = before + ending;
    if (LIBRARIES.test(value) || PRODUCT.test(value) || CODE.test(value)) continue;
    const end = index + ending.length;
    const start = quotedStart(text, index - before.length, end);
    found.push(claim({ kind: 'indicator', type: 'file-name', value: text.slice(start, end), start, end }));
  }
  return found;
};

/** `exe` and `EXE`, but not the `Doc` of a sentence that begins where a space is missing. */
function isOneCase(ending: string): boolean {
  return ending === ending.toLowerCase() || ending === ending.toUpperCase();
}

/** A name in quotation marks, and nothing else in them, has its spaces: “gift card.exe”. */
function quotedStart(text: string, start: number, end: number): number {
  const open = OPENING[text[end] ?? ''];
  if (open === undefined || text[start - 1] !== ' ') return start;
  const before = text.slice(Math.max(0, start - LONGEST_QUOTED), start);
  const words = before.slice(before.lastIndexOf(open) + 1);
  const isName = words.length < before.length && /^[\p{L}\p{N}][\p{L}\p{N} _()&-]*$/u.test(words);
  return isName ? start - words.length : start;
}
