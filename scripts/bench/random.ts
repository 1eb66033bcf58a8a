/** A source of numbers from 0 up to, and without, 1. */
export type Random = () => number;

/**
 * Mulberry32: the same seed gives the same numbers on every machine, since it uses 32-bit integers alone.
 *
 * @param seed a 32-bit integer
 * @see https://github.com/bryc/code/blob/master/jshash/PRNGs.md#mulberry32
 */
export function mulberry32(seed: number): Random {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A whole number from `least` to `most`, both included. */
export function between(random: Random, least: number, most: number): number {
  return least + Math.floor(random() * (most - least + 1));
}

/** One of the items; all are equally likely. */
export function pick<T>(random: Random, items: readonly T[]): T {
  return at(items, Math.floor(random() * items.length));
}

/** One of the items; `weights` says, in the same order, how likely each is. */
export function pickWeighted<T>(random: Random, items: readonly T[], weights: readonly number[]): T {
  let rest = random() * weights.reduce((sum, weight) => sum + weight, 0);
  const index = weights.findIndex((weight) => {
    rest -= weight;
    return rest < 0;
  });
  return at(items, index < 0 ? items.length - 1 : index);
}

/** `count` different items in the order in which they were drawn; fewer where there are not as many. */
export function pickSeveral<T>(random: Random, count: number, items: readonly T[], weights: readonly number[]): T[] {
  const left = items.map((item, index) => ({ item, weight: at(weights, index) }));
  return Array.from({ length: Math.min(count, items.length) }, () => {
    const drawn = pickWeighted(
      random,
      left,
      left.map(({ weight }) => weight),
    );
    left.splice(left.indexOf(drawn), 1);
    return drawn.item;
  });
}

/** A number of a spread given by its quantiles, at equal distances: the first is the least, the last the most. */
export function fromQuantiles(random: Random, quantiles: readonly number[]): number {
  const place = random() * (quantiles.length - 1);
  const below = Math.floor(place);
  const low = at(quantiles, below);
  return low + (at(quantiles, below + 1) - low) * (place - below);
}

function at<T>(items: readonly T[], index: number): T {
  const item = items[index];
  if (item === undefined) throw new Error(`There is no item ${index} among ${items.length}.`);
  return item;
}
