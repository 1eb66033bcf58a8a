/**
 * The Content Security Policy of every page: its own stylesheet and its own images, and nothing that runs.
 *
 * @see https://www.w3.org/TR/CSP3/
 */
export const POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
].join('; ');
