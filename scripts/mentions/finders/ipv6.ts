import type { Claim, Finder } from '../finder.ts';
import { canonicalIpv6 } from '../ip.ts';

/** Two colons come early, with four digits at the most before each. */
const RUN = /(?<![\p{L}\p{N}:.])(?=[\da-f]{0,4}:[\da-f]{0,4}:)[\da-f:.]{2,45}(?![\p{L}\p{N}:])/giu;
const PREFIX = /^\/(?:12[0-8]|1[01]\d|[1-9]?\d)(?![\w/.])/;
/** The unspecified and the loopback address (RFC 4291 §2.5): names of nothing that could be looked for. */
const NOWHERE = new Set(['::', '::1']);

/** IPv6 addresses and ranges (RFC 4291 §2.2 and §2.3), in their canonical form (RFC 5952). */
export const findIpv6: Finder = ({ refanged }) => {
  const found: Claim[] = [];
  for (const match of refanged.text.matchAll(RUN)) {
    const run = match[0].replace(/\.+$|(?<!:):$/, '');
    // `std::` and `a::b` are code.
    if (NOWHERE.has(run) || !/\d/.test(run) || /^[a-f]{1,4}::[a-f]{1,4}$/i.test(run)) continue;
    const address = canonicalIpv6(run);
    if (address === null || NOWHERE.has(address)) continue;
    const end = match.index + run.length;
    const prefix = PREFIX.exec(refanged.text.slice(end, end + 8))?.[0] ?? '';
    const [start, to] = refanged.spanOf(match.index, end + prefix.length);
    const value = address + prefix;
    found.push({ start, end: to, mention: { kind: 'indicator', type: 'ipv6-addr', value, start, end: to } });
  }
  return found;
};
