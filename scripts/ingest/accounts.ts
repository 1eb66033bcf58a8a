import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Cache, openCache } from '../shared/cache.ts';
import { digest, openDigests } from '../shared/digests.ts';
import { ContentError } from '../shared/errors.ts';
import { listTree, writeWhole } from '../shared/files.ts';
import { compare } from '../shared/text.ts';
import { Account } from './account.ts';

/** The folder of accounts: a file for each first digit of an id, a line an article, sorted by id. */
const ACCOUNTS = 'receipts';

/** What tells an account from another without reading it. */
export interface AccountMark {
  /** Digest of the account. */
  readonly digest: string;
  /** As in {@link Account}. */
  readonly article: string;
}

/** The accounts of a content folder while it is ingested. */
export interface Accounts {
  readonly has: (id: string) => boolean;
  /** Notes down an account in place of the one that was there. */
  readonly put: (account: Account) => void;
  /** Notes down that ingest wrote the article anew, and read no file. */
  readonly rewrote: (id: string, article: string) => void;
  /** Writes what is new, without the accounts that `isKept` refuses. */
  readonly save: (isKept: (id: string) => boolean) => Promise<void>;
}

const NAME = /^[0-9a-f]\.jsonl$/;
const LINE = /^\{"id":"(?<id>[0-9a-f]{16})","article":"(?<article>[0-9a-f]{16}|)",/;

/** The accounts that there are, by the ids of their articles. A line that is none counts as absent. */
export function listAccounts(content: string): Map<string, AccountMark> {
  const digests = openDigests(content, ACCOUNTS);
  const cache = openCache(content, ACCOUNTS);
  const names = listTree(path.join(content, ACCOUNTS)).flatMap((entry) =>
    entry.kind === 'file' && NAME.test(entry.path) ? [entry.path] : [],
  );
  const marks = new Map(names.flatMap((name) => marksIn(content, name, digests.of(`${ACCOUNTS}/${name}`), cache)));
  digests.save();
  cache.save();
  return marks;
}

function marksIn(content: string, name: string, digestOfFile: string, cache: Cache): [string, AccountMark][] {
  return cache.take(digestOfFile, () =>
    [...readLines(content, name)].map(([id, line]): [string, AccountMark] => [
      id,
      { digest: digest(line), article: LINE.exec(line)?.groups?.article ?? '' },
    ]),
  );
}

/** Opens the accounts of a content folder, to be added to. */
export function openAccounts(content: string): Accounts {
  const known = listAccounts(content);
  const added = new Map<string, string>();
  const read = makeLineReader(content);
  return {
    has: (id) => known.has(id) || added.has(id),
    put: (account) => {
      added.set(account.id, JSON.stringify(account));
    },
    rewrote: (id, article) => {
      const line = added.get(id) ?? (known.has(id) ? read(id) : undefined);
      if (line !== undefined) added.set(id, JSON.stringify({ ...JSON.parse(line), article }));
    },
    save: async (isKept) => {
      const dropped = [...known.keys()].filter((id) => !added.has(id) && !isKept(id));
      const names = new Set([...added.keys(), ...dropped].map(fileOf));
      for (const name of [...names].sort(compare)) {
        const lines = readLines(content, name);
        for (const id of dropped) lines.delete(id);
        for (const [id, line] of added) if (fileOf(id) === name) lines.set(id, line);
        const sorted = [...lines].sort(([a], [b]) => compare(a, b));
        await writeWhole(path.join(content, ACCOUNTS, name), sorted.map(([, line]) => `${line}\n`).join(''));
      }
    },
  };
}

/** Reads accounts. Those whose ids begin alike are cheap one after the other. */
export function makeAccountReader(content: string): (id: string, expected: string) => Account {
  const read = makeLineReader(content);
  return (id, expected) => {
    const line = read(id);
    const file = path.join(content, ACCOUNTS, fileOf(id));
    const problem = (what: string, fix: string) => new ContentError([{ file, line: null, what, fix }]);
    if (line === undefined || digest(line) !== expected)
      throw problem(`The account of the article ${id} was changed while the site was built.`, 'Build again.');
    const account = Account.safeParse(JSON.parse(line));
    if (account.success) return account.data;
    throw problem(
      `The account of the article ${id} is not of the form that ingest writes.`,
      'Delete its line: it is made anew from the article file.',
    );
  };
}

function fileOf(id: string): string {
  return `${id.charAt(0)}.jsonl`;
}

function makeLineReader(content: string): (id: string) => string | undefined {
  let last = '';
  let lines = new Map<string, string>();
  return (id) => {
    if (fileOf(id) !== last) {
      last = fileOf(id);
      lines = readLines(content, last);
    }
    return lines.get(id);
  };
}

/** The lines of a file that are accounts, by id. */
function readLines(content: string, name: string): Map<string, string> {
  let text = '';
  try {
    text = readFileSync(path.join(content, ACCOUNTS, name), 'utf8');
  } catch {
    // Where there is none yet, there is nothing to keep.
  }
  return new Map(
    text.split('\n').flatMap((line): [string, string][] => {
      const id = LINE.exec(line)?.groups?.id;
      return id !== undefined && fileOf(id) === name && isJson(line) ? [[id, line]] : [];
    }),
  );
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
