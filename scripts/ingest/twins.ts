import { hashWord, wordsOf } from '../article/words.ts';

/** Words a shingle: Broder, "On the resemblance and containment of documents", 1997. */
const SHINGLE = 4;
const MINIMA = 48;
/** Minima a band. Two texts that share .8 of their shingles miss all 16 bands once in 96,000 times. */
const BAND = 3;
const LEAST_OVERLAP = 0.8;
/** Below this many words a few of another article's would pass for its own: such texts must be the same. */
const FEWEST_WORDS = 50;
/** Overlaps computed for one text: where more texts share a band, the folder is full of one template. */
const MOST_CHECKED = 40;

/** What comparing one text with others needs. */
export interface Comparable {
  /** `null` where the file states none. */
  readonly title: string | null;
  readonly body: string;
}

/** Minima of a text's shingles under 48 permutations: similar texts have many in common. Plain numbers, for JSON. */
export type Signature = readonly number[];

// Odd multipliers and addends of the permutations, drawn once from a fixed sequence.
const FACTORS = Int32Array.from({ length: MINIMA }, (_, at) => mix(at * 2 + 1) | 1);
const ADDENDS = Int32Array.from({ length: MINIMA }, (_, at) => mix(at * 2 + 2));

/** The signature of a body in Markdown. Linear in its length. */
export function signatureOf(body: string): Signature {
  const minima = new Uint32Array(MINIMA).fill(0xffffffff);
  const words = Uint32Array.from(wordsOf(body), hashWord);
  const last = Math.max(0, words.length - SHINGLE);
  for (let at = 0; at <= last; at++) {
    let hash = 0;
    for (let word = at; word < Math.min(at + SHINGLE, words.length); word++)
      hash = mix(Math.imul(hash, 31) + (words[word] ?? 0));
    for (let row = 0; row < MINIMA; row++) {
      const value = (Math.imul(hash, FACTORS[row] ?? 0) + (ADDENDS[row] ?? 0)) >>> 0;
      if (value < (minima[row] ?? 0)) minima[row] = value;
    }
  }
  return [...minima];
}

/** Finds texts that may be the same as another: those that share a band of their signatures. */
export interface TwinIndex<T> {
  readonly add: (item: T, signature: Signature) => void;
  /** Items that may be the same, those with the most bands in common first, then as they were added. */
  readonly candidates: (signature: Signature) => T[];
}

/** An index of its own for signatures that are compared with later ones. */
export function makeTwinIndex<T>(): TwinIndex<T> {
  const items: T[] = [];
  const byBand = new Map<string, number[]>();
  return {
    add: (item, signature) => {
      const at = items.push(item) - 1;
      for (const band of bandsOf(signature)) {
        const here = byBand.get(band);
        if (here) here.push(at);
        else byBand.set(band, [at]);
      }
    },
    candidates: (signature) => {
      const shared = new Map<number, number>();
      for (const band of bandsOf(signature))
        for (const at of byBand.get(band) ?? []) shared.set(at, (shared.get(at) ?? 0) + 1);
      return [...shared]
        .sort(([a, inA], [b, inB]) => inB - inA || a - b)
        .slice(0, MOST_CHECKED)
        .flatMap(([at]) => items.slice(at, at + 1));
    },
  };
}

/**
 * How much of two texts is the same, when that makes them one article; else `null`. They are one when they share four
 * fifths of their shingles (Jaccard) and of their numbers, and their titles have the same numbers: round 104 of a
 * newsletter is not round 106, and an advisory is not that on the next CVE.
 *
 * @returns share of the shingles, 0.8 to 1
 */
export function overlapOfTwins(one: Comparable, other: Comparable): number | null {
  if (one.title !== null && other.title !== null && numbersOf(one.title) !== numbersOf(other.title)) return null;
  const words = wordsOf(one.body);
  const otherWords = wordsOf(other.body);
  const isSame = words.length === otherWords.length && words.every((word, at) => word === otherWords[at]);
  if (Math.min(words.length, otherWords.length) < FEWEST_WORDS) {
    const title = one.title ?? other.title ?? '';
    return isSame && wordsOf(title).join(' ') === wordsOf(other.title ?? title).join(' ') ? 1 : null;
  }
  if (isSame) return 1;
  const overlap = jaccard(shinglesOf(words), shinglesOf(otherWords));
  const withDigits = (list: readonly string[]) => new Set(list.filter((word) => /\p{N}/u.test(word)));
  if (overlap < LEAST_OVERLAP || jaccard(withDigits(words), withDigits(otherWords)) < LEAST_OVERLAP) return null;
  return overlap;
}

/** What an article on disk is compared by. A title that its text begins with may be a derived one. */
export function comparableOf({ title, body }: { readonly title: string; readonly body: string }): Comparable {
  const opening = wordsOf(body.slice(0, 4 * title.length + 100)).join(' ');
  return { title: opening.startsWith(wordsOf(title).join(' ')) ? null : title, body };
}

function bandsOf(signature: Signature): string[] {
  return Array.from(
    { length: MINIMA / BAND },
    (_, band) => `${band}:${signature.slice(band * BAND, (band + 1) * BAND).join(',')}`,
  );
}

function numbersOf(title: string): string {
  return (title.match(/\p{N}+/gu) ?? []).join(' ');
}

function shinglesOf(words: readonly string[]): Set<string> {
  return new Set(words.slice(SHINGLE - 1).map((_, at) => words.slice(at, at + SHINGLE).join(' ')));
}

function jaccard(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  if (one.size === 0 && other.size === 0) return 1;
  let shared = 0;
  for (const item of one) if (other.has(item)) shared++;
  return shared / (one.size + other.size - shared);
}

/** Spreads the bits of a 32-bit number: the finaliser of MurmurHash3. */
function mix(value: number): number {
  let hash = value | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
