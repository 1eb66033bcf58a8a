import { anyOf, type Rule } from './rule.ts';

/** The way to the articles before and after this one: `« The one before |`, `| Main`, `The next one »`. */
export const postNavigation: Rule = {
  name: 'post-navigation',
  about: 'The way to the articles before and after this one.',
  scope: 'edge',
  matches: anyOf(/^[«‹←]\s?\S.{0,200}$/, /^[^«‹]{0,200}[»›→]$/, /^\|? ?(?:main|home) ?\|?$/i),
};
