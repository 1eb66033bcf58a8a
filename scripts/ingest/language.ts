import { wordsOf } from '../article/words.ts';

/** Words that make up a quarter of English prose and are rare in any other language. */
const ENGLISH = new Set(
  'the of and to that for with was were are has have from this which their been would'.split(' '),
);
const FEWEST_WORDS = 20;
const MOST_CHARACTERS = 5000;
const LEAST_ENGLISH = 0.1;

/**
 * The language of a text as a BCP 47 tag; `null` for a short text, and where it is not sure. What is plainly English is
 * known by its commonest words, since loading the detector takes as long as reading a hundred files.
 */
export async function detectLanguage(text: string): Promise<string | null> {
  const sample = text.slice(0, MOST_CHARACTERS);
  const words = wordsOf(sample);
  if (words.length < FEWEST_WORDS && sample.length < FEWEST_WORDS * 6) return null;
  if (words.filter((word) => ENGLISH.has(word)).length >= words.length * LEAST_ENGLISH) return 'en';
  const { eld } = await import('eld/small');
  const found = eld.detect(sample);
  return found.isReliable() && found.language !== '' ? found.language : null;
}
