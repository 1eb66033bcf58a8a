import type { Knowledge } from '../knowledge/thing.ts';
import { digest } from '../shared/digests.ts';
import { type Named, NOTHING_NAMED, nameAll, type Readable } from './named.ts';
import { type Matcher, makeMatcher } from './names.ts';

/** Finds what articles name. */
export interface Namer {
  /** Digest of all that decides what is found, besides the code; `''` for a namer that finds nothing. */
  readonly digest: string;
  /** Hosts, lower case and without `www.`, whose addresses are no indicators in any article: those of publishers. */
  readonly hosts: readonly string[];
  /**
   * @param own the host where the article was first published, `null` when unknown
   */
  readonly name: (article: Readable, own: string | null) => Named;
}

const matchers = new WeakMap<Knowledge['names'], Matcher>();

/** A matcher takes a while to make, and builds in one process have the same names. */
function matcherOf(names: Knowledge['names']): Matcher {
  const known = matchers.get(names) ?? makeMatcher(names);
  matchers.set(names, known);
  return known;
}

/** For who wants articles alone. */
export const NO_NAMER: Namer = { digest: '', hosts: [], name: () => NOTHING_NAMED };

/** A namer; the names are prepared when the first article is read. */
export function makeNamer(knowledge: Pick<Knowledge, 'names' | 'namesDigest'>, hosts: readonly string[]): Namer {
  const vouched = new Set(hosts);
  let matcher: Matcher | null = null;
  return {
    digest: digest([knowledge.namesDigest, ...hosts].join('\n')),
    hosts,
    name: (article, own) => {
      matcher ??= matcherOf(knowledge.names);
      return nameAll(article, matcher, (host) => vouched.has(host) || host === own);
    },
  };
}
