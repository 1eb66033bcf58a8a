import type { z } from 'zod';

/** A name that an entry goes by, and where in the entry it stands. */
export interface Named {
  readonly name: string;
  readonly path: readonly PropertyKey[];
}

/**
 * A check that no two entries of a list go by one name: whichever was meant, the other would never be found.
 *
 * @param list the key of the list
 * @param namesOf the names of an entry, as they are compared
 * @param title what an entry is called in messages
 */
export function namesAreUnique<E, K extends string>(
  list: K,
  namesOf: (entry: E) => readonly Named[],
  title: (entry: E) => string,
): (payload: z.core.ParsePayload<Readonly<Record<K, readonly E[]>>>) => void {
  return ({ value, issues }) => {
    const owners = new Map<string, E>();
    for (const [at, entry] of value[list].entries()) {
      for (const { name, path } of namesOf(entry)) {
        const owner = owners.get(name) ?? entry;
        owners.set(name, owner);
        if (owner === entry) continue;
        const message = `is also a name of ${title(owner)} → Take it out of one of the two.`;
        issues.push({ code: 'custom', input: entry, path: [list, at, ...path], message });
      }
    }
  };
}
