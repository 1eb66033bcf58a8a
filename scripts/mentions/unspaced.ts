/** Writing whose words no space parts from an address beside them: Chinese, Japanese, Korean. For a class of a RegExp. */
export const CJK = '\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Han}\\p{sc=Hang}\\u3099\\u309a\\u30fc\\uff70';
const UNSPACED = `${CJK}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmr}\\p{sc=Mymr}`;
const WORDS = new RegExp(`[${UNSPACED}]+`, 'gu');
const OTHER = /[A-Za-z0-9]/;
/** What stands between words, and the words at the end of a URL. */
const STOP = /[、。，；：！？「」『』【】]|(?<=^[^（]*)）/u;
const LAST_WORDS = new RegExp(`(?<=[A-Za-z0-9])[${UNSPACED}][^A-Za-z0-9]*$`, 'u');
/** No path of Windows has it. */
const GAP = '*';

/**
 * A text of the same length, in which the words of such a writing no longer touch the ids and names beside them:
 * `脆弱性CVE-2021-44228を` has `CVE-2021-44228` in it. Other texts are given as they are.
 */
export function withGaps(text: string): string {
  return text.replace(WORDS, (words, at: number) => {
    const [before = '', after = ''] = [text[at - 1], text[at + words.length]];
    return OTHER.test(before) || OTHER.test(after) ? GAP.repeat(words.length) : words;
  });
}

/** What of the path of a URL is not a word that no space parts from it; one within it is part of it. */
export function beforeWords(path: string): string {
  const before = path.slice(0, STOP.exec(path)?.index);
  return before.slice(0, LAST_WORDS.exec(before)?.index);
}
