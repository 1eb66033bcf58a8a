import { sha256 } from '../shared/files.ts';
import type { Listed, Page, PageKind, PageKinds } from './page.ts';

const DIGITS = 32;

/**
 * Pages that are planned together: all days of a month. Where the key is the one that they were planned by last, they need
 * not be planned at all.
 */
export interface Unit {
  /** Tells it from all others of the site: `day 2031-05`. */
  readonly name: string;
  /**
   * Tells all that its pages are made of, what is known of a part of them included, besides what all pages are told of the
   * site. It may tell more: then they are planned, and found to be what they were.
   */
  readonly key: string;
  /** Those that people look for say themselves what a sitemap says of them ({@link Page.listed}). */
  readonly plan: () => readonly Page[];
}

/** A page, or some that need not be planned each time. */
export type Planned = Page | Unit;

export function isUnit(planned: Planned): planned is Unit {
  return 'plan' in planned;
}

/** Plans a page whose data are made only when it is to be rendered, which most builds don't come to. */
export function planLater<K extends PageKind>(
  kind: K,
  { url, key, listed }: { readonly url: string; readonly key: string; readonly listed?: Listed },
  make: () => PageKinds[K],
): Page {
  return new LatePage(kind, url, key, listed, make) as Page;
}

/** The key of a page, made of all that its data are made of. */
export function keyFrom(parts: readonly unknown[]): string {
  return sha256(parts.join('\n')).slice(0, DIGITS);
}

/** There are many of these. */
class LatePage<K extends PageKind> {
  readonly kind: K;
  readonly url: string;
  readonly key: string;
  readonly listed: Listed | undefined;
  readonly #make: () => PageKinds[K];

  constructor(kind: K, url: string, key: string, listed: Listed | undefined, make: () => PageKinds[K]) {
    this.kind = kind;
    this.url = url;
    this.key = key;
    this.listed = listed;
    this.#make = make;
  }

  get data(): PageKinds[K] {
    return this.#make();
  }
}
