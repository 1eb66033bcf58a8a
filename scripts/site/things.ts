import type { Article } from '../article/article.ts';
import { officialPage } from '../knowledge/official.ts';
import type { Knowledge, Thing } from '../knowledge/thing.ts';
import { THING_KINDS, type ThingKind } from '../mentions/mention.ts';
import { compare } from '../shared/text.ts';

/** A thing that articles name. */
export interface Covered {
  readonly thing: Thing;
  /** Oldest first; the undated before all others. */
  readonly articles: readonly Article[];
}

/** What articles name: by kind, in the order of `THING_KINDS`, and in that by key. */
export type Coverage = ReadonlyMap<ThingKind, ReadonlyMap<string, Covered>>;

/** Nothing but what articles say themselves. */
export const NO_KNOWLEDGE: Knowledge = {
  things: new Map(),
  names: [],
  exploited: { asOf: null, of: new Map() },
  predicted: { asOf: null, of: new Map() },
  namesDigest: '',
  digest: '',
};

/** Gathers what articles name. */
export function cover(articles: readonly Article[], { things }: Pick<Knowledge, 'things'>): Coverage {
  const found = new Map<ThingKind, Map<string, Article[]>>(THING_KINDS.map((kind) => [kind, new Map()]));
  for (const article of articles) {
    for (const { kind, key } of article.named.things) {
      const ofKind = found.get(kind);
      const known = ofKind?.get(key);
      if (known) known.push(article);
      else ofKind?.set(key, [article]);
    }
  }
  return new Map(
    [...found].map(([kind, ofKind]) => [
      kind,
      new Map(
        [...ofKind]
          .sort(([a], [b]) => compare(a, b))
          .map(([key, named]) => [
            key,
            { thing: things.get(`${kind} ${key}`) ?? unknownThing(kind, key), articles: named },
          ]),
      ),
    ]),
  );
}

/** A thing of which nothing is known but its id. */
function unknownThing(kind: ThingKind, key: string): Thing {
  return {
    kind,
    key,
    name: key,
    aliases: [],
    description: null,
    attackId: null,
    reference: officialPage(kind, key),
    tactics: [],
    isRansomware: false,
  };
}

/** What a thing is called in a list: ids with their name, where there is one. */
export function labelOf({ kind, key, name }: Thing): string {
  const isId = kind === 'vulnerability' || kind === 'weakness' || kind === 'technique' || kind === 'tactic';
  if (!isId || name === key) return name;
  return kind === 'vulnerability' ? `${key} (${name})` : `${key} ${name}`;
}

const places = new WeakMap<readonly Article[], ReadonlyMap<Article, number>>();

/** Where an article stands in a list that does not change; the end where it stands nowhere. */
export function placeIn(articles: readonly Article[], article: Article): number {
  const known = places.get(articles) ?? new Map(articles.map((one, at) => [one, at]));
  places.set(articles, known);
  return known.get(article) ?? articles.length;
}
