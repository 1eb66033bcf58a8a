import type { ThingKind } from '../mentions/mention.ts';
import { groupBy } from '../shared/group.ts';
import { compare } from '../shared/text.ts';
import { type Covered, labelOf } from './things.ts';

/** A part of an index that is too long for one page. */
export interface Part<T> {
  readonly label: string;
  /** Its part of an address. */
  readonly slug: string;
  readonly items: readonly T[];
}

/** What an index is divided into: vulnerabilities by year, the newest first, techniques by number, others by initial. */
export function partsOf(kind: ThingKind, things: readonly Covered[]): Part<Covered>[] {
  if (kind === 'vulnerability') {
    const yearOf = ({ thing }: Covered): string => /^CVE-(\d{4})-/.exec(thing.key)?.[1] ?? 'Other ids';
    const isYear = (label: string): boolean => /^\d/.test(label);
    return group(byNumber(things).reverse(), yearOf, (a, b) => Number(isYear(b)) - Number(isYear(a)) || compare(b, a));
  }
  if (kind === 'weakness' || kind === 'tactic' || kind === 'technique')
    return [{ label: 'By number', slug: 'number', items: byNumber(things) }];
  const byName = things.toSorted((a, b) => compare(nameOf(a), nameOf(b)) || compare(a.thing.key, b.thing.key));
  return partsByInitial(byName, ({ thing }) => thing.key);
}

/** Items by the first letter of their key. */
export function partsByInitial<T>(items: readonly T[], keyOf: (item: T) => string): Part<T>[] {
  const initialOf = (item: T): string => /^[a-z]/i.exec(keyOf(item))?.[0].toUpperCase() ?? '0–9';
  return group(items, initialOf, compare);
}

function nameOf({ thing }: Covered): string {
  return labelOf(thing).toLowerCase();
}

/** The parts, those that are still too long in several pages, each with the name that `nameOf` gives it besides. */
export function cutParts<T>(
  parts: readonly Part<T>[],
  most: number,
  nameOf: (items: readonly T[]) => string,
): Part<T>[] {
  return parts.flatMap(({ label, slug, items }) =>
    Array.from({ length: Math.ceil(items.length / most) }, (_, at) => {
      const some = items.slice(at * most, (at + 1) * most);
      return {
        label: items.length <= most ? label : `${label}, ${nameOf(some)}`,
        slug: at === 0 ? slug : `${slug}/${at + 1}`,
        items: some,
      };
    }),
  );
}

/** Things in the order of the numbers in their ids. */
export function byNumber(things: readonly Covered[]): Covered[] {
  const padded = (key: string): string => key.replace(/\d+/g, (digits) => digits.padStart(9, '0'));
  return things.toSorted((a, b) => compare(padded(a.thing.key), padded(b.thing.key)));
}

function group<T>(
  items: readonly T[],
  labelFor: (item: T) => string,
  order: (a: string, b: string) => number,
): Part<T>[] {
  return [...groupBy(items, labelFor)]
    .sort(([a], [b]) => order(a, b))
    .map(([label, some]) => ({
      label,
      slug: label === '0–9' ? 'number' : label.toLowerCase().replace(/\W+/g, '-'),
      items: some,
    }));
}
