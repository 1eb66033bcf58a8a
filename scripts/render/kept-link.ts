import { defangText, findIndicators, type Trusts } from '../mentions/indicators.ts';

/** Which links of an article stay links. */
interface Keeping {
  readonly trusts: Trusts;
  /** Where the paths of this site begin; it ends in `/`. */
  readonly root: string;
}

const HERE = 'https://site.invalid';

/** Any address as text that no software takes for a link. */
export function inertAddress(href: string): string {
  return defangText(href).replace(/^([a-z][a-z0-9+.-]*):(?!\/\/)/i, '$1[:]');
}

/** The address of a link that may stay one: a path of this site below `root`, or a trusted host; else `null`. */
export function keptLink(href: string, { trusts, root }: Keeping): string | null {
  if (!URL.canParse(href, HERE)) return null;
  const { origin, protocol, username, password, port, pathname, search, hash, hostname } = new URL(href, HERE);
  if (origin === HERE)
    return /^\/(?!\/)/.test(pathname) && href.startsWith('/') ? root + (pathname + search + hash).slice(1) : null;
  const isWeb = /^https?:$/.test(protocol) && username === '' && password === '' && port === '';
  const isTrusted = isWeb && trusts(hostname.replace(/^www\./, '')) && !leadsOn(pathname + search + hash);
  return isTrusted ? new URL(href).href : null;
}

/** True when the rest of an address names another: the editor vouches for a host, not for where it redirects to. */
function leadsOn(rest: string): boolean {
  try {
    return findIndicators(decodeURIComponent(rest)).length > 0;
  } catch {
    return true;
  }
}
