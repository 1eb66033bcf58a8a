import { groupBy } from '../shared/group.ts';
import { type Listing, listingsOf } from '../site/modified.ts';
import type { Page } from '../site/page.ts';
import type { Step } from '../site/plan.ts';
import { keyFrom, type Unit } from '../site/planned.ts';
import type { Asset } from './assets.ts';
import { assetOutputs, type makeOutputs, type Output } from './outputs.ts';
import { type Changes, findChanges, type GroupChanges, type SiteChanges } from './publish.ts';
import { LOOSE, type State } from './state.ts';

/** Compares what is planned with what was published, while planning goes on. */
export interface Comparison {
  /** What the pages of a unit said of themselves, where it need not be planned again; else `null`. */
  readonly before: (unit: Unit) => readonly Listing[] | null;
  /** Takes what was planned, and gives what of it is to be made. */
  readonly take: (step: Step) => readonly Output[];
  readonly takeAssets: (assets: readonly Asset[]) => readonly Output[];
  /** Gives what is to be made besides, since published files of it are not as they were left. */
  readonly takeTouched: (touched: ReadonlySet<string>) => readonly Output[];
  readonly changes: () => SiteChanges;
}

/** Outputs that are published together. */
interface Group extends Pick<GroupChanges, 'name' | 'key' | 'listings'> {
  readonly outputs: readonly Output[];
}

/** How they compare. */
interface Taken extends Group {
  readonly changes: Changes;
}

/**
 * @param isClean everything counts as changed
 * @param isHasty as {@link findChanges} has it
 */
export function openComparison(
  { outputsOf, common }: ReturnType<typeof makeOutputs>,
  state: State,
  how: { readonly isClean: boolean; readonly isHasty?: boolean },
): Comparison {
  const taken: Taken[] = [];
  const still = new Map<string, Unit>();
  const keyOf = (unit: Unit): string => keyFrom([common, unit.key]);
  const compare = (group: Group, touched: ReadonlySet<string>): Taken => ({
    ...group,
    changes: findChanges(group.outputs, state.open(group.name), { ...how, touched }),
  });
  const add = (group: Group, touched: ReadonlySet<string> = new Set()): readonly Output[] => {
    const one = compare(group, touched);
    taken.push(one);
    return one.changes.stale;
  };
  const addLoose = (outputs: readonly Output[]) => add({ name: LOOSE, key: '', listings: [], outputs });
  const groupOf = (unit: Unit, pages: readonly Page[]): Group => ({
    name: unit.name,
    key: keyOf(unit),
    listings: listingsOf(pages),
    outputs: outputsOf(pages),
  });
  const takeTouched = (touched: ReadonlySet<string>): Output[] => {
    if (touched.size === 0) return [];
    const more = taken.flatMap((before, at) => {
      const after = compare(before, touched);
      taken[at] = after;
      const made = new Set(before.changes.stale);
      return after.changes.stale.filter((output) => !made.has(output));
    });
    const holders = state.holders(touched);
    for (const [name, unit] of still) {
      if (!holders.has(name)) continue;
      still.delete(name);
      more.push(...add(groupOf(unit, unit.plan()), touched));
    }
    return more;
  };
  return {
    before: (unit) => (how.isClean ? null : state.listingsOf(unit.name, keyOf(unit))),
    take: ({ unit, pages }) => {
      if (unit === null) return addLoose(outputsOf(pages));
      if (pages !== null) return add(groupOf(unit, pages));
      still.set(unit.name, unit);
      return [];
    },
    takeAssets: (assets) => addLoose(assetOutputs(assets)),
    takeTouched,
    changes: () => ({
      still: [...still.keys()],
      planned: [...groupBy(taken, ({ name }) => name)].map(([name, some]) => join(name, some)),
    }),
  };
}

/** What was taken of one group. */
function join(name: string, some: readonly Taken[]): GroupChanges {
  const isHasty = some.some(({ changes }) => changes.isHasty);
  return {
    name,
    // What had to wait is planned again by the next build.
    key: isHasty ? '' : (some[0]?.key ?? ''),
    listings: some.flatMap(({ listings }) => listings),
    stale: some.flatMap(({ changes }) => changes.stale),
    kept: some.flatMap(({ changes }) => changes.kept),
  };
}
