import { anyOf, type Rule } from './rule.ts';

/** What the publisher's program said when it failed, above the article. */
export const cmsError: Rule = {
  name: 'cms-error',
  about: 'What the publisher’s program said when it failed, above the article.',
  scope: 'head',
  matches: anyOf(
    /^(?:(?:php )?(?:warning|notice|fatal error|parse error|deprecated|strict standards)|error)\s*: .{0,400}(?:\bon line \d+|\(\)|\bin \/\S+).{0,100}$/i,
    /^(?:error establishing a database connection|wordpress database error\b.{0,300}|there has been a critical error on (?:this|your) website\.?)$/i,
    /^(?:liquid|twig|smarty|template) (?:error|warning)\b.{0,300}$/i,
  ),
};
