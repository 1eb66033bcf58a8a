import { existsSync, readFileSync } from 'node:fs';
import { cp, mkdir, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type BuildCall, buildSite } from './build-site.ts';
import { compareSites, type Verified } from './publish/compare.ts';
import { CONTENT_FILES, CONTENT_TREES } from './publish/stamp.ts';
import { MANIFEST } from './publish/state.ts';
import { ContentError, UsageError } from './shared/errors.ts';
import { listTree, sha256 } from './shared/files.ts';

/**
 * Builds the site from nothing, of a copy of the content in a temporary folder, and compares it with the published one.
 * Neither the content nor the output folder nor any cache is touched.
 *
 * @throws {ContentError} when the content has errors
 * @throws {UsageError} when there is no content or output folder
 */
export async function verifySite(call: Pick<BuildCall, 'content' | 'out' | 'baseUrl' | 'now'>): Promise<Verified> {
  if (!existsSync(call.content))
    throw new UsageError(`There is no content folder ${call.content}. Name another with --content DIR.`);
  if (!existsSync(call.out))
    throw new UsageError(`There is no output folder ${call.out}. Build it, or name another with --out DIR.`);
  const folder = await mkdtemp(path.join(tmpdir(), 'hexdigest-verify-'));
  const content = path.join(folder, 'content');
  const out = path.join(folder, 'dist');
  try {
    await copyContent(await realpath(call.content), content);
    const modes = { isClean: true, isStrict: false, isPreview: false, report: null };
    await buildSite({ ...call, ...modes, content, out }, { say: () => undefined });
    const clean = sumsOf(out);
    return { ...compareSites(sumsOf(call.out), clean, listedIn(call.out)), files: clean.size };
  } catch (error) {
    throw error instanceof ContentError ? inPlace(error, content, call.content) : error;
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** What a build reads of a content folder, and no cache. */
async function copyContent(from: string, to: string): Promise<void> {
  await mkdir(to);
  for (const name of [...CONTENT_FILES, ...CONTENT_TREES]) {
    const place = path.join(from, name);
    if (existsSync(place)) await cp(place, path.join(to, name), { recursive: true, verbatimSymlinks: true });
  }
}

function sumsOf(out: string): Map<string, string> {
  const files = listTree(out).filter(({ kind }) => kind !== 'other');
  return new Map(files.map(({ path: file }) => [file, sumOf(path.join(out, file))]));
}

/** A link that leads nowhere, or to a folder, is none of the program's files. */
function sumOf(file: string): string {
  try {
    return sha256(readFileSync(file));
  } catch {
    return '';
  }
}

function listedIn(out: string): Set<string> {
  const manifest = path.join(out, MANIFEST);
  if (!existsSync(manifest)) return new Set();
  return new Set(
    readFileSync(manifest, 'utf8')
      .split('\n')
      .map((line) => line.slice(66)),
  );
}

/** The problems of the copy, as those of the content that was copied. */
function inPlace({ problems }: ContentError, copy: string, content: string): ContentError {
  return new ContentError(
    problems.map((problem) => ({ ...problem, file: path.join(content, path.relative(copy, problem.file)) })),
  );
}
