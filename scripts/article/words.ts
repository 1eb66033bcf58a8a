const BUCKETS = 64;
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** The words of a text, folded: without case, punctuation and white space (NFKC). */
export function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/** A number of 32 bits for a word (FNV-1a). */
export function hashWord(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/**
 * A sketch of the words of a text in 64 characters: how many words fall into each of 64 buckets, modulo 64. Two sketches
 * tell about how many words were added or taken away between them, wherever they stand.
 */
export function sketchWords(text: string): string {
  const counts = new Uint32Array(BUCKETS);
  for (const word of wordsOf(text)) {
    const hash = hashWord(word);
    // Unsigned, or the words of one half of the hashes would fall into no bucket.
    const bucket = ((hash ^ (hash >>> 16)) >>> 0) % BUCKETS;
    counts[bucket] = (counts[bucket] ?? 0) + 1;
  }
  return Array.from(counts, (count) => DIGITS.charAt(count % DIGITS.length)).join('');
}

/** At least how many words were added or taken away between two sketched texts; a word replaced counts twice. */
export function countChangedWords(one: string, other: string): number {
  let sum = 0;
  for (let at = 0; at < BUCKETS; at++) {
    const apart = Math.abs(DIGITS.indexOf(one.charAt(at)) - DIGITS.indexOf(other.charAt(at)));
    sum += Math.min(apart, DIGITS.length - apart);
  }
  return sum;
}
