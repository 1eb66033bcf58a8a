import { statSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { listTree } from '../shared/files.ts';

/** What a built site is made of. */
export interface PageCount {
  /** Number of files of each kind, in a fixed order; only the kinds that there are. */
  readonly kinds: ReadonlyMap<string, number>;
  readonly html: number;
  readonly xml: number;
  readonly files: number;
  readonly bytes: number;
}

const KINDS: readonly (readonly [kind: string, pattern: RegExp])[] = [
  ['redirect', /\/page\/1\/index\.html$/],
  ['home', /^index\.html$/],
  ['archive', /^archive\/index\.html$/],
  ['year', /^\d{4}\/index\.html$/],
  ['month', /^\d{4}\/\d\d\/index\.html$/],
  ['week', /^\d{4}\/w\d\d\/index\.html$/],
  ['day', /^\d{4}\/\d\d\/\d\d\/index\.html$/],
  ['undated list', /^undated\/(?:(?:page\/)?\d+\/)?index\.html$/],
  ['article', /^(?:\d{4}\/\d\d\/\d\d|undated)\/[^/]+\/index\.html$/],
  ['tag list', /^tags\/[^/]+\/(?:(?:page\/)?\d+\/)?index\.html$/],
  ['source list', /^sources\/[^/]+\/(?:(?:page\/)?\d+\/)?index\.html$/],
  ['index', /^(?:tags|sources)\/index\.html$/],
  ['page of what is named', /^(?:cve|groups|malware|techniques|tactics|weaknesses|vendors|products)\/.*index\.html$/],
  ['feed', /(?:^|\/)(?:feed\.xml|atom\.xml|feed\.json)$/],
  ['STIX or MISP', /(?:^|\/)stix\.json$|^misp\//],
  ['search index', /^pagefind\//],
  ['sitemap', /^sitemap[^/]*\.xml$/],
  ['404', /^404\.html$/],
  ['asset', /^assets\//],
];
const OTHER = 'other';

/** Counts the files of a built site by kind; the address tells the kind, and the tools have the same addresses. */
export async function countPages(out: string): Promise<PageCount> {
  const files = listTree(out).map((entry) => entry.path);
  const counts = new Map<string, number>();
  let bytes = 0;
  for (const file of files) {
    const kind = kindOf(file);
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
    bytes += (await stat(path.join(out, file))).size;
  }
  return {
    kinds: new Map([...KINDS.map(([kind]) => kind), OTHER].flatMap((kind) => entryOf(counts, kind))),
    html: files.filter((file) => file.endsWith('.html')).length,
    xml: files.filter((file) => file.endsWith('.xml')).length,
    files: files.length,
    bytes,
  };
}

function kindOf(file: string): string {
  return KINDS.find(([, pattern]) => pattern.test(file))?.[0] ?? OTHER;
}

function entryOf(counts: ReadonlyMap<string, number>, kind: string): [string, number][] {
  const count = counts.get(kind);
  return count === undefined ? [] : [[kind, count]];
}

/** A mark for each file of a site, which is another once the file was written again. Paths are relative to `out`. */
export function lookAtFiles(out: string): ReadonlyMap<string, string> {
  return new Map(
    listTree(out).map(({ path: file }) => {
      const { ino, mtimeMs, size } = statSync(path.join(out, file));
      return [file, `${ino} ${mtimeMs} ${size}`];
    }),
  );
}

/** The number of files that are new, or were written again. */
export function countWritten(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): number {
  return [...after].filter(([file, mark]) => before.get(file) !== mark).length;
}
