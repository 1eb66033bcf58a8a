import type { Doubt, DoubtKind, Finding } from './doubts.ts';

/** Files that are worth a look for the same reason and want the same done. */
export interface Group {
  readonly kind: DoubtKind;
  readonly advice: string;
  /** Files of which this is the heaviest doubt, the most doubtful first. */
  readonly findings: readonly Finding[];
  /** How many of them are shown: the first ones. */
  readonly shown: number;
  /** Files that have this doubt too, and stand in a group above. */
  readonly above: number;
}

/** However many files a group above has, every group shows this many. */
const FEWEST_SHOWN = 2;
/** Files that gave no article are news that nobody reads on the site: so many are named, whatever the room. */
const MOST_REJECTED = 50;

/**
 * Files with the same heaviest doubt together, so that ten thousand of one kind take the room of a few, and none of a
 * rarer kind is lost among them. The groups are in the order of their most doubtful file.
 *
 * @param findings the most doubtful first
 * @param most files to show in all; more only where there are too many groups, or rejected files
 */
export function groupFindings(findings: readonly Finding[], most: number): Group[] {
  const byReason = new Map<string, Finding[]>();
  const holders = new Map<string, number>();
  for (const finding of findings) {
    const reason = reasonOf(finding.doubts[0]);
    const group = byReason.get(reason);
    if (group) group.push(finding);
    else byReason.set(reason, [finding]);
    for (const doubt of finding.doubts) holders.set(reasonOf(doubt), (holders.get(reasonOf(doubt)) ?? 0) + 1);
  }
  const groups = [...byReason].flatMap(([reason, group]): Omit<Group, 'shown'>[] => {
    const [first] = group;
    if (first === undefined) return [];
    const { kind, advice } = first.doubts[0];
    return [{ kind, advice, findings: group, above: (holders.get(reason) ?? 0) - group.length }];
  });
  const sizesOf = (some: readonly Omit<Group, 'shown'>[]): number[] => some.map(({ findings: { length } }) => length);
  const isRejected = ({ kind }: Omit<Group, 'shown'>): boolean => kind === 'rejected';
  const rejected = shareOut(sizesOf(groups.filter(isRejected)), MOST_REJECTED);
  const room = most - rejected.reduce((sum, count) => sum + count, 0);
  const others = shareOut(sizesOf(groups.filter((group) => !isRejected(group))), room);
  return groups.map((group) => ({ ...group, shown: (isRejected(group) ? rejected : others).shift() ?? 0 }));
}

/** How many of each are shown: one more of each in turn, while there is room. */
function shareOut(sizes: readonly number[], most: number): number[] {
  const shown = sizes.map((size) => Math.min(size, FEWEST_SHOWN));
  let room = most - shown.reduce((sum, count) => sum + count, 0);
  while (room > 0 && shown.some((count, at) => count < (sizes[at] ?? 0))) {
    for (const [at, size] of sizes.entries()) {
      const count = shown[at] ?? 0;
      if (room === 0 || count === size) continue;
      shown[at] = count + 1;
      room--;
    }
  }
  return shown;
}

function reasonOf({ kind, advice }: Doubt): string {
  return `${kind}\n${advice}`;
}
