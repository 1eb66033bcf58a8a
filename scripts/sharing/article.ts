import type { Thing } from '../knowledge/thing.ts';
import type { IndicatorMention, NamedMention, ThingKind } from '../mentions/mention.ts';

/** The levels of the Traffic Light Protocol 2.0 (FIRST), as its labels are written in machine tags. */
export type Tlp = 'clear' | 'green' | 'amber' | 'amber+strict' | 'red';

/** Who publishes: the title of the site, and its absolute URL, which makes all ids its own. */
export interface Publisher {
  readonly title: string;
  readonly baseUrl: string;
}

/** What machines are told of an article. */
export interface SharedArticle {
  /** 16 hex digits. */
  readonly id: string;
  readonly title: string;
  /** Absolute URL of its page on the site. */
  readonly url: string;
  /** Absolute URL of where it was first published; `null` when unknown. */
  readonly original: string | null;
  readonly source: string | null;
  /** RFC 3339, a date-time or a date, which is its first moment in UTC. */
  readonly published: string;
  /** As `published`, and not before it; `null` for an article that was never updated. */
  readonly modified: string | null;
  readonly summary: string | null;
  /** BCP 47. */
  readonly lang: string | null;
  /** Absent: clear, since the site is public. */
  readonly tlp?: Tlp;
}

/** What is named, wherever it stands in the text. */
export type Naming = NamedAs | ObservedAs;
export type NamedAs = Pick<NamedMention, 'kind' | 'key' | 'ambiguous'>;
export type ObservedAs = Pick<IndicatorMention, 'kind' | 'type' | 'value'>;

/** An article with what it names, as plain data. */
export interface SharedData {
  readonly article: SharedArticle;
  readonly mentions: readonly Naming[];
  /** What is known of the things that it names, and of the tactics that its techniques serve. */
  readonly things: readonly Thing[];
}

/** An article with what it names: all that a bundle or an event is made of. */
export interface Shared {
  readonly article: SharedArticle;
  /** In the order of the text. */
  readonly mentions: readonly Naming[];
  readonly thingOf: (kind: ThingKind, key: string) => Thing | undefined;
  readonly site: Publisher;
}

/** Makes of plain data what bundles and events are made of. */
export function share({ article, mentions, things }: SharedData, site: Publisher): Shared {
  const known = new Map(things.map((thing) => [`${thing.kind} ${thing.key}`, thing]));
  return { article, mentions, thingOf: (kind, key) => known.get(`${kind} ${key}`), site };
}

/** False for a name that may mean several things. */
export function isCertain(mention: Naming): boolean {
  return mention.kind === 'indicator' || mention.ambiguous === undefined;
}

/** What an article names, each once, in the order of the text. Names that may mean several things are left out. */
export function namedIn(mentions: readonly Naming[]): {
  readonly things: readonly NamedAs[];
  readonly indicators: readonly ObservedAs[];
} {
  const things = new Map<string, NamedAs>();
  const indicators = new Map<string, ObservedAs>();
  for (const mention of mentions) {
    if (mention.kind === 'indicator') addFirst(indicators, `${mention.type} ${mention.value}`, mention);
    else if (isCertain(mention)) addFirst(things, `${mention.kind} ${mention.key}`, mention);
  }
  return { things: [...things.values()], indicators: [...indicators.values()] };
}

function addFirst<T>(map: Map<string, T>, key: string, value: T): void {
  if (!map.has(key)) map.set(key, value);
}
