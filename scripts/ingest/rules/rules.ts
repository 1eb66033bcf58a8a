import { aboutTheAuthor } from './about-the-author.ts';
import { aboutTheCompany } from './about-the-company.ts';
import { advert } from './advert.ts';
import { breadcrumb } from './breadcrumb.ts';
import { comments } from './comments.ts';
import { legal } from './legal.ts';
import { loginBox } from './login-box.ts';
import { newsletter } from './newsletter.ts';
import { placeholder } from './placeholder.ts';
import { publicationNote } from './publication-note.ts';
import { related } from './related.ts';
import type { Rule } from './rule.ts';
import { share } from './share.ts';

/** Every rule, in the order in which they are asked; the first that matches names what a line is. */
export const rules: readonly Rule[] = [
  aboutTheAuthor,
  aboutTheCompany,
  comments,
  related,
  newsletter,
  share,
  advert,
  legal,
  placeholder,
  publicationNote,
  loginBox,
  breadcrumb,
];
