/** A word of a text. */
export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** What is between it and the word before: one space for any white space, `-` for any hyphen, else as it stands. */
  readonly gap: string;
  /** Whether a sentence, a line or a quotation begins with it, so that a capital tells nothing. */
  readonly isFirst: boolean;
}

/** A gap of one sign that stands for itself. */
const PLAIN = /^[!-&(-~]$/;
const WORD = /[\p{L}\p{N}\p{M}_]+/gu;
/** No name has more between two words than this. */
const LONGEST_GAP = 4;

/** The words of a text. One is made when it is asked for, since few are looked at closely. */
export interface Words {
  readonly length: number;
  /** The word at a place, `undefined` outside the text. */
  readonly get: (index: number) => Word | undefined;
  /** The same as `get(index).text`, for less. */
  readonly textAt: (index: number) => string;
}

export function wordsOf(text: string): Words {
  const starts: number[] = [];
  const ends: number[] = [];
  WORD.lastIndex = 0;
  for (let match = WORD.exec(text); match !== null; match = WORD.exec(text)) {
    starts.push(match.index);
    ends.push(WORD.lastIndex);
  }
  const get = (index: number): Word | undefined => {
    const [start, end] = [starts[index], ends[index]];
    return start === undefined || end === undefined ? undefined : wordAt(text, start, end, ends[index - 1] ?? 0);
  };
  return { length: starts.length, get, textAt: (index) => text.slice(starts[index], ends[index]) };
}

/** @param from where the word before ends, 0 for none */
function wordAt(text: string, start: number, end: number, from: number): Word {
  const between = text.slice(from, start);
  return {
    text: text.slice(start, end),
    start,
    end,
    gap: between.length > LONGEST_GAP ? '\n' : gapOf(between),
    isFirst: from === 0 || (between !== ' ' && /[.!?:\n"“‘•]/.test(between.slice(-LONGEST_GAP))),
  };
}

function gapOf(between: string): string {
  if (between === ' ' || between === '-' || PLAIN.test(between)) return between;
  return between
    .replace(/\s+/g, ' ')
    .replace(/[\p{Pd}\u2212]/gu, '-')
    .replace(/[‘’]/g, "'");
}
