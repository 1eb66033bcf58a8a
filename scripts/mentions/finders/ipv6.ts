import type { Claim, Finder } from '../finder.ts';
import { findIpv6In } from '../ip.ts';

const PREFIX = /^\/(?:12[0-8]|1[01]\d|[1-9]?\d)(?![\w/.])/;

/** IPv6 addresses and ranges (RFC 4291 §2.2 and §2.3), in their canonical form (RFC 5952). */
export const findIpv6: Finder = ({ refanged }) => {
  const found: Claim[] = [];
  for (const { address, start: from, end: to } of findIpv6In(refanged.text)) {
    const prefix = PREFIX.exec(refanged.text.slice(to, to + 8))?.[0] ?? '';
    const [start, end] = refanged.spanOf(from, to + prefix.length);
    found.push({ start, end, mention: { kind: 'indicator', type: 'ipv6-addr', value: address + prefix, start, end } });
  }
  return found;
};
