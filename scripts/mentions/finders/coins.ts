import { isBase58Check, isBech32, isMonero } from '../coins.ts';
import { claim, type Finder } from '../finder.ts';

const ADDRESS =
  /(?<![\p{L}\p{N}])(?:[13][1-9A-HJ-NP-Za-km-z]{24,34}|bc1[\da-z]{11,87}|BC1[\dA-Z]{11,87}|[48][1-9A-HJ-NP-Za-km-z]{94}|4[1-9A-HJ-NP-Za-km-z]{105})(?![\p{L}\p{N}])/gu;

/** Bitcoin addresses whose checksum is right, and Monero addresses. */
export const findCoins: Finder = ({ text }) =>
  [...text.matchAll(ADDRESS)].flatMap(({ 0: value, index }) => {
    const place = { start: index, end: index + value.length };
    if (value.length >= 95)
      return isMonero(value) ? [claim({ kind: 'indicator', type: 'monero', value, ...place })] : [];
    const isSegwit = /^bc1/i.test(value);
    if (!(isSegwit ? isBech32(value) : isBase58Check(value))) return [];
    const canonical = isSegwit ? value.toLowerCase() : value;
    return [claim({ kind: 'indicator', type: 'bitcoin', value: canonical, ...place })];
  });
