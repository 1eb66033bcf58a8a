import { sha256 } from '../shared/files.ts';
import type { Listed, Page, PageKind, PageKinds } from './page.ts';

const DIGITS = 32;

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
