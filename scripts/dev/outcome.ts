import type { Problem } from '../shared/errors.ts';

/** What became of a build. */
export type Outcome =
  /** `changed`: files that were written or taken away, relative to the output folder. */
  | { readonly kind: 'built'; readonly said: readonly string[]; readonly changed: readonly string[] }
  /** The content has errors; the site is as it was. */
  | Trouble;

/** Why there is no new site. */
export type Trouble =
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] }
  /** The program or a template has an error, or the system did not let it work. */
  | { readonly kind: 'broken'; readonly message: string };
