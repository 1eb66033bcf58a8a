import { anyOf, type Rule } from './rule.ts';

/** The block on who wrote the article, below it. */
export const aboutTheAuthor: Rule = {
  name: 'about-the-author',
  about: 'The block on who wrote the article, below it.',
  scope: 'section',
  matches: anyOf(
    /^about the (?:authors?|writers?|contributors?)(?: ?\(s\))?\s*:?$/i,
    /^author bio(?:graphy)?:?$/i,
    /^written by$/i,
  ),
};
