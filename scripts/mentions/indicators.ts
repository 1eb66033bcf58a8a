import { parse } from 'tldts';

/** An observable in a text that a reader's software could turn into a live link. */
export interface Indicator {
  readonly kind: 'url' | 'domain' | 'email' | 'ipv4';
  /** Offsets into the text, in UTF-16 units; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
}

/** Says of a host (lower case, without `www.`) that the editor vouches for it, so that it needs no defanging. */
export type Trusts = (host: string) => boolean;

const TOKEN = /[^\s<>"“”«»‹›|]+/g;
const LONGEST_TOKEN = 2048;
const SCHEME = /[a-z][a-z0-9+.-]*$/i;
const HOST_RUN = /[\p{L}\p{N}\p{M}_-]+(?:\.[\p{L}\p{N}\p{M}_-]+)+/gu;
const OCTETS = /^(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?:25[0-5]|2[0-4]\d|1?\d?\d)){3}$/;
const VERSION_BEFORE = /(?:\bversions?|\bv|\brelease|\bbuild|\bfirmware|\bupdate|\bprior to|\bbefore)\.?\s*$/i;
const TRAILING = /[.,;:!?'’)\]}>…]+$/;

// Names that no registry hands out, but that reports and documentation use (RFC 2606, RFC 7686).
const SPECIAL = new Set(['example', 'test', 'invalid', 'onion']);
// Endings that are both a top-level domain and, far more often in the news, the name of a file or of a code library.
const FILE_ENDINGS = new Set([
  'app',
  'cab',
  'cc',
  'mov',
  'pl',
  'ps',
  'py',
  'rs',
  'sh',
  'so',
  'zip',
  'md',
  'in',
  'is',
  'it',
]);
const NAMES = new Set(['asp.net', 'vb.net', 'ado.net', 'ml.net', 'node.js', 'socket.io']);

/**
 * Finds the URLs, domains, e-mail and IPv4 addresses that stand fanged in `text`. Linear in the text: it is cut into
 * tokens, and a token over 2 KB is looked at in pieces of that length.
 */
export function findIndicators(text: string): Indicator[] {
  const found: Indicator[] = [];
  // The quick no: without one of these no token can be an indicator.
  if (!/[\p{L}\p{N}]\.[\p{L}\p{N}]|:\/\//u.test(text)) return found;
  for (const match of text.matchAll(TOKEN)) {
    for (let from = 0; from < match[0].length; from += LONGEST_TOKEN) {
      const start = match.index + from;
      const token = match[0].slice(from, from + LONGEST_TOKEN);
      if (token.includes('.') || token.includes('://')) {
        for (const { kind, start: at, end } of inToken(token, () => text.slice(Math.max(0, start - 24), start))) {
          found.push({ kind, start: start + at, end: start + end });
        }
      }
    }
  }
  return found;
}

function inToken(token: string, before: () => string): Indicator[] {
  const colon = token.indexOf('://');
  if (colon >= 0) {
    const scheme = SCHEME.exec(token.slice(Math.max(0, colon - 16), colon))?.[0] ?? '';
    const rest = token.slice(colon + 3).replace(TRAILING, '');
    const end = colon + 3 + rest.length;
    const url: Indicator[] = rest === '' || scheme === '' ? [] : [{ kind: 'url', start: colon - scheme.length, end }];
    return [...inHosts(token.slice(0, colon - scheme.length), before), ...url];
  }
  return inHosts(token, before);
}

function inHosts(token: string, before: () => string): Indicator[] {
  const found: Indicator[] = [];
  for (const match of token.matchAll(HOST_RUN)) {
    const host = match[0];
    const start = match.index;
    const end = start + host.length;
    const local =
      token[start - 1] === '@'
        ? /[\p{L}\p{N}._%+-]+$/u.exec(token.slice(Math.max(0, start - 65), start - 1))?.[0]
        : undefined;
    if (local !== undefined && isDomain(host)) {
      // A local part with a dot was itself read as a host.
      while (found.length > 0 && (found.at(-1)?.end ?? 0) > start - 1 - local.length) found.pop();
      found.push({ kind: 'email', start: start - 1 - local.length, end });
    } else if (OCTETS.test(host)) {
      if (!VERSION_BEFORE.test(before() + token.slice(0, start))) found.push({ kind: 'ipv4', start, end });
    } else if (isDomain(host) && !isName(host, token[end])) {
      found.push({ kind: 'domain', start, end });
    }
  }
  return found;
}

function isDomain(host: string): boolean {
  const { domain, publicSuffix, isIcann, isPrivate, isIp } = parse(host);
  if (domain === null || isIp === true) return false;
  return isIcann === true || isPrivate === true || SPECIAL.has(publicSuffix ?? '');
}

/** File names, code members and company names that only look like domains: `run.py`, `System.IO`, `Booking.com`. */
function isName(host: string, next: string | undefined): boolean {
  if (NAMES.has(host.toLowerCase())) return true;
  const labels = host.split('.');
  const last = labels.at(-1) ?? '';
  if (next === '/' || next === ':') return false;
  if (labels.length === 2 && FILE_ENDINGS.has(last)) return true;
  if (/\p{Lu}/u.test(last)) return host !== host.toUpperCase();
  return labels.length === 2 && /^\p{Lu}[\p{L}\p{N}-]*$/u.test(labels[0] ?? '');
}

/**
 * One indicator made inert: `hxxp://evil[.]example/a`, `a[@]evil[.]example`, `192.0.2[.]1` as `192[.]0[.]2[.]1`.
 * What stands after a URL's host is kept as it is, but that further hosts in it are made inert too.
 */
export function defang(indicator: string): string {
  const colon = indicator.indexOf('://');
  if (colon < 0) return indicator.replaceAll('.', '[.]').replaceAll('@', '[@]');
  const scheme = indicator
    .slice(0, colon)
    .replace(/^h(tt)(ps?)$/i, 'hxx$2')
    .replace(/^f(t)(ps?)$/i, 'fx$2');
  const rest = indicator.slice(colon + 3);
  const slash = rest.search(/[/?#\\]/);
  const host = slash < 0 ? rest : rest.slice(0, slash);
  const tail = slash < 0 ? '' : rest.slice(slash);
  const separator = /^(hxx|fx)/i.test(scheme) ? '://' : '[://]';
  return scheme + separator + host.replace(/(?<!\[)\.(?!\])/g, '[.]').replaceAll('@', '[@]') + defangText(tail);
}

/** `text` with every indicator in it made inert, except those whose host `trusts` accepts. */
export function defangText(text: string, trusts: Trusts = () => false): string {
  return splitIndicators(text, trusts)
    .map((part) => part.shown)
    .join('');
}

/** A stretch of text as it is to be shown; `indicator` says that it was one and was made inert. */
export interface Part {
  readonly shown: string;
  readonly indicator: boolean;
}

/** Cuts `text` into what is plain and what is an indicator, in order and without a gap. */
export function splitIndicators(text: string, trusts: Trusts = () => false): Part[] {
  const parts: Part[] = [];
  let at = 0;
  for (const { start, end } of findIndicators(text)) {
    const indicator = text.slice(start, end);
    if (trusts(hostIn(indicator))) continue;
    if (start > at) parts.push({ shown: text.slice(at, start), indicator: false });
    parts.push({ shown: defang(indicator), indicator: true });
    at = end;
  }
  if (at < text.length) parts.push({ shown: text.slice(at), indicator: false });
  return parts;
}

function hostIn(indicator: string): string {
  const host = /^(?:[a-z][a-z0-9+.-]*:\/\/)?([^/?#\\]*)/i.exec(indicator)?.[1] ?? '';
  return host.includes('@')
    ? ''
    : host
        .toLowerCase()
        .replace(/:\d+$/, '')
        .replace(/^www\./, '');
}
