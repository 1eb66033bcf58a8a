import type { Rule } from './rule.ts';

/** The way to the article through the publisher's sections: `Home » News » Title`. */
export const breadcrumb: Rule = {
  name: 'breadcrumb',
  about: 'The way to the article through the publisher’s sections.',
  scope: 'head',
  matches: (line) => line.length <= 300 && /^[^»›>()$#]{1,60}(?: [»›] ?\S| > \p{Lu})/u.test(line),
};
