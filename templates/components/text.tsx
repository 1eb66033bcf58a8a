import { isRightToLeft } from '../../scripts/render/addresses.ts';
import type { Text as Shown } from '../../scripts/site/page.ts';
import { directionOf } from './direction.ts';
import { Words } from './words.tsx';

/**
 * Words of an article, set apart so that their direction never reorders the words of the page around them. Their language tells
 * it, for a Hebrew title may begin with a Latin name; a name in Latin letters alone is read as such, whoever bears it.
 */
export function Text({ of }: { readonly of: Shown }) {
  return (
    <bdi lang={of.lang ?? undefined} dir={isRightToLeft(of.text) ? directionOf(of.lang) : undefined}>
      <Words of={of.text} />
    </bdi>
  );
}
