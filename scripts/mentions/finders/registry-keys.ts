import { type Claim, claim, type Finder } from '../finder.ts';
import { pathEnd } from '../windows-path.ts';

const HIVE =
  /(?<![\p{L}\p{N}_])<?(HKEY_(?:LOCAL_MACHINE|CURRENT_USER|CLASSES_ROOT|USERS|CURRENT_CONFIG)|HKLM|HKCU|HKCR|HKU|HKCC)>?:?\\{1,2}(?=[\p{L}\p{N}<{%.])/gu;

/** Keys of the Windows registry: `HKLM\Software\Microsoft\Windows NT\CurrentVersion`. */
export const findRegistryKeys: Finder = ({ text }) => {
  const found: Claim[] = [];
  for (const match of text.matchAll(HIVE)) {
    if (match.index < (found.at(-1)?.end ?? 0)) continue;
    const from = match.index + match[0].length;
    const end = pathEnd(text, from, 'keys');
    if (end === from) continue;
    const value = `${match[1]}\\${text.slice(from, end).replace(/\\\\/g, '\\')}`;
    found.push(claim({ kind: 'indicator', type: 'windows-registry-key', value, start: match.index, end }));
  }
  return found;
};
