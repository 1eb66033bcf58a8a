import { anyOf, type Rule } from './rule.ts';

/** Adverts and what is sponsored. */
export const advert: Rule = {
  name: 'advert',
  about: 'Adverts and what is sponsored.',
  scope: 'line',
  matches: anyOf(
    /^(?:advertisements?|sponsored(?: content| post| by| links?)?|promoted|ad|paid content|continue reading below|article continues (?:below|after).{0,40}|story continues below.{0,40})\s*[:.]?$/i,
    /^(?:sponsored(?: by)?|promoted|advertisement|in partnership with)\s*: ?\S.{0,160}$/i,
    /^start your .{0,40}(?:trial|subscription)\b.{0,120}$/i,
    /^this story is from the .{1,80} (?:edition|issue) of .{1,80}$/i,
  ),
};
