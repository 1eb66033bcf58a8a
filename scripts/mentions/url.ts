import { DOTS, HOST_RUN, LONGEST_HOST } from './host.ts';
import { canonicalIpv6, isIpv4 } from './ip.ts';
import { hostAtStart } from './runs.ts';
import { beforeWords } from './unspaced.ts';

/** A URL as it stands at the beginning of some text. */
export interface UrlAt {
  /** Scheme, where it has one, and host in lower case, the rest as written (RFC 3986 §6.2.2.1). */
  readonly value: string;
  /** Lower case, without `www.`. */
  readonly host: string;
  /** How much of the text it takes. */
  readonly length: number;
}

/** Quotation marks and brackets: what stands before a URL ends it when it comes again. */
const CLOSERS: Readonly<Record<string, string>> = { "'": "'", '`': '`', '‘': '’', '*': '*', '{': '}' };
const HOST_FIRST = new RegExp(`^${HOST_RUN.source}`, 'u');
const STOP = /[’`]|\]\(|\\[nrt"']|\\x[\da-f]{2}|\\u[\da-f]{4}|'[,;)]|&(?:lt|gt|quot);/i;
const LAST = /(?:[.,;:!?'*_…\\‐-―-]|\[\d{1,3}\])+$/;
/** What opens each bracket. */
const OPENERS: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };
/** Brackets of placeholders; round ones may stand alone in a URL (RFC 3986 §2.2). */
const HOLDERS: Readonly<Record<string, string>> = { '[': ']', '{': '}' };
const HOLDER = /[[\]{}]/g;
/** A userinfo, a host, and the sign behind it. */
const LONGEST_AUTHORITY = 128 + 1 + LONGEST_HOST + 1;
const PORT = /^:(?:6553[0-5]|655[0-2]\d|65[0-4]\d\d|6[0-4]\d{3}|[1-5]?\d{1,4})(?!\d)/;

/**
 * Reads the URL at the beginning of `rest`, which has no space in it; `before` is the sign that it follows. `null` where
 * its host is none that anyone could reach: a name without a dot, an ending that no registry hands out.
 */
export function urlAt(rest: string, before: string | undefined): UrlAt | null {
  const scheme = /^[a-z][a-z0-9+.-]*:\/\//i.exec(rest)?.[0] ?? '';
  // The quick no, before all of the rest is looked through.
  const ahead = rest.slice(scheme.length, scheme.length + LONGEST_AUTHORITY);
  const first = hostAt(withoutUser(ahead));
  if (first === null) return null;
  const closer = CLOSERS[before ?? ''];
  const closed = closer === undefined ? rest : (rest.split(closer, 1)[0] ?? rest);
  const after = trimEnd(beforeOpen(cut(closed.slice(scheme.length))));
  const bare = withoutUser(after);
  const user = after.slice(0, after.length - bare.length);
  // Only what is cut before the end of its run of letters is another host.
  const isWhole = user.length === ahead.length - withoutUser(ahead).length && bare.length > first.seen;
  const host = isWhole && first.seen < LONGEST_HOST ? first : hostAt(bare);
  if (host === null) return null;
  const at = user.length + host.length;
  const port = PORT.exec(after.slice(at))?.[0] ?? '';
  const path = after.slice(at + port.length);
  const tail = /^[/?#]/.test(path) ? trimEnd(beforeWords(path)) : '';
  return {
    value: scheme.toLowerCase() + user + host.value + port + tail,
    host: host.value.replace(/^www\./, ''),
    length: scheme.length + at + port.length + tail.length,
  };
}

/** The userinfo of RFC 3986 §3.2.1 taken off; as browsers do, up to the last `@`. */
function withoutUser(text: string): string {
  return text.replace(/^[^/?#\\]{0,128}@/, '');
}

function cut(text: string): string {
  const stop = STOP.exec(text);
  return stop === null ? text : text.slice(0, stop.index);
}

/** What stands before a bracket that nothing closes: it holds a remark, or a placeholder with spaces in it. */
function beforeOpen(text: string): string {
  const open: { readonly close: string; readonly at: number }[] = [];
  for (const { 0: sign, index } of text.matchAll(HOLDER)) {
    const close = HOLDERS[sign];
    if (close !== undefined) open.push({ close, at: index });
    else if (open.at(-1)?.close === sign) open.pop();
  }
  return text.slice(0, open[0]?.at);
}

/**
 * Signs that end a sentence are no part of a URL, nor is a bracket that closes what was opened before it.
 *
 * @param signs those at the end of a text, 64 at most
 */
export function trimEnd(text: string, signs = LAST): string {
  const surplus = new Map<string, number>();
  let end = text.length;
  for (;;) {
    const shorter = end - (signs.exec(text.slice(Math.max(0, end - 64), end))?.[0].length ?? 0);
    const last = text[shorter - 1] ?? '';
    const opener = OPENERS[last];
    if (opener === undefined) return text.slice(0, shorter);
    const more = surplus.get(last) ?? count(text, last) - count(text, opener);
    if (more <= 0) return text.slice(0, shorter);
    surplus.set(last, more - 1);
    end = shorter - 1;
  }
}

function count(text: string, sign: string): number {
  return text.split(sign).length - 1;
}

/** `seen` is how much was looked at. */
function hostAt(text: string): { readonly value: string; readonly length: number; readonly seen: number } | null {
  const bracketed = /^\[([\da-f:.]{2,45})\]/i.exec(text);
  if (bracketed !== null) {
    const address = canonicalIpv6(bracketed[1] ?? '');
    const { length } = bracketed[0];
    return address === null ? null : { value: `[${address}]`, length, seen: length };
  }
  const run = HOST_FIRST.exec(text)?.[0];
  if (run === undefined) return null;
  const found = hostAtStart(run);
  if (found === null) return null;
  const value = run.slice(0, found.end).replace(DOTS, '.').toLowerCase();
  if (found.kind === 'ipv4' && !isIpv4(value)) return null;
  return { value, length: found.end, seen: run.length };
}
