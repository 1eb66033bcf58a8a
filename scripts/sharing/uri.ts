import { domainToASCII } from 'node:url';
import { isIpv6 } from '../mentions/ip.ts';

const PARTS = /^([a-z][a-z0-9+.-]*):\/\/([^/?#\\]*)([^#]*)(#.*)?$/is;
const AUTHORITY = /^(?:([A-Za-z0-9._~!$&'()*+,;=:%-]*)@)?(\[[^\]]*\]|[^:@[\]]*)(:\d*)?$/;
const BROKEN_ESCAPE = /%(?![0-9A-F]{2})/gi;
const NOT_ALLOWED = /[^A-Za-z0-9._~:/?@!$&'()*+,;=%-]/gu;
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i;

/** An address with the scheme that formats of whole URLs ask for: `http` where the text states none. */
export function withScheme(url: string): string {
  return url.includes('://') ? url : `http://${url}`;
}

/**
 * A URL as a URI: what RFC 3986 has no room for is percent-encoded, an international host is written in ASCII (RFC 3987
 * §3.1). `null` for what can't be made one.
 */
export function toUri(url: string): string | null {
  const [, scheme, authority, path, fragment] = PARTS.exec(url.toWellFormed()) ?? [];
  if (scheme === undefined || authority === undefined || path === undefined) return null;
  const host = toAuthority(authority);
  return host === null ? null : `${scheme}://${host}${encode(path)}${fragment ? `#${encode(fragment.slice(1))}` : ''}`;
}

/** A host name in ASCII (RFC 5890), lower case; `null` for what is none by the rules of RFC 1123 §2.1. */
export function toHostName(name: string): string | null {
  const ascii = domainToASCII(name);
  const labels = ascii.split('.');
  return ascii.length <= 253 && labels.every((label) => LABEL.test(label)) ? ascii : null;
}

function toAuthority(authority: string): string | null {
  const [, user, host, port = ''] = AUTHORITY.exec(authority) ?? [];
  if (host === undefined) return null;
  const before = user === undefined ? '' : `${user.replace(BROKEN_ESCAPE, '%25')}@`;
  if (host.startsWith('[')) return isIpv6(host.slice(1, -1)) ? before + host + port : null;
  const name = toHostName(host) ?? (/^[A-Za-z0-9._-]+$/.test(host) ? host : null);
  return name === null ? null : before + name + port;
}

function encode(text: string): string {
  return text
    .replace(BROKEN_ESCAPE, '%25')
    .replace(
      NOT_ALLOWED,
      (character) => `%${Buffer.from(character).toString('hex').toUpperCase().match(/../g)?.join('%')}`,
    );
}
