import calculator from 'ae-cvss-calculator';
import { type CvssVector, findCvss } from './cvss.ts';
import { findMentions } from './find.ts';
import type { Trusts } from './indicators.ts';
import type { IndicatorType, Mention, ThingKind } from './mention.ts';
import type { Matcher } from './names.ts';
import type { Prose } from './prose.ts';
import { findTlp, TLP_LABELS, type TlpLabel } from './tlp.ts';

/** What an article names, each once, in the order of its text. */
export interface Named {
  readonly things: readonly NamedThing[];
  /** Names that belong to several things, which nothing tells apart; they are no links. */
  readonly ambiguous: readonly AmbiguousName[];
  readonly indicators: readonly NamedIndicator[];
  readonly scores: readonly StatedScore[];
  /** The strictest mark of the Traffic Light Protocol in the text. */
  readonly tlp: TlpLabel | null;
}

export interface NamedThing {
  readonly kind: ThingKind;
  readonly key: string;
  /** Where the body first names it outside code and links: offsets into the text of {@link Prose}; else `null`. */
  readonly at: readonly [start: number, end: number] | null;
}

export interface AmbiguousName {
  readonly kind: ThingKind;
  readonly name: string;
  readonly keys: readonly string[];
}

export interface NamedIndicator {
  readonly type: IndicatorType;
  /** Fanged and canonical, as in `IndicatorMention`. */
  readonly value: string;
}

/** A CVSS vector that an article states, with the score that its metrics give. */
export interface StatedScore {
  readonly vector: string;
  readonly version: CvssVector['version'];
  /** 0 to 10, one decimal. */
  readonly score: number;
  /** The vulnerability that the text names last before it; `null` where it names none. */
  readonly of: string | null;
}

/** What is read of an article. */
export interface Readable {
  readonly title: string;
  readonly summary: string | null;
  readonly prose: Prose;
}

export const NOTHING_NAMED: Named = { things: [], ambiguous: [], indicators: [], scores: [], tlp: null };

/**
 * Everything that an article names: in its title, its summary and its body. Pure, and linear in the text.
 *
 * @param ownHosts says of a host that it is the publisher's own, so that its addresses are no indicators
 */
export function nameAll({ title, summary, prose }: Readable, matcher: Matcher, ownHosts: Trusts): Named {
  const head = `${title}\n\n${summary === null ? '' : `${summary}\n\n`}`;
  const text = head + prose.text;
  const mentions = findMentions(text, matcher, { ownHosts });
  const vectors = findCvss(text);
  const marks = findTlp(text).map(({ label }) => label);
  if (mentions.length === 0 && vectors.length === 0 && marks.length === 0) return NOTHING_NAMED;
  return {
    things: thingsIn(mentions, openPlaces(prose, head.length)),
    ambiguous: ambiguousIn(mentions, text),
    indicators: indicatorsIn(mentions),
    scores: scoresIn(vectors, mentions),
    tlp: TLP_LABELS.find((label) => marks.includes(label)) ?? null,
  };
}

type PlaceOf = (mention: Mention) => NamedThing['at'];

/** Tells where a mention lies in the body, when it may be a link there. Mentions are asked for in their order. */
function openPlaces({ plain }: Prose, headLength: number): PlaceOf {
  let next = 0;
  return ({ start, end }) => {
    const from = start - headLength;
    const to = end - headLength;
    while ((plain[next]?.end ?? Number.POSITIVE_INFINITY) <= from) next += 1;
    const stretch = plain[next];
    return stretch !== undefined && stretch.start <= from && to <= stretch.end ? [from, to] : null;
  };
}

function thingsIn(mentions: readonly Mention[], placeOf: PlaceOf): NamedThing[] {
  const things = new Map<string, NamedThing>();
  for (const mention of mentions) {
    if (mention.kind === 'indicator' || mention.ambiguous !== undefined) continue;
    const { kind, key } = mention;
    const known = things.get(`${kind} ${key}`);
    const at = placeOf(mention);
    if (known === undefined || (known.at === null && at !== null)) things.set(`${kind} ${key}`, { kind, key, at });
  }
  return [...things.values()];
}

function ambiguousIn(mentions: readonly Mention[], text: string): AmbiguousName[] {
  const names = new Map<string, AmbiguousName>();
  for (const mention of mentions) {
    if (mention.kind === 'indicator' || mention.ambiguous === undefined) continue;
    const name = text.slice(mention.start, mention.end).replace(/\s+/g, ' ');
    names.set(`${mention.kind} ${name}`, { kind: mention.kind, name, keys: mention.ambiguous });
  }
  return [...names.values()];
}

function indicatorsIn(mentions: readonly Mention[]): NamedIndicator[] {
  const found: NamedIndicator[] = [];
  const known = new Map<IndicatorType, Set<string>>();
  for (const mention of mentions) {
    if (mention.kind !== 'indicator') continue;
    const { type, value } = mention;
    const values = known.get(type) ?? new Set();
    known.set(type, values);
    if (values.has(value)) continue;
    values.add(value);
    found.push({ type, value });
  }
  return found;
}

function scoresIn(vectors: readonly CvssVector[], mentions: readonly Mention[]): StatedScore[] {
  const scores = new Map<string, StatedScore>();
  const known = new Map<string, number | null>();
  let next = 0;
  let of: string | null = null;
  for (const { vector, version, start } of vectors) {
    for (let mention = mentions[next]; mention !== undefined && mention.end <= start; mention = mentions[next]) {
      if (mention.kind === 'vulnerability') of = mention.key;
      next += 1;
    }
    const score = known.get(vector) ?? scoreOf(vector);
    known.set(vector, score);
    if (score !== null) scores.set(`${vector} ${of}`, { vector, version, score, of });
  }
  return [...scores.values()];
}

/** The overall score; the grammar of the vector has been checked, but the calculator has the last word. */
function scoreOf(vector: string): number | null {
  try {
    const { overall } = calculator.fromVector(vector)?.calculateScores() ?? {};
    return typeof overall === 'number' && Number.isFinite(overall) ? overall : null;
  } catch {
    return null;
  }
}
