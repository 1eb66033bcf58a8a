import type { Topic } from '../settings/topics.ts';
import { compare } from '../shared/text.ts';
import type { Conditions } from './conditions.ts';

const MOST_TAGS = 5;
const THRESHOLD = 8;
const MOST_REPEATS = 3;

/** Suggests the tags of an article. */
export type Tagger = (article: { readonly head: string; readonly body: string }) => string[];

/** What speaks for a topic. */
interface Clue {
  readonly topic: number;
  readonly weight: number;
}

interface Phrase extends Clue {
  /** Words in lower case; the last also matches with a plural ending. */
  readonly words: readonly string[];
  /** The words as written, when their case matters. */
  readonly exact: readonly string[] | null;
}

/**
 * Makes a tagger of the taxonomy's rules. A topic's score is the sum over its phrases, and over what it asks an article
 * to name, of weight × occurrences, at most three of them, where one in the head (title and summary) counts three times; topics of 8 or more are suggested, at
 * most five, the highest first. Linear in the text: phrases are found by their first word.
 */
export function makeTagger(topics: readonly Topic[], conditionsIn: Conditions = () => []): Tagger {
  const byCondition = indexConditions(topics);
  const byFirstWord = new Map<string, Phrase[]>();
  for (const [topic, { rules }] of topics.entries()) {
    for (const [phrase, weight] of Object.entries(rules)) {
      const written = toWords(phrase);
      const words = written.map((word) => word.toLowerCase());
      if (words.length === 0) continue;
      const entry = { topic, words, exact: /\p{Lu}/u.test(phrase) ? written : null, weight };
      for (const first of words.length === 1 ? plurals(words[0] ?? '') : [words[0] ?? '']) {
        byFirstWord.set(first, [...(byFirstWord.get(first) ?? []), entry]);
      }
    }
  }
  return ({ head, body }) => {
    const counts = new Map<Clue, number>();
    for (const [text, worth] of [
      [head, 3],
      [body, 1],
    ] as const) {
      for (const condition of conditionsIn(text)) {
        for (const clue of byCondition.get(condition) ?? []) counts.set(clue, (counts.get(clue) ?? 0) + worth);
      }
      const written = toWords(text);
      const words = written.map((word) => word.toLowerCase());
      for (const [at, word] of words.entries()) {
        for (const phrase of byFirstWord.get(word) ?? []) {
          if (matches(phrase, words, written, at)) counts.set(phrase, (counts.get(phrase) ?? 0) + worth);
        }
      }
    }
    const scores = new Map<number, number>();
    for (const [{ topic, weight }, count] of counts) {
      scores.set(topic, (scores.get(topic) ?? 0) + weight * Math.min(count, MOST_REPEATS));
    }
    return [...scores]
      .flatMap(([topic, score]) => (score >= THRESHOLD ? [{ tag: topics[topic]?.tag ?? '', score }] : []))
      .sort((a, b) => b.score - a.score || compare(a.tag, b.tag))
      .slice(0, MOST_TAGS)
      .map(({ tag }) => tag);
  };
}

function indexConditions(topics: readonly Topic[]): Map<string, Clue[]> {
  const clues = new Map<string, Clue[]>();
  for (const [topic, { mentions }] of topics.entries()) {
    for (const [condition, weight] of Object.entries(mentions))
      clues.set(condition, [...(clues.get(condition) ?? []), { topic, weight }]);
  }
  return clues;
}

function toWords(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+/gu) ?? [];
}

function plurals(word: string): string[] {
  return [word, `${word}s`, `${word}es`];
}

function matches({ words, exact }: Phrase, text: readonly string[], written: readonly string[], at: number): boolean {
  return words.every((word, offset) => {
    const here = text[at + offset] ?? '';
    const isLast = offset === words.length - 1;
    if (here !== word && !(isLast && plurals(word).includes(here))) return false;
    const wanted = exact?.[offset];
    return wanted === undefined || (written[at + offset] ?? '').startsWith(wanted);
  });
}
