import { anyOf, type Rule } from './rule.ts';

/** Share buttons, print links and the like, read as text. */
export const share: Rule = {
  name: 'share',
  about: 'Share buttons, print links and the like, read as text.',
  scope: 'line',
  matches: anyOf(
    /^(?:please )?share (?:this|on|your thoughts|the)?(?: ?(?:post|article|story|page|news|thoughts|via|on))*(?: (?:facebook|twitter|x|linkedin|reddit|e-?mail|whatsapp))*\s*:?$/i,
    /^(?:facebook|twitter|linkedin|reddit|whatsapp|pinterest|tumblr|pocket|bookmark|submit|google\+|e-?mail|print|tweet|share|like|copy link|flipboard|telegram)(?:[ ,|/•·]+(?:facebook|twitter|linkedin|reddit|whatsapp|pinterest|tumblr|pocket|google\+|e-?mail|print|tweet|share|like|copy link|flipboard|telegram|bookmark))*\+?\d*$/i,
    /^read (?:the )?(?:full|original|complete|whole) (?:article|story|post)\b.{0,60}$/i,
    /^(?:read|learn|view|see|show) more\s*(?:»|›|→|\.{3}|…)?$/i,
    /^(?:find|follow|contact|meet) me on\s*:?$/i,
    /^(?:click to share|like this|loading\.{3})\b.{0,80}$/i,
  ),
};
