import { type Claim, claim, type Finder } from '../finder.ts';
import { pathEnd } from '../windows-path.ts';

const ROOT =
  /(?<![\p{L}\p{N}_\\/%])(?:\\\\[.?]\\)?(?:[A-Za-z]:\\{1,2}|%[\w()]{2,32}%\\{1,2}|\\\\[\w.-]{1,64}\\{1,2})(?=[\p{L}\p{N}<%.$_~{(-])/gu;

/** Paths of Windows: by drive `C:\Windows\x.dll`, by variable `%TEMP%\x.dll`, by share `\\host\share`. */
export const findWindowsPaths: Finder = ({ text }) => {
  const found: Claim[] = [];
  for (const match of text.matchAll(ROOT)) {
    if (match.index < (found.at(-1)?.end ?? 0)) continue;
    const from = match.index + match[0].length;
    const end = pathEnd(text, from);
    if (end === from) continue;
    const value = text.slice(match.index, end).replace(/(?<=.)\\\\/g, '\\');
    found.push(claim({ kind: 'indicator', type: 'file-path', value, start: match.index, end }));
  }
  return found;
};
