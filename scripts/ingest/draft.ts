import type { StrayKey } from '../article/stray-keys.ts';
import type { Problem } from '../shared/errors.ts';

/** Where the value of a field came from. */
export type Origin = 'text' | 'sidecar' | 'file-name' | 'derived';

/** A value with its provenance; `lines` are those of the article file that state it, 1-based. */
export interface Field<T> {
  readonly value: T;
  readonly from: Origin;
  readonly lines: readonly number[];
}

/** What an article file says of its article; a field that it does not state is absent. */
export interface Fields {
  readonly title?: Field<string>;
  /** RFC 3339 date, or date-time with offset. */
  readonly date?: Field<string>;
  readonly updated?: Field<string>;
  readonly authors?: Field<readonly string[]>;
  readonly source?: Field<string>;
  readonly summary?: Field<string>;
  readonly url?: Field<string>;
  readonly tags?: Field<readonly string[]>;
  readonly lang?: Field<string>;
}

/** Inclusive range of 1-based lines. */
export type Range = readonly [first: number, last: number];

/**
 * What became of each line of a text file: every line is in exactly one of the three.
 * A line of `body` may also state a field (a dateline), and lose a piece of furniture glued to it (`cut`).
 */
export interface LineAccount {
  readonly total: number;
  /** Lines that state fields and are not body. */
  readonly fields: readonly Range[];
  readonly body: readonly Range[];
  readonly dropped: readonly { readonly lines: Range; readonly rule: string }[];
  readonly cut: readonly { readonly line: number; readonly rule: string; readonly text: string }[];
}

/** An article file as read: what it states, its body as Markdown, and the account of its lines. */
export interface Draft {
  readonly fields: Fields;
  readonly body: string;
  /** `null` for a kind of file whose lines are no unit of its text: a saved page. */
  readonly lines: LineAccount | null;
  /** Keys of the file's own front matter that Hexdigest does not know; they are kept. */
  readonly extra: Readonly<Record<string, unknown>>;
  /** Those of them that were likely meant for others; absent where there are none. */
  readonly strayKeys?: readonly StrayKey[];
  /** What a person should compare with the file, each as a phrase; absent where nothing is. */
  readonly notes?: readonly string[];
}

/** A file that the editor gave, decoded. */
export interface ArticleFile {
  /** Relative to the content folder: `inbox/a.txt`. */
  readonly path: string;
  readonly text: string;
}

/** A file that gives no article: `rejected` is no article, `failed` could be one but can't be read. */
export interface Refusal {
  readonly ok: false;
  readonly status: 'rejected' | 'failed';
  readonly line: number | null;
  readonly reason: string;
  readonly fix: string;
  /** What else is wrong, in this file or its sidecar; absent where nothing is. */
  readonly others?: readonly Problem[];
}

/** Everything that is wrong with what an article file, or its sidecar, states. */
export function refuseStated(file: string, [first, ...others]: readonly Problem[]): Refusal {
  const isOwn = first === undefined || first.file === file;
  const place = isOwn ? '' : `${first.file}${first.line === null ? '' : `:${first.line}`}: `;
  return {
    ok: false,
    status: 'failed',
    line: isOwn ? (first?.line ?? null) : null,
    reason: place + (first?.what ?? ''),
    fix: first?.fix ?? '',
    ...(others.length > 0 && { others }),
  };
}

export type Reading = { readonly ok: true; readonly draft: Draft } | Refusal;

/** One kind of article file. */
export interface Reader {
  readonly kind: string;
  /** True when this reader takes the file; the first that does reads it. */
  readonly detect: (file: ArticleFile) => boolean;
  /** Gives a promise where what it needs is loaded with its first file. */
  readonly read: (file: ArticleFile) => Reading | Promise<Reading>;
}

/** Folds sorted line numbers into ranges. */
export function toRanges(lines: readonly number[]): Range[] {
  const ranges: [number, number][] = [];
  for (const line of lines) {
    const last = ranges.at(-1);
    if (last && last[1] === line - 1) last[1] = line;
    else ranges.push([line, line]);
  }
  return ranges;
}
