import { anyOf, type Rule } from './rule.ts';

/** Labels of a page that say nothing of the article. */
export const publicationNote: Rule = {
  name: 'publication-note',
  about: 'Labels of a page that say nothing of the article.',
  scope: 'line',
  matches: anyOf(/^(?:filed under|tagged(?: (?:with|as))?|tags?|categor(?:y|ies)|posted in)\s*:\s*.{0,300}$/i),
};
