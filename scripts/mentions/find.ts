import type { Claim, Finder, Reading } from './finder.ts';
import { findAdvisories } from './finders/advisories.ts';
import { findAttackIds } from './finders/attack-ids.ts';
import { findCoins } from './finders/coins.ts';
import { findCves } from './finders/cve.ts';
import { findFileNames } from './finders/file-names.ts';
import { findHashes } from './finders/hashes.ts';
import { findIpv6 } from './finders/ipv6.ts';
import { findNames } from './finders/names.ts';
import { findAddresses } from './finders/network.ts';
import { findRegistryKeys } from './finders/registry-keys.ts';
import { findUnixPaths } from './finders/unix-paths.ts';
import { findWeaknesses } from './finders/weakness.ts';
import { findWindowsPaths } from './finders/windows-paths.ts';
import type { Trusts } from './indicators.ts';
import type { Mention } from './mention.ts';
import { type Matcher, makeMatcher } from './names.ts';
import { refang } from './refang.ts';
import { withGaps } from './unspaced.ts';

/** In order of right: where two finders claim the same stretch, it is the earlier's. */
const FINDERS: readonly Finder[] = [
  findRegistryKeys,
  findWindowsPaths,
  findAddresses,
  findIpv6,
  findHashes,
  findCoins,
  findCves,
  findAdvisories,
  findWeaknesses,
  findAttackIds,
  findUnixPaths,
  findFileNames,
  findNames,
];

/** Ids and hashes are read inside what is no mention: a link to a registry stands for the id in it. */
const READS_LINKS: ReadonlySet<Finder> = new Set([findHashes, findCves, findAdvisories, findWeaknesses, findAttackIds]);

/** Hosts may have labels of a writing without spaces. */
const PARTS_ITSELF: ReadonlySet<Finder> = new Set([findAddresses]);

const NO_NAMES = makeMatcher([]);

export interface FindOptions {
  /** Says of a host (lower case, without `www.`) that it is the publisher's own, so that its addresses are no indicators. */
  readonly ownHosts?: Trusts;
}

/**
 * All that `text` names: in the order of the text, none over another. Pure, and linear in the text.
 *
 * @param matcher finds names (see `makeMatcher`); without one only ids and indicators are found
 */
export function findMentions(text: string, matcher: Matcher = NO_NAMES, options: FindOptions = {}): Mention[] {
  const reading: Reading = { text, matcher, refanged: refang(text), ownHosts: options.ownHosts ?? (() => false) };
  const parted = withGaps(text);
  const readings = parted === text ? [reading] : [reading, { ...reading, text: parted, refanged: refang(parted) }];
  let taken: readonly Claim[] = [];
  for (const find of FINDERS)
    for (const one of PARTS_ITSELF.has(find) ? [reading] : readings)
      taken = merge(taken, find(one), READS_LINKS.has(find));
  const mentions: Mention[] = [];
  for (const { mention } of taken) if (mention !== null) mentions.push(mention);
  return mentions;
}

/** Both lists in one, without those of `fresh` that lie over one of `taken`. */
function merge(taken: readonly Claim[], fresh: readonly Claim[], readsLinks: boolean): readonly Claim[] {
  if (fresh.length === 0) return taken;
  const merged: Claim[] = [];
  let at = 0;
  let over = taken[0];
  const step = (): void => {
    at += 1;
    over = taken[at];
  };
  for (const claim of fresh) {
    for (; over !== undefined && over.end <= claim.start; step()) merged.push(over);
    if (over === undefined || over.start >= claim.end) merged.push(claim);
    else if (readsLinks && over.mention === null && over.start <= claim.start && claim.end <= over.end) {
      // What is no mention gives way to the id in it, and stays what it is on both sides.
      merged.push({ ...over, end: claim.start }, claim);
      over = { ...over, start: claim.end };
    }
  }
  if (over !== undefined) merged.push(over);
  merged.push(...taken.slice(at + 1));
  return merged;
}
