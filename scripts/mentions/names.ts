import type { Name } from '../knowledge/thing.ts';
import type { ThingKind } from './mention.ts';
import { type Word, type Words, wordsOf } from './name-words.ts';
import { type Hit, judge, type Meaning, type Meanings, PRIORITY, type Sighting, sight } from './sightings.ts';

/** A name found in a text. */
export interface NameMatch {
  readonly kind: ThingKind;
  /** Sorted; more than one where the name belongs to several. */
  readonly keys: readonly string[];
  readonly start: number;
  readonly end: number;
}

/** Finds names in a text: in order, the longest at each place, none over another. */
export type Matcher = (text: string) => NameMatch[];

/** A word, and the words that may follow it in some name; `ends` are the names that are complete with it, by last sign. */
interface Node {
  readonly next: Map<string, Node>;
  readonly ends: Map<string, Meanings>;
}

/**
 * A matcher of whole words in exact case over any number of names. A hyphen of any kind matches any other, and a space
 * matches a line break. Building takes time linear in the names, matching in the text.
 */
export function makeMatcher(names: readonly Name[]): Matcher {
  const root = newNode();
  for (const name of names) insert(root, name);
  return (text) => (root.next.size === 0 ? [] : match(root, text));
}

function newNode(): Node {
  return { next: new Map(), ends: new Map() };
}

function insert(root: Node, { name, kind, key, needsContext }: Name): void {
  const words = wordsOf(name);
  const last = words.get(words.length - 1);
  if (last === undefined) return;
  let node = root;
  for (let index = 0; index < words.length; index += 1) {
    const word = words.get(index) ?? last;
    const step = index === 0 ? word.text : stepOf(word);
    const next = node.next.get(step) ?? newNode();
    node.next.set(step, next);
    node = next;
  }
  const affixes = name.slice(0, words.get(0)?.start).trim() + name.slice(last.end).trim();
  node.ends.set(affixes, withMeaning(node.ends.get(affixes) ?? [], { kind, keys: [key], needsContext }));
}

function withMeaning(meanings: Meanings, { kind, keys, needsContext }: Meaning): Meanings {
  const known = meanings.find((one) => one.kind === kind);
  const meaning = {
    kind,
    keys: [...new Set([...(known?.keys ?? []), ...keys])].sort(),
    needsContext: needsContext && known?.needsContext !== false,
  };
  return [...meanings.filter((one) => one !== known), meaning].sort(
    (a, b) => PRIORITY.indexOf(a.kind) - PRIORITY.indexOf(b.kind),
  );
}

function stepOf(word: Word): string {
  return `${word.gap}${word.text}`;
}

function match(root: Node, text: string): NameMatch[] {
  const words = wordsOf(text);
  const sightings: Sighting[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const hit = longestAt(root, words, at, text);
    if (hit === null) continue;
    const sighting = sight(hit, words, at, text);
    if (sighting.possible.length > 0) sightings.push(sighting);
    at = hit.last;
  }
  return judge(sightings, words).map(({ hit: { start, end }, meaning: { kind, keys } }) => ({
    kind,
    keys,
    start,
    end,
  }));
}

function longestAt(root: Node, words: Words, at: number, text: string): Hit | null {
  let node = root.next.get(words.textAt(at));
  const first = node && words.get(at);
  if (first === undefined || text[first.start - 1] === '@' || isAgainst(words, at, first)) return null;
  let hit: Hit | null = null;
  for (let last = at; node !== undefined; ) {
    const word = words.get(last);
    if (word === undefined) break;
    for (const [affixes, meanings] of node.ends) {
      const stretch = stretchOf(affixes, first.start, word.end, text);
      if (stretch !== null && (hit === null || stretch.end > hit.end)) hit = { meanings, last, ...stretch };
    }
    last += 1;
    const following = words.get(last);
    node = following === undefined ? undefined : node.next.get(stepOf(following));
  }
  return hit;
}

/** `anti-phishing` is no phishing. */
function isAgainst(words: Words, at: number, word: Word): boolean {
  return word.gap === '-' && words.textAt(at - 1).toLowerCase() === 'anti';
}

/** Where the name lies with the signs that are part of it, as in `.NET` and `C++`. */
function stretchOf(affixes: string, start: number, end: number, text: string): { start: number; end: number } | null {
  if (affixes === '') return { start, end };
  for (let before = 0; before <= affixes.length; before += 1) {
    const head = affixes.slice(0, before);
    const tail = affixes.slice(before);
    if (text.startsWith(tail, end) && text.slice(Math.max(0, start - before), start) === head) {
      return { start: start - before, end: end + tail.length };
    }
  }
  return null;
}
