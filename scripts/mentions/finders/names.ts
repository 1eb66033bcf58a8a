import { claim, type Finder } from '../finder.ts';

export const findNames: Finder = ({ text, matcher }) =>
  matcher(text).map(({ kind, keys, start, end }) => {
    const [key = ''] = keys;
    return claim({ kind, key, start, end, ...(keys.length > 1 ? { ambiguous: keys } : {}) });
  });
