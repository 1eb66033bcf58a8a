import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Loaded } from '../article/load.ts';
import { digest, openDigests } from '../shared/digests.ts';
import type { Refusal } from './draft.ts';
import { openInbox, type Received } from './inbox.ts';
import { ALSO, type ImportRecord } from './records.ts';

/** As a front matter names the article file, whatever else is wrong with it. */
const ORIGINAL = /^original:[ \t]*(?<quote>["']?)(?<file>inbox\/.+?)\k<quote>[ \t]*$/m;

/** An article that was made of a file before. */
export interface Existing {
  readonly id: string;
  /** Relative to the content folder. */
  readonly file: string;
  /** Nobody has edited it since ingest wrote it. */
  readonly isUntouched: boolean;
  /** The article file that it was last made of, as it is now, at the same place. */
  readonly isSameFile: boolean;
  readonly record: ImportRecord | null;
}

/** What is known of a file in the inbox before it is read. */
export type Case =
  | { readonly kind: 'refused'; readonly file: string; readonly refusal: Refusal }
  /** Byte for byte the same as another file, of an earlier path. */
  | (Received & { readonly kind: 'copy'; readonly of: string })
  /** Found to hold an article made of another file, and neither file nor article is new since. */
  | (Received & { readonly kind: 'also'; readonly article: string })
  | (Received & { readonly kind: 'known'; readonly existing: Existing })
  /** `wasOwn`: it had an article of its own before, which is gone. */
  | (Received & { readonly kind: 'new'; readonly wasOwn: boolean });

/** The case of each file in the inbox, in the order of the paths. */
export function openCases(
  content: string,
  loaded: Pick<Loaded, 'articles' | 'files'>,
  records: ReadonlyMap<string, ImportRecord>,
): Case[] {
  const find = makeFinder(content, loaded, records);
  const firstOf = new Map<string, string>();
  const digests = openDigests(content, 'inbox');
  const received = openInbox(content, digests);
  digests.save();
  const cases = received.map((one): Case => {
    if (!one.ok) return { kind: 'refused', file: one.file, refusal: one.refusal };
    const of = firstOf.get(one.id);
    if (of !== undefined) return { ...one, kind: 'copy', of };
    firstOf.set(one.id, one.file);
    const existing = find(one);
    if (existing !== null) return { ...one, kind: 'known', existing };
    const record = records.get(one.file);
    if (record?.articleDigest === ALSO && record.fileDigest === one.digest)
      return { ...one, kind: 'also', article: record.article };
    return { ...one, kind: 'new', wasOwn: record !== undefined && record.articleDigest !== ALSO };
  });
  return releaseTwins(cases, new Set(loaded.files));
}

/** A file whose twin's article is gone, or is about to change with its own file, must be read again itself. */
function releaseTwins(cases: readonly Case[], files: ReadonlySet<string>): Case[] {
  const changing = new Set(
    cases.flatMap((one) => (one.kind === 'known' && willChange(one) ? [one.existing.file] : [])),
  );
  return cases.map((one) =>
    one.kind === 'also' && (changing.has(one.article) || !files.has(one.article))
      ? { ...one, kind: 'new', wasOwn: false }
      : one,
  );
}

function willChange({ existing }: { readonly existing: Existing }): boolean {
  return existing.isUntouched && !existing.isSameFile;
}

function makeFinder(
  content: string,
  { articles, files }: Pick<Loaded, 'articles' | 'files'>,
  records: ReadonlyMap<string, ImportRecord>,
): (received: Received) => Existing | null {
  const byId = new Map(articles.map((article) => [article.id, article]));
  const byOriginal = new Map(
    articles.flatMap((article) => (article.original === null ? [] : [[article.original, article] as const])),
  );
  const byPath = new Map(files.map((file) => [file.toLowerCase(), file]));
  const broken = findBroken(content, { articles, files });
  const own = [...records.values()].filter(({ articleDigest }) => articleDigest !== ALSO);
  const recordOf = new Map(own.map((record) => [record.article, record]));
  return ({ file, id, digest: fileDigest }) => {
    const recorded = records.get(file)?.articleDigest === ALSO ? undefined : records.get(file);
    const article = byOriginal.get(file) ?? byId.get(id);
    const record = recorded ?? recordOf.get(article?.file ?? '') ?? null;
    const state = (articleDigest: string) => ({
      isUntouched: record?.articleDigest === articleDigest,
      isSameFile: record?.fileDigest === fileDigest && record.original === file,
      record,
    });
    if (article) return { id: article.id, file: article.file, ...state(article.digest) };
    // An article whose front matter the editor broke can't be known by its id; it is there all the same.
    const lost = broken.get(file) ?? (recorded && byPath.get(recorded.article.toLowerCase()));
    if (lost === undefined) return null;
    return { id, file: lost, ...state(digestOf(path.join(content, lost))) };
  };
}

/** Articles that can't be read, by the article file that each still names, wherever the editor moved it. */
function findBroken(
  content: string,
  { articles, files }: Pick<Loaded, 'articles' | 'files'>,
): ReadonlyMap<string, string> {
  const read = new Set(articles.map(({ file }) => file));
  return new Map(
    files
      .filter((file) => !read.has(file))
      .flatMap((file) => {
        const original = ORIGINAL.exec(textOf(path.join(content, file)))?.groups?.file;
        return original === undefined ? [] : [[original, file] as const];
      }),
  );
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function digestOf(file: string): string {
  try {
    return digest(readFileSync(file));
  } catch {
    // It is there and can't be read, which loading the articles has told; it counts as edited.
    return '';
  }
}
