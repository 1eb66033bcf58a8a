import type { ThingKind } from '../mentions/mention.ts';
import { groupBy } from '../shared/group.ts';
import { keyFrom } from './planned.ts';
import type { Site } from './site.ts';
import type { Covered } from './things.ts';
import type { View } from './view.ts';

/** Things of a kind whose pages are planned together: those whose keys begin alike, such as some vulnerabilities of a year. */
export interface ThingPart {
  /** `vulnerability CVE-2031-1`, `group f`. */
  readonly name: string;
  readonly kind: ThingKind;
  /** By key. */
  readonly things: readonly Covered[];
  /** Tells which things they are, and all that their articles say. */
  readonly key: string;
}

const made = new WeakMap<View, readonly ThingPart[]>();

/** All things of a site, in parts, in the order of the kinds and of the keys. */
export function thingParts(site: Site, view: View): readonly ThingPart[] {
  const known = made.get(view);
  if (known !== undefined) return known;
  const parts = [...site.things].flatMap(([kind, ofKind]) =>
    [...groupBy([...ofKind.values()], ({ thing }) => partOf(kind, thing.key))].map(([part, things]): ThingPart => {
      const told: string[] = [];
      for (const { thing, articles } of things) {
        told.push(`${thing.key} ${articles.length}`);
        for (const article of articles) told.push(view.keyOf(article));
      }
      return { name: `${kind} ${part}`, kind, things, key: keyFrom(told) };
    }),
  );
  made.set(view, parts);
  return parts;
}

/** Tells which things of a kind there are, and all that their articles say. */
export function kindKeyOf(kind: ThingKind, site: Site, view: View): string {
  return keyFrom(thingParts(site, view).flatMap((part) => (part.kind === kind ? [part.name, part.key] : [])));
}

function partOf(kind: ThingKind, key: string): string {
  return key.slice(0, kind === 'vulnerability' ? 'CVE-2031-1'.length : 1);
}
