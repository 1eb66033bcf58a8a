/** Four numbers up to 255; a leading zero would make it mean different things to different programs (RFC 6943 §3.1.1). */
const IPV4 = /^(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}$/;

const LONGEST_IPV6 = 45;
/** Two colons come early, with four digits at the most before each; what stands behind `[:]` is the rest of an address. */
const RUN = /(?<![\p{L}\p{N}:.]|\[:\])(?=[\da-f]{0,4}:[\da-f]{0,4}:)[\da-f:.]{2,45}(?![\p{L}\p{N}:])/giu;
/** The unspecified and the loopback address (RFC 4291 §2.5): names of nothing that could be looked for. */
const NOWHERE = new Set(['::', '::1']);

export function isIpv4(text: string): boolean {
  return IPV4.test(text);
}

/** Whether an address is of the machine itself, or of none (RFC 1122 §3.2.1.3): a name of nothing that could be looked for. */
export function isNowhere(address: string): boolean {
  return /^(?:127\.|0\.)/.test(address) || address === '255.255.255.255';
}

/** True for an IPv6 address in any of the forms of RFC 4291 §2.2, without a zone. */
export function isIpv6(text: string): boolean {
  const [head = '', tail, ...more] = text.split('::');
  if (more.length > 0 || text.length > LONGEST_IPV6) return false;
  const before = sixteenBits(head, tail === undefined);
  const after = sixteenBits(tail ?? '', true);
  if (before === null || after === null) return false;
  return tail === undefined ? before === 8 : before + after < 8;
}

/** How many groups of sixteen bits stand between colons, `null` where one is none; an IPv4 address is two, at the end. */
function sixteenBits(text: string, isEnd: boolean): number | null {
  if (text === '') return 0;
  const groups = text.split(':');
  const isDotted = isEnd && isIpv4(groups.at(-1) ?? '');
  const plain = isDotted ? groups.slice(0, -1) : groups;
  return plain.every((group) => /^[\da-f]{1,4}$/i.test(group)) ? plain.length + (isDotted ? 2 : 0) : null;
}

/** An IPv6 address in its one canonical form (RFC 5952), or `null` for what is none. */
export function canonicalIpv6(text: string): string | null {
  if (!isIpv6(text)) return null;
  const groups = groupsOf(text.toLowerCase()).map((group) => group.replace(/^0+(?=.)/, ''));
  const zeros = longestZeros(groups);
  if (zeros.length < 2) return groups.join(':');
  return `${groups.slice(0, zeros.at).join(':')}::${groups.slice(zeros.at + zeros.length).join(':')}`;
}

/** The eight groups; an IPv4 address at the end becomes two of them. */
function groupsOf(text: string): string[] {
  const dotted = /[\d.]+$/.exec(text)?.[0] ?? '';
  const octets = dotted.includes('.') ? dotted.split('.').map(Number) : [];
  const hex = octets.map((octet) => octet.toString(16).padStart(2, '0')).join('');
  const plain = octets.length === 0 ? text : `${text.slice(0, -dotted.length)}${hex.slice(0, 4)}:${hex.slice(4)}`;
  const [head = '', tail] = plain.split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  return [...before, ...Array<string>(8 - before.length - after.length).fill('0'), ...after];
}

/** The first of the longest runs of zero groups (RFC 5952 §4.2.3). */
function longestZeros(groups: readonly string[]): { readonly at: number; readonly length: number } {
  let best = { at: 0, length: 0 };
  for (let at = 0; at < groups.length; at += 1) {
    let end = at;
    while (groups[end] === '0') end += 1;
    if (end - at > best.length) best = { at, length: end - at };
  }
  return best;
}

/** The IPv6 addresses in a text, without the `/64` of a range; offsets in UTF-16 units, `end` exclusive. */
export function findIpv6In(text: string): { readonly address: string; readonly start: number; readonly end: number }[] {
  const found: { readonly address: string; readonly start: number; readonly end: number }[] = [];
  if (!text.includes(':')) return found;
  for (const { 0: matched, index } of text.matchAll(RUN)) {
    const run = matched.replace(/\.+$|(?<!:):$/, '');
    // `std::` and `a::b` are code.
    if (NOWHERE.has(run) || !/\d/.test(run) || /^[a-f]{1,4}::[a-f]{1,4}$/i.test(run)) continue;
    const address = canonicalIpv6(run);
    if (address === null || NOWHERE.has(address)) continue;
    found.push({ address, start: index, end: index + run.length });
  }
  return found;
}
