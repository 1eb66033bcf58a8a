/** What a page may do beyond what all may: run Pagefind, which is WebAssembly. */
export type Needs = 'nothing' | 'search';

type Directives = Readonly<Record<string, readonly string[]>>;

/** Every page: the site's own scripts, stylesheets, fonts, images and data, and no others. */
const EVERY_PAGE: Directives = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'style-src': ["'self'"],
  'font-src': ["'self'"],
  'img-src': ["'self'"],
  'connect-src': ["'self'"],
  'manifest-src': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  'require-trusted-types-for': ["'script'"],
};

const MORE: Readonly<Record<Needs, Directives>> = {
  nothing: {},
  search: { 'script-src': ["'wasm-unsafe-eval'"] },
};

/**
 * The Content Security Policy of a page, for its `<meta>`.
 *
 * @see https://www.w3.org/TR/CSP3/
 */
export function policyFor(needs: Needs): string {
  return written(MORE[needs]);
}

/**
 * The policy for the header of all pages. A browser obeys header and `<meta>` both, and hosts join the headers of several
 * rules, so that it allows what any page needs, and each page's `<meta>` keeps to less.
 */
export const HEADER_POLICY = `${written(MORE.search)}; frame-ancestors 'none'`;

function written(more: Directives): string {
  return Object.entries({ ...more, ...EVERY_PAGE })
    .map(([name]) => [name, ...(EVERY_PAGE[name] ?? []), ...(more[name] ?? [])].join(' '))
    .join('; ');
}
