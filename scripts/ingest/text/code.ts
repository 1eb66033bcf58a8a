import type { Line } from './lines.ts';

const ENDS =
  /[;{}]$|^[{}()[\]]+[;,]?$|^(?:\/\/|\/\*|\*\/|#include|#define|import \w+|from \w[\w.]* import |def \w+\(|<\/?[a-z][\w-]*(?: [^>]{1,200})?>$)/i;
const CALL = /^[\w.$]+\(.*\)[;:]?$|^(?:for|while|if|else|elif|try|except|return|var|let|const)\b.*[:;{)]$/;
const ASSIGNED = /^[$\w.[\]]+ ?(?:=|:=|\+=) ?\S/;
const RULER = /^\d{1,4}$/;
const FEWEST_NUMBERS = 3;

/** True for a line of a program, a rule or markup. */
export function isCode({ text }: Line): boolean {
  return text.length <= 300 && (ENDS.test(text) || CALL.test(text) || ASSIGNED.test(text));
}

/** The line numbers that a highlighter of code leaves as lines of their own: `1`, `2`, `3` above the code. */
export function findRulers(lines: readonly Line[]): Line[] {
  const rulers: Line[] = [];
  let run: Line[] = [];
  for (const line of lines) {
    const isNext = RULER.test(line.text) && Number(line.text) === (run.length === 0 ? 1 : Number(run.at(-1)?.text) + 1);
    if (!isNext) {
      if (run.length >= FEWEST_NUMBERS) rulers.push(...run);
      run = [];
    }
    if (isNext || line.text === '1') run.push(line);
  }
  return run.length >= FEWEST_NUMBERS ? [...rulers, ...run] : rulers;
}
