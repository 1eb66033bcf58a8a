/** What a page can state of its article. */
export type Slot = 'title' | 'date' | 'updated' | 'authors' | 'source' | 'summary' | 'url' | 'lang';

/** Something a page says of its article, as it says it: not yet checked. */
export interface Statement {
  readonly slot: Slot;
  readonly value: string;
  /** Lines of the file that say it. */
  readonly lines: readonly number[];
  /** Authors of one place belong together; those of another are the same people once more. */
  readonly place: string;
}
