import { anyOf, type Rule } from './rule.ts';

/** Who made a picture that a text extract does not have. */
export const imageCredit: Rule = {
  name: 'image-credit',
  about: 'Who made a picture that a text extract does not have.',
  scope: 'line',
  matches: anyOf(
    /^[([]?(?:(?:(?:header|featured?|main|lead|stock|title) )?(?:image|photo(?:graph)?|picture|illustration|graphic)s?(?: credits?| source| courtesy(?: of)?)|credits?|courtesy of|photographer)\s*:?\s*\p{L}[^.!?:]{1,70}[)\]]?$/iu,
    /^[([]?(?:(?:header|featured?|main|lead|stock|title) )?(?:image|photo|picture|illustration)s?\s*(?::|by|via|from)\s*(?:\p{L}[^.!?:]{0,50}(?: \/ | via | on | from |\/))?(?:getty(?: images)?|i?stock(?:photo)?|shutterstock|adobe stock|unsplash|pixabay|pexels|flickr|dreamstime|depositphotos|wikimedia(?: commons)?|reuters|ap(?: photo)?|afp|bigstock|alamy|freepik)\b[^.!?]{0,40}[)\]]?$/iu,
    /^[([]?(?:getty images|shutterstock|istock(?:photo)?|adobe stock|unsplash|pixabay|dreamstime|alamy)(?: ?[/,] ?[^.!?]{1,40})?[)\]]?$/i,
  ),
};
