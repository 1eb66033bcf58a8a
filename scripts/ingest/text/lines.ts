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

/** Number of words: runs of letters and digits. */
export function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu)?.length ?? 0;
}

/** True when `text` ends as a sentence does. */
export function endsSentence(text: string): boolean {
  return /[.!?…。！？][”"’')\]»]*$/.test(text);
}

/** True for a line that reads as running text rather than as a title, a name or a label. */
export function isProse(text: string): boolean {
  return text.length >= 140 || (text.length >= 60 && countWords(text) >= 9 && endsSentence(text));
}
