import { anyOf, type Rule } from './rule.ts';

/** Copyright, cookie and terms lines. */
export const legal: Rule = {
  name: 'legal',
  about: 'Lines on copyright, cookies and terms.',
  scope: 'line',
  matches: anyOf(
    /^(?:copyright\b|©|\(c\) ?(?:19|20)\d\d).{0,200}$/i,
    /^all rights reserved\b.{0,80}$/i,
    /^(?:privacy|legal|cookie)s? (?:policy|statement|notice|policies|settings)(?:[ |•·&,-]+(?:terms|privacy|legal|cookie)s?.{0,60})?$/i,
    /^terms (?:of|and|&) (?:use|service|conditions)\b.{0,60}$/i,
    /^this product is provided subject to this notification\b.{0,120}$/i,
    /^(?:we use cookies|this (?:site|website) uses cookies|by continuing to (?:use|browse))\b.{0,400}$/i,
  ),
};
