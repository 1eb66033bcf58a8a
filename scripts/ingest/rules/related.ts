import { anyOf, type Rule } from './rule.ts';

/** Lists of other articles. */
export const related: Rule = {
  name: 'related',
  about: 'Lists of other articles.',
  scope: 'section',
  matches: anyOf(
    /^you (?:may|might) (?:also|be) (?:like|enjoy|interested in)\b.{0,20}$/i,
    /^(?:more insights|recommended (?:reading|for you|articles|stories)|read (?:next|more from)\b.{0,40}|up next|don[’']t miss|most (?:popular|read)|trending(?: now)?|latest (?:news|stories|posts)|more (?:stories|news|from)\b.{0,40}|see also)\s*:?$/i,
    /^related\s*:?$/i,
    /^related (?:articles?|stories|posts?|advisories|content|news|topics?|reading|coverage|resources|links?)\s*:?$/i,
    /^(?:previous|next|older|newer) (?:post|article|story)\b.{0,120}$/i,
  ),
};
