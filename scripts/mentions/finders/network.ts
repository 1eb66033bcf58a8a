import { isVersion } from '../context.ts';
import type { Claim, Finder, Reading } from '../finder.ts';
import { HOST_RUN, hostIn, isName } from '../host.ts';
import { isIpv4, isNowhere } from '../ip.ts';
import type { IndicatorType, Mention } from '../mention.ts';
import { piecesOf, withoutWords } from '../runs.ts';
import { type Token, tokensOf } from '../tokens.ts';
import { urlAt } from '../url.ts';
import { isRegistry } from '../vouched.ts';

/** An address in the refanged text; `end` is where reading goes on. */
interface Found {
  readonly type: IndicatorType;
  readonly value: string;
  /** Lower case, without `www.`. */
  readonly host: string;
  readonly start: number;
  readonly end: number;
}

const RUNS = new RegExp(HOST_RUN);
const SCHEMES = /(?:https?|s?ftps?|wss?|tcp|udp|smb|ldaps?)$/i;
const SCHEME = /[a-z][a-z0-9+.-]*$/i;
/** Looked for backwards from the `@`; 64 signs at most (RFC 5321 §4.5.3.1.1). */
const LOCAL_PART = /(?<=(?<local>[\p{L}\p{N}](?:[\p{L}\p{N}._%+-]{0,62}[\p{L}\p{N}_%+-])?))@/uy;
const CIDR = /^\/(?:3[0-2]|[12]?\d)(?![\w/.])/;
const PORT_AND_PATH = /^(?::\d{1,5})?\/[^\s/,;]/;
const HOST_ALONE = /^\/[\p{L}\p{N}.-]+$/u;

/** The URLs, e-mail addresses, IPv4 addresses and ranges, and domains of a text, fanged or not, in order. */
export const findAddresses: Finder = ({ refanged, ownHosts }) => {
  const found: Claim[] = [];
  let last = 0;
  for (const token of tokensOf(refanged.text)) {
    for (const { type, value, host, start, end } of inToken(token, refanged)) {
      const [from, to] = refanged.spanOf(token.start + start, token.start + end);
      // An address in the local part of another, or two that were written as one.
      if (from < last) continue;
      last = to;
      const isSpared = ownHosts(host) || isRegistry(host) || (type === 'url' && isOfNoUse(value, host));
      const mention: Mention | null = isSpared ? null : { kind: 'indicator', type, value, start: from, end: to };
      found.push({ start: from, end: to, mention });
    }
  }
  return found;
};

/** A URL to the machine itself, or one of which somebody left out a part: `https://host.example/a.../b`. */
function isOfNoUse(value: string, host: string): boolean {
  return isNowhere(host) || /\.{3}|…/.test(value);
}

function inToken(token: Token, refanged: Reading['refanged']): Found[] {
  const { text } = token;
  if (!text.includes('://')) return inHosts(token, 0, text.length, refanged);
  const found: Found[] = [];
  const starts = urlStarts(text);
  const ends = urlEnds(text, starts);
  let at = 0;
  for (const [index, start] of starts.entries()) {
    if (start < at) continue;
    found.push(...inHosts(token, at, start, refanged));
    const url = urlAt(text.slice(start, ends[index]), text[start - 1]);
    if (url !== null) found.push({ type: 'url', value: url.value, host: url.host, start, end: start + url.length });
    at = url === null ? text.indexOf('://', start) + 3 : start + url.length;
  }
  return [...found, ...inHosts(token, at, text.length, refanged)];
}

function urlStarts(text: string): number[] {
  return [...text.matchAll(/:\/\//g)].flatMap(({ index }) => {
    const before = text.slice(Math.max(0, index - 16), index);
    const scheme = SCHEMES.exec(before)?.[0] ?? SCHEME.exec(before)?.[0] ?? '';
    return scheme === '' ? [] : [index - scheme.length];
  });
}

