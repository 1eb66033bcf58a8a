import { anyOf, type Rule } from './rule.ts';

/** The log-in box of the page, above the article. */
export const loginBox: Rule = {
  name: 'login-box',
  about: 'The log-in box of the page, above the article.',
  scope: 'head',
  matches: anyOf(
    /^(?:user ?name|e-?mail(?: address)?|login)\s*:\s*(?:password\s*:?)?$/i,
    /^password\s*:$/i,
    /^(?:log ?in|sign in|sign up|register|log out|my account|forgot(?: your)? password\??|remember me)(?: (?:[|/•·]|or) (?:log ?in|sign in|sign up|register|subscribe))*$/i,
  ),
};
