import { oneLine } from '../../shared/text.ts';

/** A line of a text file. */
export interface Line {
  /** 1-based. */
  readonly number: number;
  /** As it stands in the file. */
  readonly raw: string;
  /** On one line, with plain single spaces and nothing invisible; `''` for a blank line. */
  readonly text: string;
}

/** Cuts a file into lines as an editor's program numbers them: at LF, CR LF and CR. */
export function toLines(text: string): Line[] {
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .map((raw, index) => ({ number: index + 1, raw, text: oneLine(raw) }));
}

/** Letters of writing without spaces between words, and how many of them make a word of the usual length. */
const SPACELESS = [
  { run: /(?:(?=[\p{L}\p{M}\p{N}])[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}])+/gu, signs: 2 },
  { run: /(?:(?=[\p{L}\p{M}\p{N}])[\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}])+/gu, signs: 4 },
] as const;
const MAY_BE_SPACELESS = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u9fff\uf900-\ufaff\ud840-\ud8ff]/;

/** Number of words: runs of letters and digits; where no spaces part words, so many letters as words have. */
export function countWords(text: string): number {
  let words = 0;
  let spaced = text;
  for (const { run, signs } of MAY_BE_SPACELESS.test(text) ? SPACELESS : []) {
    spaced = spaced.replace(run, (found) => {
      words += Math.ceil([...found].length / signs);
      return ' ';
    });
  }
  return words + (spaced.match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu)?.length ?? 0);
}

export function wordsIn(lines: readonly Line[]): number {
  return lines.reduce((sum, { text }) => sum + countWords(text), 0);
}

/** True when `text` ends as a sentence does, be it with marks of footnotes behind: `It stopped.[1]`. */
export function endsSentence(text: string): boolean {
  return /[.!?…。！？][”"’')\]»」』）]*(?: ?\[\d{1,3}\])*$/.test(text);
}

/** True for a line that reads as running text rather than as a title, a name or a label. */
export function isProse(text: string): boolean {
  if (text.length >= 140) return true;
  // Nine words of Chinese or Japanese are about twenty characters.
  const isLong = text.length >= 60 || /[。！？][”"’'」』）]*$/.test(text);
  return isLong && countWords(text) >= 9 && endsSentence(text);
}
