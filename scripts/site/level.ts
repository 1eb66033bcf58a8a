/** How dark a figure is in a heat map: one step for each doubling. */
export type Level = 1 | 2 | 3 | 4;

export const LEVELS: readonly Level[] = [1, 2, 3, 4];

/** The level of a figure from 1 on: 1, 2 to 3, 4 to 7, 8 and more. */
export function levelOf(count: number): Level {
  if (count >= 8) return 4;
  if (count >= 4) return 3;
  return count >= 2 ? 2 : 1;
}
