import { anyOf, type Rule } from './rule.ts';

/** Questions that the page asks of its readers. */
export const survey: Rule = {
  name: 'survey',
  about: 'Questions that the page asks of its readers.',
  scope: 'line',
  matches: anyOf(
    /^(?:was|is|did you find) this (?:document|article|page|content|information|post)? ?(?:was |is )?(?:helpful|useful|interesting)\b.{0,60}$/i,
    /^(?:rate this|how would you rate) (?:article|post|story|page)\b.{0,60}$/i,
  ),
};
