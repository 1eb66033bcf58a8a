import type { Problem } from '../shared/errors.ts';
import type { ListContent } from './lists/list.ts';
import type { Lookup, Name, Thing } from './thing.ts';

/** All that was learned from the lists but the predictions, which are many. */
export interface Lore extends LoreHead {
  readonly things: readonly Thing[];
  readonly names: readonly Name[];
}

/** What every run needs. */
export interface LoreHead {
  readonly exploited: NonNullable<ListContent['exploited']>;
  /** The day of the predictions, `null` where there are none. */
  readonly predictedAsOf: string | null;
  readonly problems: readonly Problem[];
  readonly namesDigest: string;
}

/** {@link Lore} of which only what is asked for is parsed. */
export interface PackedLore {
  readonly head: LoreHead;
  readonly names: () => readonly Name[];
  readonly things: Lookup<Thing>;
}

const LINE_FEED = 0x0a;

/** A line of JSON for the head, one for the names, then one for each thing, its kind and key before it. */
export function packLore({ things, names, ...head }: Lore): Buffer {
  const lines = things.map((thing) => `${thing.kind} ${thing.key}\t${JSON.stringify(thing)}`);
  return Buffer.from([JSON.stringify(head), JSON.stringify(names), ...lines, ''].join('\n'));
}

/** Opens what {@link packLore} made. */
export function unpackLore(bytes: Buffer): PackedLore {
  const headEnd = bytes.indexOf(LINE_FEED);
  const namesEnd = bytes.indexOf(LINE_FEED, headEnd + 1);
  let names: readonly Name[] | null = null;
  let lines: ReadonlyMap<string, Buffer> | null = null;
  const things = new Map<string, Thing>();
  return {
    head: JSON.parse(bytes.toString('utf8', 0, headEnd)),
    names: () => {
      names ??= parseNames(bytes.toString('utf8', headEnd + 1, namesEnd));
      return names;
    },
    things: {
      get: (key) => {
        lines ??= indexLines(bytes.subarray(namesEnd + 1));
        const line = lines.get(key);
        const thing = things.get(key) ?? (line === undefined ? undefined : parseThing(line));
        if (thing !== undefined) things.set(key, thing);
        return thing;
      },
    },
  };
}

function parseNames(json: string): readonly Name[] {
  return JSON.parse(json);
}

function parseThing(json: Buffer): Thing {
  return JSON.parse(json.toString('utf8'));
}

/** The JSON of each line by what stands before its tab. */
function indexLines(bytes: Buffer): Map<string, Buffer> {
  const lines = new Map<string, Buffer>();
  for (let at = 0; at < bytes.length; ) {
    const tab = bytes.indexOf(0x09, at);
    const end = bytes.indexOf(LINE_FEED, tab);
    lines.set(bytes.toString('utf8', at, tab), bytes.subarray(tab + 1, end));
    at = end + 1;
  }
  return lines;
}
