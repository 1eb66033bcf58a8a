import { aboutTheAuthor } from './about-the-author.ts';
import { aboutTheCompany } from './about-the-company.ts';
import { advert } from './advert.ts';
import { breadcrumb } from './breadcrumb.ts';
import { cmsError } from './cms-error.ts';
import { comments } from './comments.ts';
import { imageCredit } from './image-credit.ts';
import { legal } from './legal.ts';
import { loginBox } from './login-box.ts';
import { newsletter } from './newsletter.ts';
import { placeholder } from './placeholder.ts';
import { postNavigation } from './post-navigation.ts';
import { publicationNote } from './publication-note.ts';
import { related } from './related.ts';
import { relatedLink } from './related-link.ts';
import type { Rule } from './rule.ts';
import { script } from './script.ts';
import { share } from './share.ts';
import { siteTalk } from './site-talk.ts';
import { sponsoredLinks } from './sponsored-links.ts';
import { survey } from './survey.ts';

/** Every rule, in the order in which they are asked; the first that matches names what a line is. */
const rules: readonly Rule[] = [
  aboutTheAuthor,
  aboutTheCompany,
  comments,
  related,
  relatedLink,
  sponsoredLinks,
  newsletter,
  share,
  advert,
  imageCredit,
  legal,
  placeholder,
  publicationNote,
  loginBox,
  breadcrumb,
  cmsError,
  postNavigation,
  script,
  survey,
  siteTalk,
];

/** The first rule of one of the scopes that the line is; `undefined` when it is no furniture there. */
export function findRule(line: string, ...scopes: readonly Rule['scope'][]): Rule | undefined {
  return rules.find(({ scope, matches }) => scopes.includes(scope) && matches(line));
}
