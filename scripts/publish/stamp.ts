import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { codeDigest } from '../shared/code-digest.ts';
import { digest, stampFiles } from '../shared/digests.ts';
import { listTree, sha256, writeWhole } from '../shared/files.ts';
import { isIntact, MANIFEST, readState } from './state.ts';
import type { Workshop } from './workshop.ts';

const SHIPPED = fileURLToPath(new URL('../../content', import.meta.url));
const SETTINGS = ['digest.yaml', 'topics.yaml', 'sources.yaml'];
const RECORDS = ['imports.tsv', 'urls.tsv'];
/** What a content folder consists of: files, which are few, and folders. */
export const CONTENT_FILES = [...SETTINGS, ...RECORDS];
/** Written by builds, too: how article files were read. */
export const RECEIPTS = 'receipts';
export const CONTENT_TREES = ['articles', 'inbox', 'intel', RECEIPTS];
const MOST_WRITTEN = 500;

/** What decides about a build besides its content. */
export interface StampedCall {
  /** Absolute path of the content folder. */
  readonly content: string;
  readonly baseUrl: string | undefined;
  readonly isStrict: boolean;
  readonly isPreview: boolean;
}

/** What a build depends on, as it was before the build began. */
export interface Look {
  /** Digest of code, settings and call. */
  readonly settings: string;
  /** Of each article and article file its size, times and inode; `null` where one changed so lately that these can't tell. */
  readonly files: ReadonlyMap<string, string | null>;
}

/** A build that would do nothing is known by the stamp of the last one, while the clock lets out no further article. */
export interface Stamp {
  readonly stamp: string;
  /** Articles and receipts that were written by the build, or right before it: their contents are compared, since their times can't tell. */
  readonly written: readonly string[];
  /** Milliseconds since the epoch: the result holds from one, and until before the other; `null` for ever. */
  readonly from: number | null;
  readonly until: number | null;
  /** What a build that does nothing says. */
  readonly said: readonly string[];
}

/** Looks at everything that a build depends on. Reads no article. */
export function lookAtContent(call: StampedCall): Look {
  const { content } = call;
  const names = CONTENT_TREES.flatMap((tree) =>
    listTree(path.join(content, tree)).map((entry) => `${tree}/${entry.path}`),
  );
  const stamps = stampFiles(names.map((name) => `${content}/${name}`));
  return {
    settings: digestSettings(call),
    files: new Map(names.map((name, at) => [name, stamps[at] ?? null])),
  };
}

/** The files of a folder of the content that are not as they were looked at, with their digests. */
export function changedSince({ files }: Look, content: string, tree: string): Map<string, string> {
  const names = listTree(path.join(content, tree)).map((entry) => `${tree}/${entry.path}`);
  const stamps = stampFiles(names.map((name) => path.join(content, name)));
  const changed = names.filter((name, at) => stamps[at] === null || files.get(name) !== stamps[at]);
  return new Map(changed.map((name) => [name, digestOf(path.join(content, name))]));
}

/** Digest of code, settings and call. */
export function digestSettings({ content, baseUrl, isStrict, isPreview }: StampedCall): string {
  const texts = [content, SHIPPED].flatMap((folder) => SETTINGS.map((name) => path.join(folder, name)));
  const call = JSON.stringify([baseUrl, isStrict, isPreview]);
  return sha256([codeDigest('scripts', 'templates'), call, ...texts.map(digestOf)].join('\n'));
}

/** What the last build said, when another would do nothing: the content and every published file are as it left them. */
export function findUnchanged(
  workshop: Workshop,
  { content, look, now }: { readonly content: string; readonly look: Look; readonly now: number },
): readonly string[] | null {
  const last = readStamp(workshop);
  if (last === null || existsSync(workshop.journal)) return null;
  if (now < (last.from ?? now) || now >= (last.until ?? Number.POSITIVE_INFINITY)) return null;
  const written = last.written.filter((file) => look.files.has(file));
  const digests = new Map(written.map((file) => [file, digestOf(path.join(content, file))]));
  if (last.stamp !== stampOf(look, recordsOf(workshop, content), digests)) return null;
  const files = readState(workshop).all();
  for (const [file, published] of files) if (file !== MANIFEST && !isIntact(workshop.out, file, published)) return null;
  return files.size > 0 ? last.said : null;
}

/** Takes the stamp away: from here on the output folder changes. */
export function clearStamp(workshop: Workshop): void {
  rmSync(placeOf(workshop), { force: true });
}

/**
 * Notes down that another build of the same would do nothing; unless the content changed too lately to tell.
 *
 * @param written articles that this build wrote, or whose times are too young, with their digests
 */
export async function writeStamp(
  workshop: Workshop,
  {
    content,
    look,
    written,
  }: { readonly content: string; readonly look: Look; readonly written: ReadonlyMap<string, string> },
  more: Pick<Stamp, 'from' | 'until' | 'said'>,
): Promise<void> {
  const stamp = written.size > MOST_WRITTEN ? null : stampOf(look, recordsOf(workshop, content), written);
  const whole: Stamp | null = stamp === null ? null : { stamp, written: [...written.keys()], ...more };
  if (whole !== null) await writeWhole(placeOf(workshop), JSON.stringify(whole));
}

/** What builds themselves write down, in the content and in the output folder. */
function recordsOf({ out }: Workshop, content: string): string[] {
  return [...RECORDS.map((name) => path.join(content, name)), path.join(out, MANIFEST)];
}

function stampOf(
  { settings, files }: Look,
  records: readonly string[],
  written: ReadonlyMap<string, string>,
): string | null {
  const all = new Map<string, string | null>([...files, ...written]);
  const lines = [...all]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([file, stamp]) => (stamp === null ? null : `${file}\t${stamp}`));
  if (lines.includes(null)) return null;
  return sha256([settings, ...records.map(digestOf), ...lines].join('\n'));
}

function digestOf(file: string): string {
  try {
    return digest(readFileSync(file));
  } catch {
    return 'none';
  }
}

function readStamp(workshop: Workshop): Stamp | null {
  try {
    const { stamp, written, from, until, said } = Object(JSON.parse(readFileSync(placeOf(workshop), 'utf8')));
    if (typeof stamp !== 'string' || !Array.isArray(said) || !Array.isArray(written)) return null;
    return { stamp, written: written.map(String), from, until, said: said.map(String) };
  } catch {
    return null;
  }
}

function placeOf({ folder }: Workshop): string {
  return path.join(folder, 'stamp.json');
}
