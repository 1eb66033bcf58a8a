/**
 * The Content Security Policy of every page: its own scripts, stylesheet, fonts and images, and no others.
 *
 * @see https://www.w3.org/TR/CSP3/
 */
export const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
].join('; ');
