import { anyOf, type Rule } from './rule.ts';

/** What readers of the publisher wrote below the article. */
export const comments: Rule = {
  name: 'comments',
  about: 'What readers of the publisher wrote below the article.',
  scope: 'section',
  matches: anyOf(
    /^\(?(?:\d{1,5} |no |reader )?comments?(?: ?\(\d{1,5}\))?\s*:?$/i,
    /^(?:leave|post|add|write) a (?:comment|reply)\b.{0,40}$/i,
    /^(?:join|view) the (?:discussion|conversation)\b.{0,30}$/i,
    /^check \d+ comments? or write your comment$/i,
    /^\d{1,5} (?:responses?|thoughts?) (?:to|on) [“"‘'].{0,200}$/i,
  ),
};
