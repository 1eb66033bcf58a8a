import { DOTS, HOST_RUN, hostIn, isSurelyName } from './host.ts';
import { findIpv6In, isIpv6 } from './ip.ts';
import { hostAtStart, piecesOf, withoutWords } from './runs.ts';
import { tokensOf } from './tokens.ts';
import { trimEnd } from './url.ts';

/** An observable in a text that a reader's software could turn into a live link. */
export interface Indicator {
  readonly kind: 'url' | 'domain' | 'email' | 'ipv4' | 'ipv6';
  /** Offsets into the text, in UTF-16 units; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
}

/** Says of a host (lower case, without `www.`) that the editor vouches for it, so that it needs no defanging. */
export type Trusts = (host: string) => boolean;

/** How much before an address tells whether it is a version. */
const CONTEXT = 24;
const KNOWN_SCHEME = /(?:https?|s?ftps?)$/i;
const SCHEME = /[a-z][a-z0-9+.-]*$/i;
/** Looked for backwards from the `@`, which takes no longer however much stands before it. */
const LOCAL_PART = /(?<=(?<local>[\p{L}\p{N}._%+-]{1,64}))@/uy;
const HOST_FIRST = new RegExp(`^${HOST_RUN.source}`, 'u');
/** What no host goes on with: a letter behind its last, or the end of a sentence. */
const WORD_FIRST = /^[\p{L}。．｡]/u;
const VERSION_BEFORE =
  /(?:バージョン|ファームウェア|ビルド|版本?|固件|버전|펌웨어|빌드|\bversions?|\bv|\brelease|\bbuild|\bfirmware|\bupdate|\bprior to|\bbefore)\.?\s*$/i;
const TRAILING = /[.,;:!?'’>…]+$/;

/** Each has a dot or a colon, and something directly behind it; most sentences have not. */
const MAY_BE_THERE = new RegExp(`(?:${DOTS.source}|:)\\S`);

/** Labels of a host, `(.)` between two of them; every repetition is bounded. */
const ROUND =
  /(?<![\p{L}\p{N}\p{M}_.-]|\(\.\))(?:[\p{L}\p{N}][\p{L}\p{N}_-]{0,62}(?:\.|\(\.\))){1,8}[\p{L}\p{N}][\p{L}\p{N}-]{0,62}(?![\p{L}\p{N}])/gu;
const ROUND_DOT = /\(\.\)/g;
const LONE_DOT = /(?<!\[)[.。．｡](?!\])/g;

/**
 * Finds the URLs, domains, e-mail and IP addresses of `text` that stand fanged, or with a dot in round brackets, which
 * readers' software may still follow. Linear in the text.
 */
export function findIndicators(text: string): Indicator[] {
  if (!MAY_BE_THERE.test(text)) return [];
  const found: Indicator[] = [];
  for (const token of tokensOf(text)) {
    const before = text.slice(Math.max(0, token.start - CONTEXT), token.start);
    for (const { kind, start, end } of inToken(token.text, before))
      found.push({ kind, start: token.start + start, end: token.start + end });
  }
  return merge(merge(found, inColons(text)), inRoundBrackets(text));
}

function inColons(text: string): Indicator[] {
  return findIpv6In(text).map(({ start, end }) => ({ kind: 'ipv6', start, end }));
}

function inRoundBrackets(text: string): Indicator[] {
  if (!text.includes('(.)')) return [];
  return [...text.matchAll(ROUND)].flatMap(({ 0: run, index }): Indicator[] => {
    if (!run.includes('(.)')) return [];
    const host = run.replace(ROUND_DOT, '.');
    const isWhole = hostIn(host)?.end === host.length;
    return isWhole ? [{ kind: 'domain', start: index, end: index + run.length }] : [];
  });
}

/** A stretch of a text. */
export interface Span {
  readonly start: number;
  readonly end: number;
  /** How it is to be shown; absent where that is what {@link defang} makes of it. */
  readonly shown?: string;
}

/** Both lists in one: of what overlaps, one of `more` stays only where it holds all of the others. */
export function merge<T extends Span>(found: readonly T[], more: readonly T[]): T[] {
  if (more.length === 0) return [...found];
  const merged: T[] = [];
  let at = 0;
  for (const one of more) {
    for (; (found[at]?.end ?? Infinity) <= one.start; at += 1) merged.push(...found.slice(at, at + 1));
    let next = at;
    while ((found[next]?.start ?? Infinity) < one.end) next += 1;
    const over = found.slice(at, next);
    if (!over.every(({ start, end }) => one.start <= start && end <= one.end)) continue;
    merged.push(one);
    at = next;
  }
  return [...merged, ...found.slice(at)];
}

/** A URL reaches to the end of its token, or to the next URL within it. */
function inToken(token: string, before: string): Indicator[] {
  if (!token.includes('://')) return inHosts(token, before);
  const starts = [...token.matchAll(/:\/\//g)].flatMap(({ index }) => {
    const ahead = token.slice(Math.max(0, index - 16), index);
    const scheme = (KNOWN_SCHEME.exec(ahead) ?? SCHEME.exec(ahead))?.[0] ?? '';
    return scheme === '' ? [] : [{ start: index - scheme.length, host: index + 3 }];
  });
  const urls = starts.flatMap(({ start, host }, at): Indicator[] => {
    const all = token.slice(host, starts[at + 1]?.start);
    const ahead = hostBeforeWords(all);
    if (ahead !== null) {
      const end = host + ahead;
      return [{ kind: 'url', start, end }, ...moved(inHosts(all.slice(ahead), ''), end)];
    }
    const rest = trimEnd(all, TRAILING);
    return rest === '' ? [] : [{ kind: 'url', start, end: host + rest.length }];
  });
  return [...inHosts(token.slice(0, starts[0]?.start), before), ...urls];
}

/** Where the host of a URL ends that words follow without a space, and are no part of it. */
function hostBeforeWords(text: string): number | null {
  const run = HOST_FIRST.exec(text)?.[0] ?? '';
  const end = hostAtStart(run)?.end ?? run.length;
  return WORD_FIRST.test(run.slice(end)) ? end : null;
}

function moved(found: readonly Indicator[], by: number): Indicator[] {
  return found.map(({ kind, start, end }) => ({ kind, start: start + by, end: end + by }));
}

function inHosts(token: string, before: string): Indicator[] {
  const found: Indicator[] = [];
  const pieces = [...token.matchAll(HOST_RUN)].flatMap(({ 0: run, index }) =>
    piecesOf(run).map(({ text, start }) => ({ text, at: index + start })),
  );
  for (const { text, at } of pieces) {
    const host = hostIn(text);
    if (host === null) continue;
    const start = at + host.start;
    const end = at + host.end;
    const written = token[start - 1] === '@' ? localPartOf(token, start - 1) : undefined;
    const local = written === undefined ? undefined : withoutWords(written);
    if (local !== undefined && host.kind === 'domain') {
      // A local part with a dot was itself read as a host, and one behind an address takes all of that with it.
      let from = start - 1 - local.length;
      while ((found.at(-1)?.end ?? 0) > from) from = Math.min(from, found.pop()?.start ?? from);
      found.push({ kind: 'email', start: from, end });
    } else if (host.kind === 'ipv4') {
      const context = before + token.slice(Math.max(0, start - CONTEXT), start);
      if (!VERSION_BEFORE.test(context)) found.push({ kind: 'ipv4', start, end });
    } else if (!isSurelyName(text.slice(host.start, host.end), token[end])) {
      found.push({ kind: 'domain', start, end });
    }
  }
  return found;
}

function localPartOf(token: string, at: number): string | undefined {
  LOCAL_PART.lastIndex = at;
  return LOCAL_PART.exec(token)?.groups?.local;
}

/**
 * One indicator made inert: `hxxp://evil[.]example/a`, `a[@]evil[.]example`, `192.0.2[.]1` as `192[.]0[.]2[.]1`.
 * What stands after a URL's host is kept as it is, but that further hosts in it are made inert too.
 */
export function defang(indicator: string): string {
  if (isIpv6(indicator.replace(/\/\d{1,3}$/, ''))) return indicator.replace(':', '[:]').replace(DOTS, '[.]');
  const colon = indicator.indexOf('://');
  const rest = colon < 0 ? indicator : indicator.slice(colon + 3);
  const slash = rest.search(/[/?#\\]/);
  const host = slash < 0 ? rest : rest.slice(0, slash);
  const tail = slash < 0 ? '' : rest.slice(slash);
  const inert = host.replace(ROUND_DOT, '[.]').replace(LONE_DOT, '[.]').replaceAll('@', '[@]');
  return (colon < 0 ? '' : inertScheme(indicator.slice(0, colon))) + inert + defangText(tail);
}

function inertScheme(written: string): string {
  const scheme = written.replace(/^h(tt)(ps?)$/i, 'hxx$2').replace(/^f(t)(ps?)$/i, 'fx$2');
  return scheme + (/^(hxx|fx)/i.test(scheme) ? '://' : '[://]');
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

/**
 * Cuts `text` into what is plain and what is an indicator, in order and without a gap.
 *
 * @param find what tells the indicators, none over another
 */
export function splitIndicators(
  text: string,
  trusts: Trusts = () => false,
  find: (text: string) => readonly Span[] = findIndicators,
): Part[] {
  const parts: Part[] = [];
  let at = 0;
  for (const { start, end, shown } of find(text)) {
    const indicator = text.slice(start, end);
    const trusted = trustedPart(indicator, trusts);
    if (trusted.length === indicator.length) continue;
    if (start + trusted.length > at) parts.push({ shown: text.slice(at, start + trusted.length), indicator: false });
    // An address that the editor vouches for may lead on to another that nobody does.
    if (trusted === '') parts.push({ shown: shown ?? defang(indicator), indicator: true });
    else parts.push(...splitIndicators(indicator.slice(trusted.length), trusts, find));
    at = end;
  }
  if (at < text.length) parts.push({ shown: text.slice(at), indicator: false });
  return parts;
}

/** The beginning of an indicator that needs no defanging: scheme and host, where the editor vouches for the host. */
function trustedPart(indicator: string, trusts: Trusts): string {
  const authority = /^(?:[a-z][a-z0-9+.-]*:\/\/)?([^/?#\\,;]*)/i.exec(indicator);
  const host =
    authority?.[1]
      ?.toLowerCase()
      .replace(/:\d+$/, '')
      .replace(/^www\./, '') ?? '';
  return authority !== null && !host.includes('@') && trusts(host) ? authority[0] : '';
}
