import { groupBy } from '../shared/group.ts';
import { type FoundName, foldName } from './fact.ts';
import type { Merged } from './merge.ts';
import { readWords } from './table.ts';
import type { Name } from './thing.ts';

const SHORTEST = 3;
const LONGEST = 60;
/** A word of so few letters is an abbreviation or a word of some language. */
const SHORT_WORD = 4;

/** A name of one thing, before it is compared with the names of others. */
interface Candidate extends Name {
  /** Whether the thing is known by this name above all. */
  readonly isOwn: boolean;
  readonly isShipped: boolean;
}

/**
 * The names that are looked for in texts, each with the things that it may mean. A name that is one thing's own and an
 * alias of others of its kind means the first; what a chosen list says of a name stands before what others say of it as
 * a name of another kind. An alias of several stays with all, and needs context where any of them says so.
 */
export function nameThings(things: readonly Merged[]): Name[] {
  const judge = openJudge();
  const candidates = things.flatMap(({ thing, found }) =>
    inCases(thing.kind, found, judge.otherCase)
      .filter(({ name, isShipped }) => isShipped || judge.isUseful(name))
      .map(({ name, needsContext, isShipped }): Candidate => {
        const { kind, key } = thing;
        const isOwn = name === thing.name;
        // Of several words, a name of our tables is like nothing else, or has a question mark there.
        const isUnlike = isShipped && name.includes(' ');
        return {
          name,
          kind,
          key,
          needsContext: needsContext ?? (!isUnlike && judge.needsContext(name)),
          isOwn,
          isShipped,
        };
      }),
  );
  return [...groupBy(candidates, ({ name }) => name).values()].flatMap(settle);
}

/** The names of groups and malware in both cases, where lists write them in capitals, and the news does not. */
function inCases(
  kind: Name['kind'],
  found: Merged['found'],
  otherCase: (name: string) => FoundName | null,
): Merged['found'] {
  if (kind !== 'group' && kind !== 'malware') return found;
  const known = new Set(found.map(({ name }) => name));
  const more = found.flatMap((one) => {
    const other = otherCase(one.name);
    return other === null || known.has(other.name)
      ? []
      : [{ ...one, name: other.name, needsContext: one.needsContext ?? other.needsContext }];
  });
  return [...found, ...more];
}

function settle(all: readonly Candidate[]): Name[] {
  const shipped = all.filter(({ isShipped }) => isShipped);
  const meant = shipped.length === 0 ? all : all.filter(({ kind }) => shipped.some((one) => one.kind === kind));
  const owned = new Set(meant.filter(({ isOwn }) => isOwn).map(({ kind }) => kind));
  const unsure = new Set(meant.filter((one) => one.needsContext).map(({ kind }) => kind));
  return meant
    .filter(({ kind, isOwn }) => isOwn || !owned.has(kind))
    .map(({ name, kind, key }) => ({ name, kind, key, needsContext: unsure.has(kind) }));
}

/** Judges names that nobody has chosen. */
function openJudge() {
  const ordinary = readWords('ordinary.txt');
  const useless = readWords('useless.txt');
  return {
    isUseful: (name: string): boolean =>
      foldName(name).replace(/^n-?(?=\d+$)/, '').length >= SHORTEST &&
      name.length <= LONGEST &&
      /\p{L}{2}/u.test(name) &&
      !(name === name.toLowerCase() && ordinary.has(name)) &&
      !/[()"!]|\b(?:or|unnamed|unknown)\b/i.test(name) &&
      !useless.has(name.toLowerCase()),
    /** Another way to write a name in capitals: `HURRICANE PANDA` is Hurricane Panda, `NOBELIUM` Nobelium. */
    otherCase: (name: string): FoundName | null => {
      if (!/^\p{Lu}{5,}$|^\p{Lu}{3,}(?: \p{Lu}{3,})+$/u.test(name)) return null;
      const title = name.replace(/\p{Lu}+/gu, (word) => word.charAt(0) + word.slice(1).toLowerCase());
      return { name: title, needsContext: name.includes(' ') ? null : true };
    },
    needsContext: (name: string): boolean =>
      (/^\p{L}+$/u.test(name) && name.length <= SHORT_WORD) ||
      name.split(/[\s_-]+/).every((word) => ordinary.has(word.toLowerCase())),
  };
}
