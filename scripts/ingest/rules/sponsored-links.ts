import { anyOf, type Rule } from './rule.ts';

/** The advertisers' own headlines, below the article. */
export const sponsoredLinks: Rule = {
  name: 'sponsored-links',
  about: 'The advertisers’ own headlines, below the article.',
  scope: 'section',
  matches: anyOf(
    /^(?:sponsored(?: (?:content|posts?|links?|by))?|promoted(?: stories)?|from our partners|paid content)\s*:?$/i,
  ),
};
