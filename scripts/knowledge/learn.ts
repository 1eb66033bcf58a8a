import { readFileSync } from 'node:fs';
import path from 'node:path';
import { digest } from '../shared/digests.ts';
import { messageOf, type Problem } from '../shared/errors.ts';
import { compare } from '../shared/text.ts';
import type { Fact } from './fact.ts';
import type { ListContent } from './lists/list.ts';
import { readList } from './lists/read.ts';
import { mergeFacts } from './merge.ts';
import { nameThings } from './names.ts';
import type { Lore } from './pack.ts';
import { isPredictions, parsePredictions } from './predictions.ts';
import { readShipped } from './shipped.ts';

/** Where the downloaded lists lie, below the content folder. */
export const INTEL = 'intel';
/** What the downloads were, and of when. */
export const INTEL_MANIFEST = 'manifest.json';

/** A file below the content folder, with the digest of what it holds. */
export interface IntelFile {
  readonly file: string;
  readonly digest: string;
}

/** Reads the shipped tables and the given files, and merges what they say. A file that can't be used is a problem. */
export function learn(content: string, files: readonly IntelFile[]): Lore {
  const read = files.map(({ file }) => readFile(content, file));
  const lists = read.flatMap(({ list }) => list ?? []);
  const merged = mergeFacts([...readShipped(), ...inOrder(lists.flatMap(({ facts }) => facts))]);
  const names = nameThings(merged);
  return {
    things: merged.map(({ thing }) => thing),
    names,
    exploited: newest(lists),
    predictedAsOf: read.findLast(({ predictedAsOf }) => predictedAsOf !== null)?.predictedAsOf ?? null,
    problems: read.flatMap(({ problem }) => problem ?? []),
    namesDigest: digest(JSON.stringify(names)),
  };
}

interface ReadFile {
  readonly list: ListContent | null;
  readonly predictedAsOf: string | null;
  readonly problem: Problem | null;
}

function readFile(content: string, file: string): ReadFile {
  const place = path.join(content, file);
  const nothing = { list: null, predictedAsOf: null, problem: null };
  try {
    const bytes = readFileSync(place);
    if (isPredictions(file)) return { ...nothing, predictedAsOf: parsePredictions(bytes).asOf };
    return { ...nothing, list: readList(bytes) };
  } catch (error) {
    const what = `This list of what is known can't be used: ${messageOf(error)}.`;
    const fix = 'Download it anew with npm run update-intel, or take it away.';
    return { ...nothing, problem: { file: place, line: null, what, fix } };
  }
}

/** Facts with an id of ATT&CK first, since others are told by them; ransomware, whose names are the most common words, last. */
function inOrder(facts: readonly Fact[]): Fact[] {
  const rank = ({ attackId, isRansomware }: Fact): number => (attackId !== null ? 0 : isRansomware ? 2 : 1);
  return facts.toSorted((a, b) => rank(a) - rank(b));
}

const NONE: Lore['exploited'] = { asOf: null, of: [] };

function newest(lists: readonly ListContent[]): Lore['exploited'] {
  const found = lists.flatMap(({ exploited }) => exploited ?? []);
  return found.toSorted((a, b) => compare(a.asOf ?? '', b.asOf ?? '')).at(-1) ?? NONE;
}
