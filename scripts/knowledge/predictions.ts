import { gunzipSync } from 'node:zlib';
import { ListError } from './lists/list.ts';
import type { ExploitPrediction, Lookup } from './thing.ts';

/** Numbers a row: the id as a number, the score, the percentile. */
const WIDTH = 3;
/** `CVE-2021-44228` is 2021 000044228; more digits than any id has yet. */
const NUMBERS_A_YEAR = 1e9;
const GZIP = 0x1f8b;
const LARGEST = 256 * 1024 * 1024;

/** Every prediction of a file, as three doubles each, sorted by id: a quarter million of them in 6 MB. */
export interface Predictions {
  readonly asOf: string;
  readonly rows: Buffer;
}

/** Whether a file is a list of predictions by its name. */
export function isPredictions(file: string): boolean {
  return /\.csv(?:\.gz)?$/.test(file);
}

/**
 * Reads FIRST's EPSS scores, as they are offered for download: CSV, maybe gzipped, a first line
 * `#model_version:…,score_date:…`, then `cve,epss,percentile`.
 *
 * @throws {ListError} where the file is damaged or of another format
 * @see https://www.first.org/epss/data_stats
 */
export function parsePredictions(bytes: Buffer): Predictions {
  const text = unpack(bytes).toString('latin1');
  const asOf = /^#.*?score_date:(?<day>\d{4}-\d{2}-\d{2})/.exec(text)?.groups?.day;
  if (asOf === undefined) throw new ListError('its first line does not say the day, as #model_version:…,score_date:…');
  const start = /^#.*\r?\ncve,epss,percentile\r?\n/.exec(text)?.[0].length;
  if (start === undefined) throw new ListError('its columns are not cve, epss, percentile');
  const rows: [number, number, number][] = [];
  for (let at = start, line = text.slice(0, start).split('\n').length; at < text.length; line++) {
    const found = text.indexOf('\n', at);
    const end = found < 0 ? text.length : found;
    rows.push(parseRow(text.slice(at, end).trimEnd(), line));
    at = end + 1;
  }
  rows.sort(([a], [b]) => a - b);
  return { asOf, rows: pack(rows) };
}

function pack(rows: readonly (readonly number[])[]): Buffer {
  const bytes = Buffer.alloc(rows.length * WIDTH * Float64Array.BYTES_PER_ELEMENT);
  let at = 0;
  for (const row of rows) for (const number of row) at = bytes.writeDoubleLE(number, at);
  return bytes;
}

function unpack(bytes: Buffer): Buffer {
  if (bytes.length < 2 || bytes.readUInt16BE() !== GZIP) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: LARGEST });
  } catch (error) {
    throw new ListError('it can’t be unpacked: it is damaged, or too large', { cause: error });
  }
}

function parseRow(row: string, line: number): [number, number, number] {
  const [id = '', score, percentile, ...rest] = row.split(',');
  const numbers = [numberOf(id), Number(score), Number(percentile)] as const;
  const [, ...shares] = numbers;
  if (Number.isNaN(numbers[0]) || rest.length > 0 || !shares.every((share) => share >= 0 && share <= 1))
    throw new ListError(`line ${line} is no prediction: ${row.slice(0, 80)}`);
  return [...numbers];
}

/** The id as a number by which rows are sorted; NaN for what is no CVE id. */
function numberOf(id: string): number {
  const { year, number } = /^CVE-(?<year>\d{4})-(?<number>\d{4,9})$/.exec(id)?.groups ?? {};
  return year === undefined ? Number.NaN : Number(year) * NUMBERS_A_YEAR + Number(number);
}

/**
 * Looks predictions up by CVE id, halving the rows.
 *
 * @param rows as {@link parsePredictions} gives them
 */
export function lookUp(rows: Buffer): Lookup<ExploitPrediction> {
  const view = new DataView(rows.buffer, rows.byteOffset, rows.byteLength);
  const cell = (row: number, column: number): number =>
    view.getFloat64((row * WIDTH + column) * Float64Array.BYTES_PER_ELEMENT, true);
  const count = rows.byteLength / (WIDTH * Float64Array.BYTES_PER_ELEMENT);
  return {
    get: (id) => {
      const wanted = numberOf(id);
      let low = 0;
      let high = count;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if (cell(middle, 0) < wanted) low = middle + 1;
        else high = middle;
      }
      if (low === count || cell(low, 0) !== wanted) return undefined;
      return { score: cell(low, 1), percentile: cell(low, 2) };
    },
  };
}
