import { groupBy } from '../shared/group.ts';
import { slugify } from '../shared/slugs.ts';
import { attackPage, type Fact, type FoundName, foldName } from './fact.ts';
import type { Alias, Thing } from './thing.ts';

/** A thing, and the names that are looked for. */
export interface Merged {
  readonly thing: Thing;
  readonly found: readonly MergedName[];
}

interface MergedName extends FoundName {
  readonly isShipped: boolean;
}

/**
 * Facts become things. Facts of one kind are of one thing when they have the same id, the same name but for its spelling,
 * or the same ATT&CK id; and one that is not in ATT&CK itself also when it names the id of one that is, or its name is the
 * alias of exactly one thing. What comes
 * first says what a thing is called and wins where facts differ; aliases and tactics are those of all.
 */
export function mergeFacts(facts: readonly Fact[]): Merged[] {
  const kinds = groupBy(facts, ({ kind }) => kind);
  return [...kinds.values()].flatMap((ofKind) => {
    const keys = new Set<string>();
    return heapUp(ofKind).map((heap) => toThing(heap, keys));
  });
}

/** Facts of one thing, the first first. */
type Heap = [Fact, ...Fact[]];

function heapUp(facts: readonly Fact[]): Heap[] {
  const heaps: Heap[] = [];
  const index = openIndex();
  for (const one of facts) {
    const known = index.find(one);
    if (known === undefined) heaps.push([one]);
    else known.push(one);
    index.enter(one, known ?? heaps.at(-1) ?? [one]);
  }
  return heaps;
}

/** Finds the heap that a fact belongs to. */
function openIndex() {
  const byId = new Map<string, Heap>();
  const byName = new Map<string, Heap>();
  const byAttack = new Map<string, Heap>();
  const byAlias = new Map<string, Set<Heap>>();
  const attackOf = (heap: Heap): string | null => heap.find(({ attackId }) => attackId !== null)?.attackId ?? null;
  const findNamed = ({ name, attackId }: Fact): Heap | undefined => {
    const named = byName.get(foldName(name));
    if (named === undefined || attackId === null) return named;
    return [attackId, null].includes(attackOf(named)) ? named : undefined;
  };
  const findAliased = (name: string): Heap | undefined => {
    const heaps = byAlias.get(foldName(name));
    return heaps?.size === 1 ? [...heaps][0] : undefined;
  };
  return {
    find: (one: Fact): Heap | undefined => {
      if (one.id !== null) return byId.get(one.id);
      if (one.attackId === null)
        return findNamed(one) ?? byAttack.get(one.likelyAttackId ?? '') ?? findAliased(one.name);
      return byAttack.get(one.attackId) ?? findNamed(one);
    },
    enter: (one: Fact, heap: Heap): void => {
      if (one.id !== null) byId.set(one.id, heap);
      if (one.attackId !== null) byAttack.set(one.attackId, heap);
      const name = foldName(one.name);
      if (!byName.has(name)) byName.set(name, heap);
      for (const alias of one.aliases) {
        const folded = foldName(alias.name);
        byAlias.set(folded, (byAlias.get(folded) ?? new Set()).add(heap));
      }
    },
  };
}

function toThing(heap: Heap, keys: Set<string>): Merged {
  const [first] = heap;
  const pick = <T>(of: (one: Fact) => T | null | undefined): T | null =>
    heap.map(of).find((value) => value != null) ?? null;
  const attackId = pick((one) => one.attackId) ?? pick((one) => one.likelyAttackId);
  const vendor = pick((one) => one.vendor);
  const cluster = pick((one) => (one.attackId === attackId ? one.cluster : null));
  const key = first.id ?? freeKey(first.name, attackId, keys);
  keys.add(key);
  const thing: Thing = {
    kind: first.kind,
    key,
    name: first.name,
    aliases: uniteAliases(heap),
    description: pick((one) => one.description),
    attackId,
    reference: pick((one) => one.reference) ?? (attackId === null ? null : attackPage(attackId)),
    tactics: [...new Set(heap.flatMap((one) => one.tactics))],
    isRansomware: heap.some((one) => one.isRansomware),
    ...(vendor !== null && { vendor }),
    ...(cluster !== null && { cluster }),
  };
  return { thing, found: uniteNames(heap) };
}

/** Two things may share a name, and no page. */
function freeKey(name: string, attackId: string | null, keys: ReadonlySet<string>): string {
  const key = slugify(name);
  if (!keys.has(key)) return key;
  if (attackId !== null) return `${key}-${attackId.toLowerCase()}`;
  for (let count = 2; ; count++) if (!keys.has(`${key}-${count}`)) return `${key}-${count}`;
}

/** Every name but the first one's, each spelling once; who uses it, where one of the facts says so. */
function uniteAliases(heap: Heap): Alias[] {
  const united = new Map<string, Alias>();
  const own = foldName(heap[0].name);
  for (const { name, aliases } of heap) {
    for (const alias of [{ name, by: null }, ...aliases]) {
      const folded = foldName(alias.name);
      const known = united.get(folded);
      if (folded === own || folded === '' || (known !== undefined && known.by !== null)) continue;
      united.set(folded, { name: known?.name ?? alias.name, by: alias.by });
    }
  }
  return [...united.values()];
}

/** Each name as it is written; the first fact that has it says whether it needs context. */
function uniteNames(heap: Heap): MergedName[] {
  const united = new Map<string, MergedName>();
  for (const { found, isShipped } of heap)
    for (const one of found) if (!united.has(one.name)) united.set(one.name, { ...one, isShipped });
  return [...united.values()];
}
