import { type Claim, claim, type Finder } from '../finder.ts';
import { pathEnd } from '../windows-path.ts';

const ROOT =
  /(?<![\p{L}\p{N}_\\/%])(?:\\\\[.?]\\)?(?:[A-Za-z]:\\{1,2}|%[\w()]{2,32}%\\{1,2}|\\\\[\w.-]{1,64}\\{1,2})(?=[\p{L}\p{N}<%.$_~{(-])/gu;

const CLOSING: Readonly<Record<string, string>> = { '"': '"', '“': '”' };
const LONGEST_REST = 128;

/** Paths of Windows: by drive `C:\Windows\x.dll`, by variable `%TEMP%\x.dll`, by share `\\host\share`. */
export const findWindowsPaths: Finder = ({ text }) => {
  const found: Claim[] = [];
  for (const match of text.matchAll(ROOT)) {
    if (match.index < (found.at(-1)?.end ?? 0)) continue;
    const from = match.index + match[0].length;
    const bare = pathEnd(text, from, 'files');
    if (bare === from) continue;
    const end = quotedEnd(text, match.index, bare);
    const value = text.slice(match.index, end).replace(/(?<=.)\\\\/g, '\\');
    found.push(claim({ kind: 'indicator', type: 'file-path', value, start: match.index, end }));
  }
  return found;
};

/** A path in quotation marks goes on to the second of them, but for what a program is told behind its name. */
function quotedEnd(text: string, start: number, end: number): number {
  const close = CLOSING[text[start - 1] ?? ''];
  if (close === undefined || text[end] !== ' ' || /\.[A-Za-z]\w{1,3}$/.test(text.slice(start, end))) return end;
  const [rest = '', ...more] = text.slice(end, end + LONGEST_REST).split(close);
  return more.length > 0 && /^[\p{L}\p{N} _.()&\\-]+$/u.test(rest) ? end + rest.trimEnd().length : end;
}
