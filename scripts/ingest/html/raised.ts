import type { Element, ElementContent, Parents } from 'hast';
import { textOf } from './tree.ts';

const pairs = (plain: string, signs: string): ReadonlyMap<string, string> =>
  new Map([...plain].map((sign, at) => [sign, [...signs][at] ?? sign]));
/** Signs that Unicode has above and below the line (chapter 22.4). */
const SIGNS: Readonly<Record<string, ReadonlyMap<string, string>>> = {
  sup: pairs(
    '0123456789+-−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVW',
    '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂ',
  ),
  sub: pairs('0123456789+-−=()aehijklmnoprstuvx', '₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ'),
};
const TRADE_MARKS: Readonly<Record<string, string>> = { TM: '™', SM: '℠' };
/** Endings of ordinals, the `th` of `4th`: they mean the same on the line, and dates are read with them. */
const ORDINAL = /^(?:st|nd|rd|th|er|re|ère)$/i;
/** A number, a letter, a unit or a bracket, which have an exponent; a mark of a footnote stands behind all else. */
const HAS_EXPONENT = /(?:(?<![\p{L}\p{N}.,-])[\d.,]*\d|(?<!\p{L})\p{L}{1,2}|\))$/u;

/**
 * Writes what stands above and below the line as text that means the same without markup: `10⁶`, `H₂O`, `2^(a/b)`. Marks
 * of footnotes become `[1]`.
 *
 * @param root changed in place
 */
export function writeRaised(root: Parents): void {
  const visit = (parent: Parents, before: string): string => {
    let seen = before;
    for (const [at, child] of parent.children.entries()) {
      if (child.type === 'text') seen += child.value;
      else if (child.type === 'element' && SIGNS[child.tagName] !== undefined) {
        const inner = rewrite(child, seen.slice(-40));
        if (inner !== null) parent.children.splice(at, 1, inner);
        seen += textOf(inner ?? child);
      } else if (child.type === 'element') seen = visit(child, INLINE.has(child.tagName) ? seen : '');
    }
    return seen;
  };
  visit(root, '');
}

const INLINE = new Set('a abbr b big cite code del em font i ins kbd mark q s small span strong tt u var'.split(' '));

/** What takes the element's place; `null` where it may stay as it is. */
function rewrite(element: Element, before: string): ElementContent | null {
  const text = textOf(element);
  const link = linkIn(element);
  if (link !== null) {
    if (/^\d{1,3}$/.test(text)) link.children = [{ type: 'text', value: `[${text}]` }];
    return null;
  }
  // Without anything before, it changes nothing that stands there.
  if (text === '' || /(?:^|\s)$/.test(before) || /^[[(]\S*[\])]$|^[^\p{L}\p{N}+−=-]+$/u.test(text)) return null;
  return { type: 'text', value: spell(element.tagName, text, before) };
}

function spell(tagName: string, text: string, before: string): string {
  if (tagName === 'sup') {
    const mark = TRADE_MARKS[text];
    if (mark !== undefined) return mark;
    if (/\d$/.test(before) && ORDINAL.test(text)) return text;
    if (/^\d{1,3}(?:, ?\d{1,3})*$/.test(text) && !HAS_EXPONENT.test(before)) return `[${text}]`;
  }
  const signs = [...text].map((sign) => SIGNS[tagName]?.get(sign));
  if (signs.every((sign) => sign !== undefined)) return signs.join('');
  return `${tagName === 'sup' ? '^' : '_'}(${text})`;
}

function linkIn(element: Element): Element | null {
  for (const child of element.children) {
    if (child.type !== 'element') continue;
    const found = child.tagName === 'a' ? child : linkIn(child);
    if (found !== null) return found;
  }
  return null;
}
