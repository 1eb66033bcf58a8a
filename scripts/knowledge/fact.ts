import { slugify } from '../shared/slugs.ts';
import type { Alias, Thing } from './thing.ts';

/**
 * What one list says of a thing. Facts of several lists that mean the same thing are merged into a {@link Thing}.
 */
export interface Fact extends Omit<Thing, 'key'> {
  /** The id that it is known by everywhere, `T1566`, `CWE-79`; `null` where its name alone tells it apart. */
  readonly id: string | null;
  /** An ATT&CK id that others name beside theirs: as good as an alias, and no more. */
  readonly likelyAttackId: string | null;
  /** How texts call it; a name that is not here is shown and never looked for. */
  readonly found: readonly FoundName[];
  /** Whether the program ships it: such facts come first, and their names are chosen with care. */
  readonly isShipped: boolean;
}

export interface FoundName {
  readonly name: string;
  /** Whether it is a name only where the words around it say so; `null` where that is to be told from the name itself. */
  readonly needsContext: boolean | null;
}

const NOTHING = {
  id: null,
  aliases: [],
  description: null,
  attackId: null,
  likelyAttackId: null,
  reference: null,
  tactics: [],
  isRansomware: false,
  found: [],
  isShipped: false,
};

/** A fact of which only some is known. */
export function fact(known: Pick<Fact, 'kind' | 'name'> & Partial<Fact>): Fact {
  return { ...NOTHING, ...known };
}

/** What is the same in all spellings of a name: `Lucky-Mouse`, `LUCKY MOUSE` and `LuckyMouse` are `luckymouse`. */
export function foldName(name: string): string {
  return slugify(name).replaceAll('-', '');
}

/** The official page of an ATT&CK object: `T1566.001`, `TA0001`, `G0007`, `S0154`. */
export function attackPage(id: string): string {
  const folder = id.startsWith('TA') ? 'tactics' : { T: 'techniques', G: 'groups', S: 'software' }[id.charAt(0)];
  return `https://attack.mitre.org/${folder ?? 'software'}/${id.replace('.', '/')}/`;
}

/** All the names of a thing as names to be found. */
export function allNames(name: string, aliases: readonly Alias[]): FoundName[] {
  return [name, ...aliases.map((alias) => alias.name)].map((name) => ({ name, needsContext: null }));
}

/** The page of a CVE record in the NVD. */
export function vulnerabilityPage(id: string): string {
  return `https://nvd.nist.gov/vuln/detail/${id}`;
}
