/** Adults read about so many words of English prose a minute (Brysbaert 2019, doi:10.1016/j.jml.2019.104047). */
const WORDS_A_MINUTE = 238;
/** Of Chinese and Japanese, 500 characters a minute: so much of a word is one. */
const WORDS_A_CHARACTER = WORDS_A_MINUTE / 500;
const FIRST_KANA = 0x3040;
const LAST_HAN = 0x9fff;

/** How much there is to read in a text, in words; a Chinese or Japanese character counts as about half of one. */
export function countReadable(text: string): number {
  let words = 0;
  let characters = 0;
  let isInWord = false;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= FIRST_KANA && unit <= LAST_HAN) {
      characters += 1;
      isInWord = false;
    } else if (unit <= 0x20 || unit === 0xa0) {
      isInWord = false;
    } else if (!isInWord) {
      words += 1;
      isInWord = true;
    }
  }
  return Math.ceil(words + characters * WORDS_A_CHARACTER);
}

/** How many words can be read in so many minutes. */
export function wordsIn(minutes: number): number {
  return minutes * WORDS_A_MINUTE;
}

/** How many minutes it takes to read so many words: at least one. */
export function minutesFor(words: number): number {
  return Math.max(1, Math.round(words / WORDS_A_MINUTE));
}
