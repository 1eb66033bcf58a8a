/** The words of a body, as its reader sees them, and the addresses that its links lead to. */
export interface Prose {
  readonly text: string;
  /** Stretches of `text` that may become links: they are neither code nor part of one. In order. */
  readonly plain: readonly Stretch[];
}

/** Offsets in UTF-16 units; `end` is exclusive. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}
