import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import { codeDigest } from './code-digest.ts';

/** What was computed from contents, by their digests. It may be deleted at any time; nothing but time is lost. */
export interface Cache {
  readonly get: <T>(key: string) => T | undefined;
  readonly set: (key: string, value: unknown) => void;
  /** What is kept under `key`, or else what `make` gives, which is then kept. The value must survive JSON. */
  readonly take: <T>(key: string, make: () => T) => T;
  /** Writes what is new. A cache that can't be written is no error: the next run computes it again. */
  readonly save: () => void;
}

const LINE_FEED = 0x0a;
const TAB = 0x09;

interface Entry {
  /** The value as JSON: text, or bytes of the file that are read once they are asked for. */
  readonly json: string | Buffer;
  isNew: boolean;
  isUsed: boolean;
}

/**
 * Opens the cache `name` of a folder, `<folder>/.cache/<name>.tsv`: a line an entry, each with its CRC-32, to which new
 * entries are appended. What other code wrote, or what is damaged, counts as absent. Once most of it is out of use it is
 * written anew.
 */
export function openCache(folder: string, name: string): Cache {
  const file = path.join(folder, '.cache', `${name}.tsv`);
  const header = `# ${name} ${codeDigest('scripts')}\n`;
  const { entries, isWhole } = readEntries(file, header);
  const get = <T>(key: string): T | undefined => {
    const entry = entries.get(key);
    if (entry === undefined) return undefined;
    entry.isUsed = true;
    return JSON.parse(entry.json.toString());
  };
  const set = (key: string, value: unknown): void => {
    entries.set(key, { json: JSON.stringify(value), isNew: true, isUsed: true });
  };
  return {
    get,
    set,
    take: <T>(key: string, make: () => T): T => {
      const kept = get<T>(key);
      if (kept !== undefined) return kept;
      const value = make();
      set(key, value);
      return value;
    },
    save: () => {
      const used = [...entries].filter(([, { isUsed }]) => isUsed);
      const added = used.filter(([, { isNew }]) => isNew);
      const isLean = used.length * 2 >= entries.size;
      if (isWhole && isLean && added.length === 0) return;
      try {
        mkdirSync(path.dirname(file), { recursive: true });
        const ignored = path.join(folder, '.cache', '.gitignore');
        if (!existsSync(ignored)) writeFileSync(ignored, '*\n');
        if (isWhole && isLean) appendFileSync(file, added.map(toLine).join(''));
        else writeFileSync(file, [header, ...used.map(toLine)].join(''));
      } catch {
        return;
      }
      for (const [, entry] of added) entry.isNew = false;
    },
  };
}

function toLine([key, { json }]: readonly [string, Entry]): string {
  return `${key}\t${crc32(json).toString(16)}\t${json}\n`;
}

function readEntries(file: string, header: string): { entries: Map<string, Entry>; isWhole: boolean } {
  const entries = new Map<string, Entry>();
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch {
    return { entries, isWhole: false };
  }
  const begin = Buffer.byteLength(header);
  if (bytes.toString('utf8', 0, begin) !== header) return { entries, isWhole: false };
  let isWhole = bytes.at(-1) === LINE_FEED;
  for (let from = begin, to = 0; from < bytes.length; from = to + 1) {
    to = bytes.indexOf(LINE_FEED, from);
    if (to < 0) to = bytes.length;
    const check = bytes.indexOf(TAB, from) + 1;
    const json = bytes.indexOf(TAB, check) + 1;
    const value = bytes.subarray(json, to);
    const isSound = from < check && check < json && json < to;
    if (isSound && bytes.toString('latin1', check, json - 1) === crc32(value).toString(16))
      entries.set(bytes.toString('utf8', from, check - 1), { json: value, isNew: false, isUsed: false });
    else isWhole = false;
  }
  return { entries, isWhole };
}
