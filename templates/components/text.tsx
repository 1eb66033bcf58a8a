import type { Text as Words } from '../../scripts/site/page.ts';

/** Words of an article, set apart so that their direction never reorders the words of the page around them. */
export function Text({ of }: { readonly of: Words }) {
  return <bdi lang={of.lang ?? undefined}>{of.text}</bdi>;
}
