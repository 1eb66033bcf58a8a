import { defangIndicator } from '../mentions/inert.ts';
import { INDICATOR_TYPES, type IndicatorType, type ThingKind } from '../mentions/mention.ts';
import { type Naming, namedIn } from './article.ts';
import { type Cell, csvDocument } from './csv.ts';
import { millisOf } from './time.ts';

/**
 * An indicator and where it stands. `value` is fanged, since these files are for machines and no browser makes a link
 * of plain text; `defanged` is for what is pasted into a mail or a ticket.
 */
export interface IndicatorRow {
  readonly type: IndicatorType;
  readonly value: string;
  readonly defanged: string;
  /** Goes with each row wherever it is copied to: a list of indicators is soon taken for a block list. */
  readonly context: 'observed in text';
  /** Number of articles that name it. */
  readonly articles: number;
  /** ISO 8601 days of the first and the last of them; `null` where none is dated. */
  readonly first: string | null;
  readonly last: string | null;
}

/** A thing of an index page. */
export interface ThingRow {
  readonly kind: ThingKind;
  readonly key: string;
  readonly name: string;
  /** Number of articles that name it. */
  readonly count: number;
  readonly first: string | null;
  readonly last: string | null;
  /** The day on which CISA listed it as known to be exploited; `null` for what its list doesn't have. */
  readonly exploited: string | null;
  /** The chance that it is exploited within 30 days, from 0 to 1, and the day of that prediction. */
  readonly epss: number | null;
  readonly epssAsOf: string | null;
  /** Whether it is known for extortion. */
  readonly ransomware: boolean;
  /** Absolute URL of its page. */
  readonly url: string;
}

/** A tag or a source. */
export interface GroupRow {
  readonly kind: 'tag' | 'source';
  /** The last part of its address. */
  readonly key: string;
  readonly name: string;
  readonly description: string | null;
  /** Number of its articles. */
  readonly count: number;
  /** ISO 8601 days of the first and the last of them; `null` where none is dated. */
  readonly first: string | null;
  readonly last: string | null;
  /** Its home page, of a source that the editor lists. */
  readonly home: string | null;
  /** Absolute URLs of its page and its feed; `null` without dated articles. */
  readonly url: string;
  readonly feed: string | null;
}

/** The indicators of articles, in the order of their types, then of their values. */
export function indicatorRows(
  articles: readonly { readonly published: string | null; readonly mentions: readonly Naming[] }[],
): IndicatorRow[] {
  const rows = new Map<string, IndicatorRow>();
  for (const { published, mentions } of articles) {
    for (const { type, value } of namedIn(mentions).indicators) {
      const key = `${type} ${value}`;
      const row = rows.get(key) ?? { ...newRow(type, value), first: published, last: published };
      rows.set(key, {
        ...row,
        articles: row.articles + 1,
        first: pick(row.first, published, (a, b) => a <= b),
        last: pick(row.last, published, (a, b) => a >= b),
      });
    }
  }
  return [...rows.values()].toSorted(
    (a, b) => INDICATOR_TYPES.indexOf(a.type) - INDICATOR_TYPES.indexOf(b.type) || (a.value < b.value ? -1 : 1),
  );
}

/** `indicators.csv`: the fields of the rows, in their order. */
export function indicatorsCsv(rows: readonly IndicatorRow[]): string {
  const header = ['type', 'value', 'defanged', 'context', 'articles', 'first', 'last'];
  const record = ({ type, value, defanged, context, articles, first, last }: IndicatorRow): Cell[] => [
    type,
    value,
    defanged,
    context,
    articles,
    first,
    last,
  ];
  return csvDocument(header, rows.map(record));
}

const THING_FIELDS = [
  'kind',
  'key',
  'name',
  'count',
  'first',
  'last',
  'exploited',
  'epss',
  'epssAsOf',
  'ransomware',
  'url',
] as const satisfies readonly (keyof ThingRow)[];

/** The CSV of an index page: the fields of the rows, in their order. */
export function thingsCsv(rows: readonly ThingRow[]): string {
  const records = rows.map((row) => THING_FIELDS.map((field): Cell => row[field]));
  return csvDocument(THING_FIELDS, records);
}

const GROUP_FIELDS = [
  'kind',
  'key',
  'name',
  'description',
  'count',
  'first',
  'last',
  'home',
  'url',
  'feed',
] as const satisfies readonly (keyof GroupRow)[];

/** The CSV of all tags, or of all sources. */
export function groupsCsv(rows: readonly GroupRow[]): string {
  const records = rows.map((row) => GROUP_FIELDS.map((field): Cell => row[field]));
  return csvDocument(GROUP_FIELDS, records);
}

/** The JSON of any table: an array of the rows, a row a line so that changes can be told. */
export function rowsJson(rows: readonly (IndicatorRow | ThingRow | GroupRow)[]): string {
  return rows.length === 0 ? '[]\n' : `[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]\n`;
}

function newRow(type: IndicatorType, value: string): Omit<IndicatorRow, 'first' | 'last'> {
  return { type, value, defanged: defangIndicator(type, value), context: 'observed in text', articles: 0 };
}

function pick(a: string | null, b: string | null, isBefore: (a: number, b: number) => boolean): string | null {
  if (a === null || b === null) return a ?? b;
  return isBefore(millisOf(a), millisOf(b)) ? a : b;
}