/** Where each URL ends at the latest: it may hold another, but not one behind a sign that lists or closes. */
function urlEnds(text: string, starts: readonly number[]): number[] {
  let end = text.length;
  const ends = starts.toReversed().map((start) => {
    const own = end;
    if (!/[/=?&~%A-Za-z0-9-]/.test(text[start - 1] ?? '')) end = start;
    return own;
  });
  return ends.reverse();
}

function inHosts(token: Token, from: number, to: number, refanged: Reading['refanged']): Found[] {
  const found: Found[] = [];
  const text = token.text.slice(0, to);
  RUNS.lastIndex = from;
  for (let run = RUNS.exec(text); run !== null; run = RUNS.exec(text)) {
    const { index } = run;
    for (const one of piecesOf(run[0]).flatMap((piece) =>
      inRun(token, index + piece.start, piece.text, text, refanged),
    )) {
      // The local part of an e-mail address may itself look like a host.
      while ((found.at(-1)?.end ?? 0) > one.start) found.pop();
      found.push(one);
      RUNS.lastIndex = Math.max(RUNS.lastIndex, one.end);
    }
  }
  return found;
}

function inRun(token: Token, at: number, run: string, text: string, refanged: Reading['refanged']): Found[] {
  const addresses = run.includes('-') ? run.split('-') : [];
  // `192.0.2.1-192.0.2.9`
  if (addresses.length === 2 && addresses.every(isIpv4)) {
    const [first = '', last = ''] = addresses;
    return [
      { type: 'ipv4-addr', value: first, host: first, start: at, end: at + first.length },
      { type: 'ipv4-addr', value: last, host: last, start: at + first.length + 1, end: at + run.length },
    ];
  }
  const host = hostIn(run);
  if (host === null) return [];
  const start = at + host.start;
  const end = at + host.end;
  const written = run.slice(host.start, host.end);
  const isSure = refanged.isDefanged(token.start + start, token.start + end);
  const after = text.slice(end);
  if (host.kind === 'ipv4' && (!isIpv4(written) || /[.\d-]/.test(run[host.start - 1] ?? ''))) return [];
  const email = emailAt(text, start, end, written);
  if (email !== null && host.kind === 'domain') return [email];
  const path = PORT_AND_PATH.test(after) && !(HOST_ALONE.test(after) && hostIn(after.slice(1)) !== null);
  const isCidr = host.kind === 'ipv4' && CIDR.test(after);
  if (path && !isCidr && !(host.kind === 'ipv4' && /^\/\d+$/.test(after))) {
    const url = urlAt(text.slice(start), text[start - 1]);
    return url === null ? [] : [{ type: 'url', value: url.value, host: url.host, start, end: start + url.length }];
  }
  if (host.kind === 'ipv4') {
    const range = isCidr ? (CIDR.exec(after)?.[0] ?? '') : '';
    const value = written + range;
    if (isNowhere(written)) return [];
    if (!isSure && range === '' && isVersion(refanged.text, token.start + start, token.start + end)) return [];
    return [{ type: 'ipv4-addr', value, host: value, start, end: end + range.length }];
  }
  if (!isSure && /\[\d+\]$/.test(text.slice(Math.max(0, start - 6), start))) return [];
  if (!isSure && (isName(written, text[end]) || isCode(written, after))) return [];
  const value = written.toLowerCase();
  return [{ type: 'domain-name', value, host: value.replace(/^www\./, ''), start, end }];
}

/** Members of code, `window.open(`, and files that have what is also a domain's ending. */
function isCode(host: string, after: string): boolean {
  return after.startsWith('(') || /^[^.]+\.(?:pub|id|name)$/.test(host);
}

/** The e-mail address whose host this is. */
function emailAt(text: string, start: number, end: number, host: string): Found | null {
  if (text[start - 1] !== '@') return null;
  LOCAL_PART.lastIndex = start - 1;
  const before = LOCAL_PART.exec(text)?.groups?.local;
  if (before === undefined) return null;
  const local = withoutWords(before);
  const domain = host.toLowerCase();
  const value = `${local.toLowerCase()}@${domain}`;
  return { type: 'email-addr', value, host: domain, start: start - 1 - local.length, end };
}
