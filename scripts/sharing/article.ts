import type { Thing } from '../knowledge/thing.ts';
import type { IndicatorMention, Mention, NamedMention, ThingKind } from '../mentions/mention.ts';

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

/** An article with what it names: all that a bundle or an event is made of. */
export interface Shared {
  readonly article: SharedArticle;
  /** In the order of the text. */
  readonly mentions: readonly Mention[];
  readonly thingOf: (kind: ThingKind, key: string) => Thing | undefined;
  readonly site: Publisher;
}

/** What an article names, each once, in the order of the text. Names that may mean several things are left out. */
export function namedIn(mentions: readonly Mention[]): {
  readonly things: readonly NamedMention[];
  readonly indicators: readonly IndicatorMention[];
} {
  const things = new Map<string, NamedMention>();
  const indicators = new Map<string, IndicatorMention>();
  for (const mention of mentions) {
    if (mention.kind === 'indicator') addFirst(indicators, `${mention.type} ${mention.value}`, mention);
    else if (mention.ambiguous === undefined) addFirst(things, `${mention.kind} ${mention.key}`, mention);
  }
  return { things: [...things.values()], indicators: [...indicators.values()] };
}

function addFirst<T>(map: Map<string, T>, key: string, value: T): void {
  if (!map.has(key)) map.set(key, value);
}
