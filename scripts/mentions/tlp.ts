import { withGaps } from './unspaced.ts';

/** The labels of the Traffic Light Protocol 2.0, and `WHITE`, which `CLEAR` was called in 1.0. */
export const TLP_LABELS = ['TLP:RED', 'TLP:AMBER+STRICT', 'TLP:AMBER', 'TLP:GREEN', 'TLP:CLEAR', 'TLP:WHITE'] as const;

export type TlpLabel = (typeof TLP_LABELS)[number];

/** A mark that says who may be told. */
export interface TlpMark {
  readonly label: TlpLabel;
  readonly start: number;
  readonly end: number;
}

const MARK = /(?<![\p{L}\p{N}])TLP[ :_\p{Pd}]{0,3}(RED|AMBER(?:[ +]{1,3}STRICT)?|GREEN|CLEAR|WHITE)(?![\p{L}\p{N}])/giu;

/**
 * The marks of the Traffic Light Protocol in `text`: `TLP:AMBER+STRICT`, `tlp-green`.
 *
 * @see https://www.first.org/tlp/
 */
export function findTlp(text: string): TlpMark[] {
  return [...withGaps(text).matchAll(MARK)].flatMap(({ 0: mark, 1: color = '', index }) => {
    const written = `TLP:${color.toUpperCase().replace(/[ +]+/, '+')}`;
    const label = TLP_LABELS.find((one) => one === written);
    return label === undefined ? [] : [{ label, start: index, end: index + mark.length }];
  });
}
