import { FILE_ENDINGS } from '../file-endings.ts';
import { claim, type Finder } from '../finder.ts';

const NAME = /(?<![\p{L}\p{N}_.\\/@%$-])[\p{L}\p{N}_$~%][\p{L}\p{N}_.$~%+-]{0,127}(?![\p{L}\p{N}_])/gu;
/** Products that are named like a file. */
const PRODUCT = /^(?:\p{Lu}[\p{L}]*\.js|\.net|[a-z]+\.js)$/u;
const LIBRARIES =
  /^(?:node|next|vue|react|angular|ember|backbone|d3|three|express|moment|jquery|chart|nuxt|electron)\.js$/i;
/** What a version or a class name has, and a file has not. */
const CODE = /^(?:v?\d+(?:\.\d+)*|(?:java|javax|com|org|net|android|System|Microsoft)\.[\w.]+)$/;

/** Names of files, by their ending: `invoice.pdf.exe`. */
export const findFileNames: Finder = ({ text }) =>
  [...text.matchAll(NAME)].flatMap(({ 0: run, index }) => {
    const value = run.replace(/[.+~$%-]+$/, '');
    const dot = value.lastIndexOf('.');
    const ending = value.slice(dot + 1);
    if (dot < 1 || !isEnding(ending) || LIBRARIES.test(value) || PRODUCT.test(value) || CODE.test(value)) return [];
    return [claim({ kind: 'indicator', type: 'file-name', value, start: index, end: index + value.length })];
  });

/** `exe` and `EXE`, but not the `Doc` of a sentence that begins where a space is missing. */
function isEnding(ending: string): boolean {
  const lower = ending.toLowerCase();
  return FILE_ENDINGS.has(lower) && (ending === lower || ending === ending.toUpperCase());
}
