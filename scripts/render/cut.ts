/** A stretch of a text: found in it, or between what was found. */
export interface Cut {
  readonly text: string;
  readonly isFound: boolean;
}

/**
 * Cuts a text at what a pattern finds in it, in order; nothing is empty or lost.
 *
 * @param pattern global
 * @param isWanted what of that counts; all unless it is given
 */
export function cutAt(
  text: string,
  pattern: RegExp,
  isWanted: (found: string) => boolean = () => true,
): readonly Cut[] {
  const cuts: Cut[] = [];
  let at = 0;
  for (const { 0: found, index } of text.matchAll(pattern)) {
    if (!isWanted(found)) continue;
    if (index > at) cuts.push({ text: text.slice(at, index), isFound: false });
    cuts.push({ text: found, isFound: true });
    at = index + found.length;
  }
  if (at < text.length) cuts.push({ text: text.slice(at), isFound: false });
  return cuts;
}
