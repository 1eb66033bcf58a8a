import type { Trusts } from './indicators.ts';
import type { Mention } from './mention.ts';
import type { Matcher } from './names.ts';
import type { Refanged } from './refang.ts';

/** What a finder looks at. */
export interface Reading {
  readonly text: string;
  readonly refanged: Refanged;
  readonly matcher: Matcher;
  readonly ownHosts: Trusts;
}

/** A stretch of the text that is spoken for: by a mention, or, where it is `null`, by what is none and must not be read as any. */
export interface Claim {
  readonly start: number;
  readonly end: number;
  readonly mention: Mention | null;
}

/** Finds all of one kind; what it gives is in the order of the text, none over another. */
export type Finder = (reading: Reading) => readonly Claim[];

/** The claim of a mention on its own stretch. */
export function claim(mention: Mention): Claim {
  return { start: mention.start, end: mention.end, mention };
}
