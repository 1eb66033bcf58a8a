import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Loaded } from '../article/article.ts';
import { digest } from '../shared/digests.ts';
import type { Refusal } from './draft.ts';
import { openInbox, type Received } from './inbox.ts';
import { ALSO, type ImportRecord } from './records.ts';

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
  | { readonly kind: 'copy'; readonly file: string; readonly digest: string; readonly of: string }
  /** Found to hold an article made of another file, and neither file nor article is new since. */
  | { readonly kind: 'also'; readonly file: string; readonly digest: string; readonly article: string }
  | { readonly kind: 'known'; readonly file: string; readonly digest: string; readonly existing: Existing }
  /** `wasOwn`: it had an article of its own before, which is gone. */
  | { readonly kind: 'new'; readonly file: string; readonly digest: string; readonly wasOwn: boolean };

/** The case of each file in the inbox, in the order of the paths. */
export function openCases(
  content: string,
  loaded: Pick<Loaded, 'articles' | 'files'>,
  records: ReadonlyMap<string, ImportRecord>,
): Case[] {
  const find = makeFinder(content, loaded, records);
  const firstOf = new Map<string, string>();
  const cases = openInbox(content).map((received): Case => {
    if (!received.ok) return { kind: 'refused', file: received.file, refusal: received.refusal };
    const { file, digest } = received;
    const of = firstOf.get(digest);
    if (of !== undefined) return { kind: 'copy', file, digest, of };
    firstOf.set(digest, file);
    const existing = find(received);
    if (existing !== null) return { kind: 'known', file, digest, existing };
    const record = records.get(file);
    if (record?.articleDigest === ALSO && record.fileDigest === digest)
      return { kind: 'also', file, digest, article: record.article };
    return { kind: 'new', file, digest, wasOwn: record !== undefined && record.articleDigest !== ALSO };
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
      ? { kind: 'new', file: one.file, digest: one.digest, wasOwn: false }
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
  const own = [...records.values()].filter(({ articleDigest }) => articleDigest !== ALSO);
  const recordOf = new Map(own.map((record) => [record.article, record]));
  return ({ file, digest: fileDigest }) => {
    const recorded = records.get(file)?.articleDigest === ALSO ? undefined : records.get(file);
    const article = byOriginal.get(file) ?? byId.get(fileDigest);
    const record = recorded ?? recordOf.get(article?.file ?? '') ?? null;
    const state = (articleDigest: string) => ({
      isUntouched: record?.articleDigest === articleDigest,
      isSameFile: record?.fileDigest === fileDigest && record.original === file,
      record,
    });
    if (article) return { id: article.id, file: article.file, ...state(article.digest) };
    // An article whose front matter the editor broke can't be known by its id; it is there all the same.
    const broken = recorded && byPath.get(recorded.article.toLowerCase());
    if (recorded === undefined || broken === undefined) return null;
    return { id: recorded.fileDigest, file: broken, ...state(digestOf(path.join(content, broken))) };
  };
}

function digestOf(file: string): string {
  try {
    return digest(readFileSync(file));
  } catch {
    // It is there and can't be read, which loading the articles has told; it counts as edited.
    return '';
  }
}
