/**
 * Gives back `url` when a link may carry it: a path from the site's root, an anchor, or an absolute http(s) URL.
 * Browsers drop tabs and line breaks from an address and read `\` as `/`, so `/\host` and control characters are refused
 * as `//host` is (URL Standard, https://url.spec.whatwg.org/#url-parsing).
 *
 * @throws {Error} for every other address; the message names it.
 */
export function safeUrl(url: string): string {
  const isInner = /^(?:#|\/(?![/\\]))/.test(url);
  const isWeb = /^https?:\/\//i.test(url) && URL.canParse(url);
  if ((isInner || isWeb) && !/\p{Cc}/u.test(url)) return url;
  throw new Error(
    `A page may not link to ${JSON.stringify(url)}: it is no path of the site, no anchor and no http(s) address.`,
  );
}
