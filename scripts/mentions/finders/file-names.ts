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

/** Names of files, by their ending: `invoice.pdf.exe`. */
export const findFileNames: Finder = ({ text }) => {
  const found: Claim[] = [];
  for (const { 0: ending, index } of text.matchAll(ENDING)) {
    const before = BEFORE.exec(text.slice(Math.max(found.at(-1)?.end ?? 0, index - LONGEST), index))?.[0];
    if (before === undefined || !isOneCase(ending)) continue;
    const value = before + ending;
    if (LIBRARIES.test(value) || PRODUCT.test(value) || CODE.test(value)) continue;
    const start = index - before.length;
    found.push(claim({ kind: 'indicator', type: 'file-name', value, start, end: start + value.length }));
  }
  return found;
};

/** `exe` and `EXE`, but not the `Doc` of a sentence that begins where a space is missing. */
function isOneCase(ending: string): boolean {
  return ending === ending.toLowerCase() || ending === ending.toUpperCase();
}
