import type { Text as Shown } from '../../scripts/site/page.ts';
import { Words } from './words.tsx';

/** Words of an article, set apart so that their direction never reorders the words of the page around them. */
export function Text({ of }: { readonly of: Shown }) {
  return (
    <bdi lang={of.lang ?? undefined}>
      <Words of={of.text} />
    </bdi>
  );
}
