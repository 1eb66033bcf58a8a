import type { Score } from './score.ts';

/** The lines that tell how a source is met. */
export function tellScore(score: Score, withMissed: boolean): string[] {
  const { name, found, positives, hit, negatives } = score;
  return [
    `${name}: ${found} of ${positives} found (${percent(found, positives)}), ${hit} of ${negatives} negatives hit (${percent(hit, negatives)})`,
    ...score.leftOut.filter(({ cases }) => cases > 0).map(({ reason, cases }) => `  left out ${cases}: ${reason}`),
    ...(withMissed
      ? score.missed.map(
          ({ kind, text, value }) =>
            `  missed ${kind} ${JSON.stringify(value)} in ${JSON.stringify(text.slice(0, 160))}`,
        )
      : []),
  ];
}

function percent(part: number, whole: number): string {
  return whole === 0 ? 'none' : `${((100 * part) / whole).toFixed(1)} %`;
}
