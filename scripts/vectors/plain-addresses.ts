import type { Case } from './case.ts';

const SHAPES: readonly (readonly [kind: Case['kind'], shape: RegExp])[] = [
  ['url', /(?:https?|ftp):\/\/[^\s<>()[\]]+/g],
  ['email', /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g],
  ['ipv4', /(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?![\w.])/g],
  ['domain', /(?<![a-z\d.@/-])[a-z\d](?:[\w-]*\.)+[a-z]{2,}(?![a-z\d@-]|\.\w)/gi],
  ['hash', /(?<!\w)(?:[\da-f]{32}|[\da-f]{40}|[\da-f]{64})(?!\w)/gi],
];

/**
 * The addresses of a fanged text by their bare shapes: the measure that the finders are held against. It must not call
 * them, or what they miss would be missed on both sides.
 */
export function plainAddresses(text: string): { readonly kind: Case['kind']; readonly value: string }[] {
  let rest = text;
  return SHAPES.flatMap(([kind, shape]) => {
    const values = [...new Set(rest.match(shape) ?? [])];
    rest = rest.replace(shape, ' ');
    return values.map((value) => ({ kind, value }));
  });
}
