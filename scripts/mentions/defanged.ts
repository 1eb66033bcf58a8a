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

/** A port behind a host, or the length of a range's prefix behind an IPv4 address (RFC 4632 §3.1). */
const PORT = /^(?:\[:\]|:)\d{1,5}(?![\p{L}\p{N}_]|[.:-]\d)/u;
const PREFIX = /^\/(?:3[0-2]|[12]?\d)(?![\p{L}\p{N}_]|[./-]\d)/u;
const LONGEST_BEHIND = 16;

/**
 * As `splitIndicators`; what is written defanged is an indicator, too, and stays as it is written, and a port is part of the
 * address that it stands behind.
 */
export function splitWritten(text: string, trusts: Trusts): Part[] {
  const isMarked = MARKS.some((mark) => mark.test(text));
  return splitIndicators(text, trusts, (part) => {
    const found = findIndicators(part);
    return withPorts(part, isMarked ? merge<Span>(found, findDefanged(part)) : found);
  });
}

function withPorts(text: string, found: readonly Span[]): Span[] {
  return found.map((span, at) => {
    const host = text.slice(span.start, span.end);
    const behind = /[/@:]/.test(host) ? '' : text.slice(span.end, span.end + LONGEST_BEHIND);
    const [more = ''] = PORT.exec(behind) ?? (/\d$/.test(host) ? PREFIX.exec(behind) : null) ?? [];
    const end = span.end + more.length;
    const isFree = end <= (found[at + 1]?.start ?? end);
    return isFree ? { ...span, end, ...(span.shown !== undefined && { shown: span.shown + more }) } : span;
  });
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
