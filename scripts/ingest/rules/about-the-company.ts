import { anyOf, type Rule } from './rule.ts';

/** The company's own portrait and press contact, below a press release. */
export const aboutTheCompany: Rule = {
  name: 'about-the-company',
  about: 'The company’s own portrait and press contact, below a press release.',
  scope: 'section',
  matches: anyOf(
    /^[Aa]bout (?:us|(?:the )?\p{Lu}[\p{L}\p{N}&.'’-]*(?: (?:[\p{Lu}\p{N}][\p{L}\p{N}&.'’-]*|of|and|for|the)){0,5})\s*:?$/u,
    /^(?:media|press) (?:contacts?|enquiries|inquiries)\s*:?$/i,
    /^contacts?\s*:$/i,
  ),
};
