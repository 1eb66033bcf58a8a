import { type Article, readBody } from '../article/article.ts';
import type { Cache } from '../shared/cache.ts';
import { compare } from '../shared/text.ts';
import type { Case } from './cases.ts';
import type { Draft } from './draft.ts';
import type { Readings } from './read-files.ts';
import {
  type Comparable,
  comparableOf,
  makeTwinIndex,
  overlapOfTwins,
  type Signature,
  signatureOf,
  type TwinIndex,
} from './twins.ts';

/** What a file holds the article of: an article that is there, by its path, or another file of this run. */
export interface Twin {
  readonly of: { readonly article: string } | { readonly file: string };
  /** Share of their shingles that the two have in common, .8 to 1. */
  readonly overlap: number;
}

type New = Extract<Case, { kind: 'new' }>;

interface Fresh extends Comparable {
  readonly one: New;
  readonly signature: Signature;
  /** How many fields the file states. */
  readonly stated: number;
}

/** The articles on disk, and where their signatures are kept. */
interface Shelf {
  /** The content folder. */
  readonly content: string;
  readonly articles: readonly Article[];
  readonly cache: Cache;
}

/**
 * Finds the new files that hold an article that is there already, or that another new file holds. Among new files the
 * article is made of the one that had an article before, then of the one that states most, then of the first by path.
 *
 * @param articles those on disk; of one whose file is read anew, the new text counts
 */
export function findTwins(
  cases: readonly Case[],
  readings: Readings,
  { content, articles, cache }: Shelf,
): Map<string, Twin> {
  const twins = new Map<string, Twin>();
  const fresh = cases.flatMap((one) => toFresh(one, readings)).sort(byWorth);
  if (fresh.length === 0) return twins;
  const stored = findStored(fresh, cases, readings, { content, articles, cache });
  const firsts = makeTwinIndex<Fresh>();
  for (const item of fresh) {
    const twin =
      firstTwin(item, stored.get(item) ?? [], ({ file }) => ({ article: file })) ??
      firstTwin(item, firsts.candidates(item.signature), ({ one }) => ({ file: one.file }));
    if (twin) twins.set(item.one.file, twin);
    else firsts.add(item, item.signature);
  }
  return twins;
}

function toFresh(one: Case, readings: Readings): Fresh[] {
  const reading = readings.get(one.file);
  if (one.kind !== 'new' || !reading?.ok) return [];
  const { draft, signature } = reading;
  const stated = Object.values(draft.fields).filter((field) => field && field.from !== 'derived').length;
  return [{ one, signature, stated, ...comparableOfDraft(draft) }];
}

function byWorth(a: Fresh, b: Fresh): number {
  return Number(b.one.wasOwn) - Number(a.one.wasOwn) || b.stated - a.stated || compare(a.one.file, b.one.file);
}

function comparableOfDraft({ fields, body }: Draft): Comparable {
  return { title: fields.title === undefined || fields.title.from === 'derived' ? null : fields.title.value, body };
}

interface Stored {
  /** The article, relative to the content folder. */
  readonly file: string;
  readonly comparable: () => Comparable;
}

/** The articles on disk that each new file may be the same as. */
function findStored(
  fresh: readonly Fresh[],
  cases: readonly Case[],
  readings: Readings,
  { content, articles, cache }: Shelf,
): Map<Fresh, Stored[]> {
  const index: TwinIndex<Fresh> = makeTwinIndex();
  for (const item of fresh) index.add(item, item.signature);
  const rereadOf = new Map(
    cases.flatMap((one) => {
      const reading = readings.get(one.file);
      const isNewText = one.kind === 'known' && one.existing.isUntouched && !one.existing.isSameFile;
      return isNewText && reading?.ok ? [[one.existing.file, reading] as const] : [];
    }),
  );
  const found = new Map<Fresh, Stored[]>();
  for (const article of articles) {
    const reread = rereadOf.get(article.file);
    const signature = reread?.signature ?? cache.take(article.digest, () => signatureOf(readBody(content, article)));
    const comparable = () =>
      reread
        ? comparableOfDraft(reread.draft)
        : comparableOf({ title: article.title, body: readBody(content, article) });
    for (const item of index.candidates(signature))
      found.set(item, [...(found.get(item) ?? []), { file: article.file, comparable }]);
  }
  return found;
}

function firstTwin<T extends Comparable | Stored>(
  item: Fresh,
  others: readonly T[],
  of: (other: T) => Twin['of'],
): Twin | null {
  for (const other of others) {
    const overlap = overlapOfTwins(item, 'comparable' in other ? other.comparable() : other);
    if (overlap !== null) return { of: of(other), overlap };
  }
  return null;
}

/** Why a file gives no article of its own. */
export interface Duplicate {
  readonly of: Twin['of'];
  /** `null` where it was found in an earlier run, or is a copy byte for byte. */
  readonly overlap: number | null;
}

/** Every file that holds the article of another: copies, twins, and those known from earlier runs. */
export function findDuplicates(cases: readonly Case[], twins: ReadonlyMap<string, Twin>): Map<string, Duplicate> {
  const duplicates = new Map<string, Duplicate>();
  for (const one of cases) {
    const twin = twins.get(one.file);
    if (twin) duplicates.set(one.file, twin);
    else if (one.kind === 'also') duplicates.set(one.file, { of: { article: one.article }, overlap: null });
    // The file that it is a copy of has an earlier path, so that its own case is settled.
    else if (one.kind === 'copy')
      duplicates.set(one.file, { of: duplicates.get(one.of)?.of ?? { file: one.of }, overlap: null });
  }
  return duplicates;
}

/** The files that hold the same article as a file, or an article, does; sorted. */
export function makeAlsoIn(duplicates: ReadonlyMap<string, Duplicate>): (...names: readonly string[]) => string[] {
  const byTarget = new Map<string, string[]>();
  for (const [file, { of }] of duplicates) {
    const target = 'article' in of ? of.article : of.file;
    byTarget.set(target, [...(byTarget.get(target) ?? []), file]);
  }
  return (...names) => names.flatMap((name) => byTarget.get(name) ?? []).sort(compare);
}
