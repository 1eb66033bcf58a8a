import { hasCue, kindBehind } from './cues.ts';
import type { ThingKind } from './mention.ts';
import type { Word } from './name-words.ts';

/** All that a name may mean: the keys by kind. */
export type Meanings = ReadonlyMap<ThingKind, { readonly keys: ReadonlySet<string>; readonly needsContext: boolean }>;

/** Where a name lies, and what it may mean. */
export interface Hit {
  readonly meanings: Meanings;
  readonly last: number;
  readonly start: number;
  readonly end: number;
}

/** Which kind a name in several kinds is, where no word beside it tells. */
const PRIORITY: readonly ThingKind[] = [
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
  readonly kinds: readonly ThingKind[];
  /** What the word behind says it is, where it may be that. */
  readonly said: ThingKind | undefined;
  /** Whether it is a name by itself, or by a word beside it. */
  readonly isSure: boolean;
}

/** What a name may be where it stands. */
export function sight(hit: Hit, words: readonly Word[], at: number, text: string): Sighting {
  const { meanings, start, last } = hit;
  const isDetection = DETECTION.test(text.slice(Math.max(0, start - LONGEST_DETECTION), start));
  const possible = PRIORITY.filter((kind) => meanings.has(kind) && !(isDetection && kind === 'group'));
  const behind = kindBehind(words, last);
  const said = possible.find((kind) => kind === behind);
  const sure = possible.filter((kind) => meanings.get(kind)?.needsContext === false);
  if (said !== undefined && !sure.includes(said)) sure.unshift(said);
  if (sure.length > 0) return { hit, at, kinds: sure, said, isSure: true };
  return { hit, at, kinds: possible, said, isSure: hasCue(words, at, last, new Set(possible)) };
}

/** The sightings that are of something, each with the kind of it. */
export function judge(
  sightings: readonly Sighting[],
  words: readonly Word[],
): { readonly hit: Hit; readonly kind: ThingKind }[] {
  const told = whatIsTold(sightings);
  return sightings.flatMap((sighting) => {
    const kind = sighting.isSure ? kindOf(sighting, told) : kindOfUnsure(sighting, words, told);
    return kind === undefined ? [] : [{ hit: sighting.hit, kind }];
  });
}

/** What the text says of names anywhere in it. */
interface Told {
  /** Of a name that may be of several kinds, which it is. */
  readonly kinds: ReadonlyMap<Meanings, ThingKind>;
  readonly names: ReadonlySet<Meanings>;
  /** Kind and key of all that is named for sure. */
  readonly things: ReadonlySet<string>;
}

function whatIsTold(sightings: readonly Sighting[]): Told {
  const kinds = new Map<Meanings, ThingKind>();
  const sure = sightings.filter(({ isSure }) => isSure);
  for (const { hit, said } of sure) if (said !== undefined && !kinds.has(hit.meanings)) kinds.set(hit.meanings, said);
  const things = sure.flatMap(({ hit, kinds: [kind] }) => {
    const keys = kind === undefined ? undefined : hit.meanings.get(kind)?.keys;
    return keys?.size === 1 ? [...keys].map((key) => `${kind} ${key}`) : [];
  });
  return { kinds, names: new Set(sure.map(({ hit }) => hit.meanings)), things: new Set(things) };
}

function kindOf({ hit, kinds, said }: Sighting, told: Told): ThingKind | undefined {
  const elsewhere = told.kinds.get(hit.meanings);
  return said ?? kinds.find((kind) => kind === elsewhere) ?? kinds[0];
}

/**
 * A name that the text has told to be one is one again, and so is another name of what it has named; but for where any
 * word begins with a capital, within a longer name, and for a name without a capital.
 */
function kindOfUnsure(sighting: Sighting, words: readonly Word[], told: Told): ThingKind | undefined {
  const { hit, kinds, at } = sighting;
  const word = words[at];
  if (word === undefined || word.isFirst || /^\p{Ll}/u.test(word.text)) return undefined;
  const before = words[at - 1];
  const behind = words[hit.last + 1];
  if (word.gap === ' ' && before?.isFirst === false && isCapital(before)) return undefined;
  if (behind?.gap === ' ' && isCapital(behind)) return undefined;
  if (told.names.has(hit.meanings)) return kindOf(sighting, told);
  return kinds.find((kind) =>
    [...(hit.meanings.get(kind)?.keys ?? [])].some((key) => told.things.has(`${kind} ${key}`)),
  );
}

function isCapital({ text }: Word): boolean {
  return /^\p{Lu}/u.test(text);
}
