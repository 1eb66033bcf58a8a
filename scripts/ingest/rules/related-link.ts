import { endsSentence } from '../text/lines.ts';
import type { Rule } from './rule.ts';

const LABEL =
  /^(?:(?:see|read|watch|check) also|also (?:read|see|watch)|read (?:more|next|now|this)|more on (?:this|zdnet|this topic)|related(?: (?:story|article|post|reading|coverage|news|content|video|links?))?|video|webinar|white ?paper|e-?book|podcast|download now|must[ -]read|don[’']t miss|recommended|further reading) ?[:|»–-]\s?(?=[\p{Lu}\p{N}“"'‘[(])/iu;

/** Another article, offered within the text: `See also: Headline`. */
export const relatedLink: Rule = {
  name: 'related-link',
  about: 'Another article, offered within the text.',
  scope: 'line',
  matches: (line) => line.length <= 200 && LABEL.test(line) && !(endsSentence(line) && !/[?!]["”’]?$/.test(line)),
};
