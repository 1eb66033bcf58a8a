import path from 'node:path';
import { openCache } from '../shared/cache.ts';
import { digest, openDigests } from '../shared/digests.ts';
import { messageOf, type Problem } from '../shared/errors.ts';
import { listTree } from '../shared/files.ts';
import { compare } from '../shared/text.ts';
import type { Fact } from './fact.ts';
import type { ListContent } from './lists/list.ts';
import { readList } from './lists/read.ts';
import { mergeFacts } from './merge.ts';
import { nameThings } from './names.ts';
import { takeNumbers } from './packed.ts';
import { isPredictions, lookUp, parsePredictions } from './predictions.ts';
import { readShipped } from './shipped.ts';
import type { Exploited, ExploitPrediction, Knowledge, Lookup, Name, Thing } from './thing.ts';

/** Where the downloaded lists lie, below the content folder. */
export const INTEL = 'intel';
/** What the downloads were, and of when. */
export const INTEL_MANIFEST = 'manifest.json';

export interface LoadedKnowledge {
  readonly knowledge: Knowledge;
  /** Files of `content/intel/` that could not be used; what they hold counts as unknown. */
  readonly problems: readonly Problem[];
}

/** A file below the content folder, with the digest of what it holds. */
interface IntelFile {
  readonly file: string;
  readonly digest: string;
}

/** What is kept from one run to the next: everything but the predictions, which are many. */
interface Merged {
  readonly things: readonly Thing[];
  readonly names: readonly Name[];
  readonly exploited: NonNullable<ListContent['exploited']>;
  readonly predictedAsOf: string | null;
  readonly problems: readonly Problem[];
  readonly namesDigest: string;
}

/**
 * All that is known: what the program ships, and what lies in `content/intel/`, which may be absent. What was read once
 * is kept in `content/.cache/`, by the digests of the files and of the code.
 *
 * @param content absolute path of the content folder
 */
export function loadKnowledge(content: string): LoadedKnowledge {
  const digests = openDigests(content, INTEL);
  const files = listTree(path.join(content, INTEL))
    .filter(({ path: file, kind }) => kind === 'file' && file !== INTEL_MANIFEST)
    .map(({ path: file }): IntelFile => ({ file: `${INTEL}/${file}`, digest: digests.of(`${INTEL}/${file}`) }));
  digests.save();
  const cache = openCache(content, 'knowledge');
  const key = digest(files.map((one) => `${one.file} ${one.digest}\n`).join(''));
  const merged = cache.take(key, () => mergeFiles(content, files));
  cache.save();
  return {
    knowledge: {
      things: new Map(merged.things.map((thing) => [`${thing.kind} ${thing.key}`, thing])),
      names: merged.names,
      exploited: { asOf: merged.exploited.asOf, of: new Map(merged.exploited.of) },
      predicted: { asOf: merged.predictedAsOf, of: openPredictions(content, merged.predictedAsOf, files) },
      namesDigest: merged.namesDigest,
    },
    problems: merged.problems,
  };
}

function mergeFiles(content: string, files: readonly IntelFile[]): Merged {
  const problems: Problem[] = [];
  const read = files.map(({ file }) => attempt(content, file, problems));
  const lists = read.flatMap(({ list }) => list ?? []);
  const merged = mergeFacts([...readShipped(), ...inOrder(lists.flatMap(({ facts }) => facts))]);
  const names = nameThings(merged);
  return {
    things: merged.map(({ thing }) => thing),
    names,
    exploited: newest(lists),
    predictedAsOf: read.findLast(({ predictedAsOf }) => predictedAsOf !== null)?.predictedAsOf ?? null,
    problems,
    namesDigest: digest(JSON.stringify(names)),
  };
}

interface ReadFile {
  readonly list: ListContent | null;
  readonly predictedAsOf: string | null;
}

function attempt(content: string, file: string, problems: Problem[]): ReadFile {
  try {
    const { bytes } = openDigests(content, INTEL).read(file);
    if (!isPredictions(file)) return { list: readList(bytes), predictedAsOf: null };
    return { list: null, predictedAsOf: parsePredictions(bytes).asOf };
  } catch (error) {
    problems.push({
      file: path.join(content, file),
      line: null,
      what: `This list of what is known can't be used: ${messageOf(error)}.`,
      fix: 'Download it anew with npm run update-intel, or take it away.',
    });
    return { list: null, predictedAsOf: null };
  }
}

/** Facts with an id of ATT&CK come first, since others are matched with them; then by what they are. */
function inOrder(facts: readonly Fact[]): Fact[] {
  const rank = ({ attackId, isRansomware }: Fact): number => (attackId !== null ? 0 : isRansomware ? 2 : 1);
  return facts.toSorted((a, b) => rank(a) - rank(b));
}

function newest(lists: readonly ListContent[]): Merged['exploited'] {
  const found = lists.flatMap(({ exploited }) => exploited ?? []);
  const sorted = found.toSorted((a, b) => compare(a.asOf ?? '', b.asOf ?? ''));
  return sorted.at(-1) ?? { asOf: null, of: [] as (readonly [string, Exploited])[] };
}

const NO_PREDICTIONS: Lookup<ExploitPrediction> = { get: () => undefined };

/** The predictions are read when the first is asked for. */
function openPredictions(content: string, asOf: string | null, files: readonly IntelFile[]): Lookup<ExploitPrediction> {
  const found = files.findLast(({ file }) => isPredictions(file));
  if (asOf === null || found === undefined) return NO_PREDICTIONS;
  let opened: Lookup<ExploitPrediction> | null = null;
  const open = (): Lookup<ExploitPrediction> =>
    lookUp(
      takeNumbers(content, 'predictions', found.digest, () => {
        const { bytes } = openDigests(content, INTEL).read(found.file);
        return parsePredictions(bytes).rows;
      }),
    );
  return {
    get: (id) => {
      opened ??= open();
      return opened.get(id);
    },
  };
}
