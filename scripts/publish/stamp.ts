import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { codeDigest } from '../shared/code-digest.ts';
import { stampFiles } from '../shared/digests.ts';
import { listTree, sha256, writeWhole } from '../shared/files.ts';
import { isIntact, MANIFEST, readState } from './state.ts';
import type { Workshop } from './workshop.ts';

const SHIPPED = fileURLToPath(new URL('../../content', import.meta.url));
/** What a content folder consists of: files, which are few, and folders. */
export const CONTENT_FILES = ['digest.yaml', 'topics.yaml', 'sources.yaml', 'imports.tsv', 'urls.tsv'];
export const CONTENT_TREES = ['articles', 'inbox'];

/** What decides about a build besides its content. */
export interface StampedCall {
  /** Absolute path of the content folder. */
  readonly content: string;
  readonly baseUrl: string | undefined;
  readonly isStrict: boolean;
  readonly isPreview: boolean;
}

/** A build that would do nothing is known by the stamp of the last one, while the clock lets out no further article. */
export interface Stamp {
  readonly stamp: string;
  /** Milliseconds since the epoch: the result holds from one, and until before the other; `null` for ever. */
  readonly from: number | null;
  readonly until: number | null;
  /** What that build said. */
  readonly said: readonly string[];
}

/**
 * Digest of everything that a build depends on: code, settings, and of each article and article file the size, times and
 * inode; `null` where one has changed within a second, so that its times can't be trusted. Reads no article.
 */
export function stampContent({ content, baseUrl, isStrict, isPreview }: StampedCall): string | null {
  const call = { baseUrl, isStrict, isPreview };
  const texts = [
    ...CONTENT_FILES.map((name) => path.join(content, name)),
    ...CONTENT_FILES.map((name) => path.join(SHIPPED, name)),
  ];
  const parts = [codeDigest(), JSON.stringify(call), ...texts.map(digestOf)];
  for (const tree of CONTENT_TREES) {
    const entries = listTree(path.join(content, tree));
    const stamps = stampFiles(entries.map((entry) => path.join(content, tree, entry.path)));
    if (stamps === null) return null;
    for (const [at, entry] of entries.entries()) parts.push(`${tree}/${entry.path}\t${entry.kind} ${stamps[at]}`);
  }
  return sha256(parts.join('\n'));
}

function digestOf(file: string): string {
  try {
    return sha256(readFileSync(file));
  } catch {
    return 'none';
  }
}

/** What the last build said, when another would do nothing: the content and every published file are as it left them. */
export function findUnchanged(workshop: Workshop, call: StampedCall, now: number): readonly string[] | null {
  const last = readStamp(workshop);
  if (last === null || existsSync(workshop.journal)) return null;
  if (now < (last.from ?? now) || now >= (last.until ?? Number.POSITIVE_INFINITY)) return null;
  if (last.stamp !== stampContent(call)) return null;
  const state = readState(workshop);
  for (const [file, published] of state) if (file !== MANIFEST && !isIntact(workshop.out, file, published)) return null;
  return state.size > 0 && existsSync(path.join(workshop.out, MANIFEST)) ? last.said : null;
}

/** Takes the stamp away: from here on the output folder changes. */
export function clearStamp(workshop: Workshop): void {
  rmSync(placeOf(workshop), { force: true });
}

/** A stamp that can't be written is no error: the next build looks at everything. */
export async function writeStamp(workshop: Workshop, stamp: Stamp): Promise<void> {
  await writeWhole(placeOf(workshop), JSON.stringify(stamp)).catch(() => undefined);
}

function readStamp(workshop: Workshop): Stamp | null {
  try {
    const { stamp, from, until, said } = Object(JSON.parse(readFileSync(placeOf(workshop), 'utf8')));
    return typeof stamp === 'string' && Array.isArray(said) ? { stamp, from, until, said: said.map(String) } : null;
  } catch {
    return null;
  }
}

function placeOf({ folder }: Workshop): string {
  return path.join(folder, 'stamp.json');
}
