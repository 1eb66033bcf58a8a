import path from 'node:path';
import { codeDigest } from '../shared/code-digest.ts';
import { digest, openDigests } from '../shared/digests.ts';
import type { Problem } from '../shared/errors.ts';
import { listTree } from '../shared/files.ts';
import { INTEL, INTEL_MANIFEST, type IntelFile, learn } from './learn.ts';
import { type PackedLore, packLore, unpackLore } from './pack.ts';
import { takeBytes } from './packed.ts';
import { isPredictions, lookUp, parsePredictions } from './predictions.ts';
import type { ExploitPrediction, Knowledge, Lookup } from './thing.ts';

export interface LoadedKnowledge {
  readonly knowledge: Knowledge;
  /** Files of `content/intel/` that could not be used; what they hold counts as unknown. */
  readonly problems: readonly Problem[];
}

/**
 * All that is known: what the program ships, and what lies in `content/intel/`, which may be absent. What was read once
 * is kept in `content/.cache/`, by the digests of the files and of the code; names, things and predictions are parsed
 * when they are first asked for.
 *
 * @param content absolute path of the content folder
 * @throws {ContentError} when a table that the program ships is damaged
 */
export function loadKnowledge(content: string): LoadedKnowledge {
  return open(content, rememberedLore);
}

/** As `loadKnowledge`, whatever was opened before in this process. */
export function readKnowledge(content: string): LoadedKnowledge {
  return open(content, takeLore);
}

type OpenLore = (content: string, of: string, files: readonly IntelFile[]) => PackedLore;

function open(content: string, openLore: OpenLore): LoadedKnowledge {
  const files = findFiles(content);
  const of = files.map(({ file, digest }) => `${file} ${digest}`).join('\n');
  const { head, names, things } = openLore(content, of, files);
  const { exploited, predictedAsOf, problems, namesDigest } = head;
  return {
    knowledge: {
      things,
      get names() {
        return names();
      },
      exploited: { asOf: exploited.asOf, of: new Map(exploited.of) },
      predicted: { asOf: predictedAsOf, of: openPredictions(content, predictedAsOf, files) },
      namesDigest,
      digest: digest(`${codeDigest('scripts/knowledge')}\n${of}`),
    },
    problems,
  };
}

/** What was opened last: builds in one process need not learn it again. */
let opened: { readonly of: string; readonly lore: PackedLore } | null = null;

const rememberedLore: OpenLore = (content, digests, files) => {
  // Problems name files of the content folder; without any, all folders give the same.
  const of = `${files.length > 0 ? content : ''}\n${digests}`;
  if (opened?.of !== of) opened = { of, lore: takeLore(content, digests, files) };
  return opened.lore;
};

const takeLore: OpenLore = (content, digests, files) =>
  unpackLore(takeBytes(content, 'knowledge', digests, () => packLore(learn(content, files))));

/** The lists that were downloaded, in the order of their names. */
function findFiles(content: string): IntelFile[] {
  const digests = openDigests(content, INTEL);
  const files = listTree(path.join(content, INTEL))
    .filter(({ path: file, kind }) => kind === 'file' && file !== INTEL_MANIFEST)
    .map(({ path: file }) => ({ file: `${INTEL}/${file}`, digest: digests.of(`${INTEL}/${file}`) }));
  if (files.length > 0) digests.save();
  return files;
}

function openPredictions(content: string, asOf: string | null, files: readonly IntelFile[]): Lookup<ExploitPrediction> {
  const found = files.findLast(({ file }) => isPredictions(file));
  let opened: Lookup<ExploitPrediction> | null = null;
  return {
    get: (id) => {
      if (asOf === null || found === undefined) return undefined;
      opened ??= lookUp(
        takeBytes(content, 'predictions', found.digest, () => {
          const { bytes } = openDigests(content, INTEL).read(found.file);
          return parsePredictions(bytes).rows;
        }),
      );
      return opened.get(id);
    },
  };
}
