/** One page of a list that grows at its newer end. */
export interface Slice<T> {
  /** 1 for the oldest; `null` for the newest page, at the bare address. */
  readonly number: number | null;
  /** Oldest first. */
  readonly items: readonly T[];
}

/**
 * Cuts a list, oldest first, into pages: full ones from the oldest on, which an item added at the newer end never
 * changes, and the newest, which holds the rest: at least a full page's worth where there are that many.
 */
export function paginate<T>(items: readonly T[], size: number): Slice<T>[] {
  const full = Math.max(0, Math.floor(items.length / size) - 1);
  const older = Array.from({ length: full }, (_, at) => ({
    number: at + 1,
    items: items.slice(at * size, (at + 1) * size),
  }));
  return [...older, { number: null, items: items.slice(full * size) }];
}
