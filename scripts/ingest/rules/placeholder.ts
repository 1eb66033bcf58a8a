import { anyOf, type Rule } from './rule.ts';

/** What a publisher's program should have filled in or drawn: `%d bloggers like this:`, `logo`. */
export const placeholder: Rule = {
  name: 'placeholder',
  about: 'What the publisher’s program should have filled in or drawn.',
  scope: 'line',
  matches: anyOf(
    /^%d bloggers? likes? this:?$/i,
    /^(?:logo|image|photo|icon|avatar|thumbnail|menu|search|skip to (?:main )?content)$/i,
  ),
};
