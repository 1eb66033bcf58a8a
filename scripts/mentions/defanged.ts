import { findIpv6 } from './finders/ipv6.ts';
import { findAddresses } from './finders/network.ts';
import {
  defang,
  defangText,
  findIndicators,
  merge,
  type Part,
  type Span,
  splitIndicators,
  type Trusts,
} from './indicators.ts';
import { refang } from './refang.ts';

/** One of these is in every text with a defanged address; they are looked for first, as they are quick. */
const MARKS: readonly RegExp[] = [
  /[[({<\\^][ \t]{0,2}(?:[.,:@/-]|[dD][oO0][tT]|[pP]un[tk]|[aA][tT]|et|arroba|www)/,
  /[\])}]\.[^\s\])}]/,
  /\.[[({\])}]+[\p{L}\p{N}]/u,
  /\b(?:dot|DOT)\b|-at-/,
];

/** As `splitIndicators`; what is written defanged is an indicator, too, and stays as it is written. */
export function splitWritten(text: string, trusts: Trusts): Part[] {
  if (!MARKS.some((mark) => mark.test(text))) return splitIndicators(text, trusts);
  return splitIndicators(text, trusts, (part) => merge<Span>(findIndicators(part), findDefanged(part)));
}

/** The addresses of a text that are written defanged, in whole or in part. */
function findDefanged(text: string): Span[] {
  const refanged = refang(text);
  if (refanged.text === text) return [];
  const reading = { text, refanged, matcher: () => [], ownHosts: () => false };
  return merge<Span>(findAddresses(reading), findIpv6(reading)).flatMap(({ start, end }): Span[] => {
    const written = text.slice(start, end);
    if (refang(written).text === written) return [];
    const isInert = findIndicators(written).length === 0;
    return [{ start, end, shown: isInert ? written : defangText(defang(written)) }];
  });
}
