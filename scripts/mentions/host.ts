import { parse } from 'tldts';

/** The longest name of RFC 1035 §2.3.4. */
export const LONGEST_HOST = 253;
export const HOST_RUN = /[\p{L}\p{N}\p{M}.。．｡_-]+/gu;
/** What browsers take for the dot of a host name (UTS #46 §4). */
export const DOTS = /[.。．｡]/g;
/** Four numbers up to 255. */
const OCTETS = /^(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?:25[0-5]|2[0-4]\d|1?\d?\d)){3}$/;

// Names that no registry hands out, but that reports and documentation use (RFC 2606, RFC 7686).
const SPECIAL = new Set(['example', 'test', 'invalid', 'onion']);
// Endings that are both a top-level domain and, far more often in the news, the name of a file or of a code library.
const FILE_ENDINGS = new Set(['cab', 'md', 'mov', 'ps', 'py', 'rs', 'sh', 'so', 'zip']);
// Endings of files, or words behind a full stop, that are as often those of a host.
const DOUBTFUL_ENDINGS = new Set(['app', 'cc', 'in', 'is', 'it', 'pl']);
// Products and companies that the news names by what is also their domain.
const NAMES = new Set([
  'Amazon.com',
  'Archive.org',
  'Booking.com',
  'Cars.com',
  'Change.org',
  'Match.com',
  'Monster.com',
  'Salesforce.com',
  'Socket.IO',
  'Socket.io',
  'socket.io',
]);

/** Parts of Microsoft's framework, however they are written. */
const FRAMEWORKS = /^(?:ado|asp|ml|vb)\.net$/i;

/**
 * The address in a run of the letters that hosts are made of. What is glued to it is left off: signs of emphasis
 * (`_evil.example_`) and the rest of a compound (`evil.example-based`).
 */
export function hostIn(run: string): { kind: 'ipv4' | 'domain'; start: number; end: number } | null {
  if (OCTETS.test(run)) return { kind: 'ipv4', start: 0, end: run.length };
  const { start, dotted } = dottedIn(run);
  if (!dotted.includes('.')) return null;
  const compound = dotted.replace(/[-_][^.]*$/, '');
  // `non-192.0.2.1` and `192.0.2.1-based`.
  const address = [dotted, compound, dotted.replace(/^non-/i, '')].find((one) => OCTETS.test(one));
  if (address !== undefined) {
    const from = start + dotted.indexOf(address);
    return { kind: 'ipv4', start: from, end: from + address.length };
  }
  // `evil.example__copy.jpg`
  const glued = dotted.split(/_{2,}/)[0] ?? '';
  const host = [dotted, compound, glued].find(isDomain);
  return host === undefined ? null : { kind: 'domain', start, end: start + host.length };
}

/** The labels at the end of a run, without the dots and signs around them and without what stands before two dots. */
function dottedIn(run: string): { readonly start: number; readonly dotted: string } {
  let end = run.length;
  while (isGlue(run[end - 1])) end -= 1;
  const dots = run.slice(0, end).lastIndexOf('..');
  let start = Math.max(0, run.length - LONGEST_HOST, dots < 0 ? 0 : dots + 2);
  while (start < end && isGlue(run[start])) start += 1;
  return { start, dotted: run.slice(start, end) };
}

function isGlue(sign: string | undefined): boolean {
  return sign === '.' || sign === '_' || sign === '-';
}

/** Texts name the same hosts again and again; a text of all different ones only empties it. */
const known = new Map<string, boolean>();
const MOST_KNOWN = 4096;

export function isDomain(host: string): boolean {
  const told = known.get(host);
  if (told !== undefined) return told;
  if (known.size >= MOST_KNOWN) known.clear();
  const found = isInRegistry(host);
  known.set(host, found);
  return found;
}

function isInRegistry(host: string): boolean {
  const { domain, publicSuffix, isIcann, isPrivate, isIp } = parse(host);
  if (domain === null || isIp === true) return false;
  return isIcann === true || isPrivate === true || SPECIAL.has(publicSuffix ?? '');
}

/** Files, code members and companies whose names only look like domains: `run.py`, `System.IO`, `Booking.com`. */
export function isName(host: string, next: string | undefined): boolean {
  if (next === '/' || next === ':') return false;
  if (NAMES.has(host) || FRAMEWORKS.test(host)) return true;
  const dot = host.lastIndexOf('.');
  const last = host.slice(dot + 1);
  if ((FILE_ENDINGS.has(last) || DOUBTFUL_ENDINGS.has(last)) && !host.slice(0, dot).includes('.')) return true;
  return /^\p{Lu}/u.test(last) && !/^(?:COM|NET|ORG)$/i.test(last) && host !== host.toUpperCase();
}

/** Files that are written with a capital, as one word: `Notes.app`, `Makefile.in`. */
const CAPITAL_FILE = /^\p{Lu}\p{L}*\.(?:app|in)$/u;

/** As `isName`, where it counts more that no host is missed: `evil.cc` and `evil.app` are none. */
export function isSurelyName(host: string, next: string | undefined): boolean {
  const [, last = '', ...more] = host.split('.');
  // With a capital first it begins a sentence: `hackers.In May`.
  const isEnding = DOUBTFUL_ENDINGS.has(last === last.toUpperCase() ? last.toLowerCase() : last);
  const isDoubtful = more.length === 0 && isEnding && !CAPITAL_FILE.test(host);
  return !isDoubtful && isName(host, next);
}
