/** Words of a card: as they are, or the first of several that the fonts can write. */
export type CardWords = string | { readonly anyOf: readonly string[] };

/**
 * What the template of a card writes as JSON: elements as satori takes them, with styles of CSS.
 *
 * @see https://github.com/vercel/satori#documentation
 */
export interface CardNode {
  readonly type: 'div' | 'svg' | 'path';
  readonly props: {
    readonly style?: Readonly<Record<string, string | number>>;
    readonly children?: readonly (CardNode | CardWords)[];
    readonly [attribute: string]: unknown;
  };
}
