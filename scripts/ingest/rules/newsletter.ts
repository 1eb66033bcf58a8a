import { anyOf, beginsWithNews, type Rule } from './rule.ts';

const isInvitation = anyOf(
  /^keep up with the latest\b.{0,300}$/i,
  /^(?:subscribe|sign up)\b.{0,160}(?:newsletter|inbox|e-?mail|updates|alerts|briefing|podcast|now|today|[.!])\s*$/i,
  /^(?:get|receive) .{1,160}(?:newsletters?|(?:to|in) your inbox)\b.{0,60}$/i,
  /^(?:delivered|straight|right) .{0,40}to your (?:e-?mail )?inbox\.?$/i,
  /^follow (?:us|me|@\w+)\b.{0,160}$/i,
);

/** Invitations to subscribe. */
export const newsletter: Rule = {
  name: 'newsletter',
  about: 'Invitations to subscribe.',
  scope: 'line',
  matches: (line) => isInvitation(line) && !beginsWithNews(line),
};
