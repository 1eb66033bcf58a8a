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

/** What is dropped for where it stands, or for what stands around it; each where the text is read. */
const BY_PLACE: Readonly<Record<string, string>> = {
  blank: 'Empty lines.',
  'front-matter': 'The marks around the fields above the text, and fields that say nothing of the article.',
  'glued-list': 'A list that is said again without its line breaks.',
  kicker: 'The name of a section, above the title.',
  'line-numbers': 'Numbers of lines beside code, read as text.',
  promotion: 'What the publisher advertises between title and text.',
  'recurs-in-folder':
    'Lines that stood in five files of the inbox or more when this one was read: they belong to pages, not to articles.',
  'repeated-block': 'What the file says twice.',
  'repeated-title': 'The title, said again.',
  'site-name': 'The name of the publisher, on its own line.',
  tag: 'Labels above the text that state nothing of the article.',
  unknown: 'Lines before or after the article that are not part of it.',
};

/** What the rule of that name drops, in a sentence for readers; `null` where there is no such rule any more. */
export function aboutRule(name: string): string | null {
  return rules.find((rule) => rule.name === name)?.about ?? BY_PLACE[name] ?? null;
}

/** The first rule of one of the scopes that the line is; `undefined` when it is no furniture there. */
export function findRule(line: string, ...scopes: readonly Rule['scope'][]): Rule | undefined {
  return rules.find(({ scope, matches }) => scopes.includes(scope) && matches(line));
}
