import { hasCue, kindBehind } from './cues.ts';
import type { ThingKind } from './mention.ts';
import type { Word, Words } from './name-words.ts';

/** All that a name may mean, the likeliest first. */
export type Meanings = readonly Meaning[];

export interface Meaning {
  readonly kind: ThingKind;
  /** Sorted; more than one where the name belongs to several. */
  readonly keys: readonly string[];
  readonly needsContext: boolean;
}

/** Where a name lies, and what it may mean. */
export interface Hit {
  readonly meanings: Meanings;
  readonly last: number;
  readonly start: number;
  readonly end: number;
}

/** Which kind a name in several kinds is, where no word beside it tells. */
export const PRIORITY: readonly ThingKind[] = [
  'vulnerability',
  'malware',
  'group',
  'technique',
  'tactic',
  'weakness',
  'product',
  'vendor',
];

/** What stands before a name in what scanners call a malware, `Win32/Turla.CX`: there a group lends its name. */
const DETECTION =
  /(?<![\p{L}\p{N}])(?:w(?:in)?(?:32|64)?|msil|osx|linux|android(?:os)?|js|vbs?|trojan|backdoor|ransom(?:ware)?|worm|infostealer)[/.:]$/iu;
const LONGEST_DETECTION = 16;

/** A name where it stands, before the rest of the text is known. */
export interface Sighting {
  readonly hit: Hit;
  /** Place of its first word. */
  readonly at: number;
  /** What it may be here, the likeliest first. */
  readonly possible: Meanings;
  /** What the word behind says it is, where it may be that. */
  readonly said: Meaning | undefined;
  /** Whether it is a name by itself, or by a word beside it. */
  readonly isSure: boolean;
}

/** What a name may be where it stands. */
export function sight(hit: Hit, words: Words, at: number, text: string): Sighting {
  const { meanings, last } = hit;
  const possible = isDetection(text, hit.start) ? meanings.filter(({ kind }) => kind !== 'group') : meanings;
  const behind = kindBehind(words, last);
  const said = behind === null ? undefined : possible.find(({ kind }) => kind === behind);
  if (possible.some((one) => one === said || !one.needsContext)) {
    const sure = possible.filter((one) => one === said || !one.needsContext);
    return { hit, at, possible: sure, said, isSure: true };
  }
  return { hit, at, possible, said, isSure: hasCue(words, at, last, new Set(possible.map(({ kind }) => kind))) };
}

function isDetection(text: string, start: number): boolean {
  return (
    /[/.:]/.test(text.charAt(start - 1)) && DETECTION.test(text.slice(Math.max(0, start - LONGEST_DETECTION), start))
  );
}

/** The sightings that are of something, each with what it means. */
export function judge(
  sightings: readonly Sighting[],
  words: Words,
): { readonly hit: Hit; readonly meaning: Meaning }[] {
  const told = whatIsTold(sightings);
  const found: { readonly hit: Hit; readonly meaning: Meaning }[] = [];
  for (const sighting of sightings) {
    const meaning = sighting.isSure ? likeliest(sighting, told) : unsure(sighting, words, told);
    if (meaning !== undefined) found.push({ hit: sighting.hit, meaning });
  }
  return found;
}

/** What the text says of names anywhere in it. */
interface Told {
  /** Of a name that may be several things, which it is; `null` where no word says so. */
  readonly names: ReadonlyMap<Meanings, Meaning | null>;
  /** Kind and key of all that is named for sure. */
  readonly things: ReadonlySet<string>;
}

function whatIsTold(sightings: readonly Sighting[]): Told {
  const names = new Map<Meanings, Meaning | null>();
  const sure = new Set<Meaning>();
  for (const { hit, possible, said, isSure } of sightings) {
    if (!isSure) continue;
    names.set(hit.meanings, names.get(hit.meanings) ?? said ?? null);
    const [first] = possible;
    if (first?.keys.length === 1) sure.add(said ?? first);
  }
  return { names, things: new Set([...sure].flatMap(({ kind, keys }) => keys.map((key) => `${kind} ${key}`))) };
}

function likeliest({ hit, possible, said }: Sighting, told: Told): Meaning | undefined {
  if (said !== undefined || possible.length === 1) return said ?? possible[0];
  const elsewhere = told.names.get(hit.meanings);
  return possible.find((one) => one === elsewhere) ?? possible[0];
}

/**
 * A name that the text has told to be one is one again, and so is another name of what it has named; but for where any
 * word begins with a capital, within a longer name, and for a name without a capital.
 */
function unsure(sighting: Sighting, words: Words, told: Told): Meaning | undefined {
  const { hit, possible, at } = sighting;
  const word = words.get(at);
  if (word === undefined || word.isFirst || /^\p{Ll}/u.test(word.text)) return undefined;
  const before = words.get(at - 1);
  const behind = words.get(hit.last + 1);
  if (word.gap === ' ' && before?.isFirst === false && isCapital(before)) return undefined;
  if (behind?.gap === ' ' && isCapital(behind)) return undefined;
  if (told.names.has(hit.meanings)) return likeliest(sighting, told);
  return possible.find(({ kind, keys }) => keys.some((key) => told.things.has(`${kind} ${key}`)));
}

function isCapital({ text }: Word): boolean {
  return /^\p{Lu}/u.test(text);
}
