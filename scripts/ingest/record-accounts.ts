import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Loaded } from '../article/load.ts';
import type { Settings } from '../settings/settings.ts';
import { digest } from '../shared/digests.ts';
import { sha256 } from '../shared/files.ts';
import { accountOf } from './account.ts';
import { openAccounts } from './accounts.ts';
import type { Case } from './cases.ts';
import { composeArticle } from './compose.ts';
import type { FileReading, Unread } from './read-file.ts';
import type { Readings } from './read-files.ts';
import type { Receipt } from './receipts.ts';
import type { Desk } from './settle.ts';

/** A file whose article is its own. */
interface Owned {
  /** The id of its article. */
  readonly id: string;
  readonly unread: Unread;
  /** The article was made of this very file before. */
  readonly isSameFile: boolean;
  /** The article, relative to the content folder. */
  readonly article: string;
  readonly status: Receipt['status'];
}

/**
 * Notes down how the files of articles were read, for their receipt pages: once, when the article is made, for what the
 * folder teaches of furniture changes with every file. Files of which no account was kept are read again.
 */
export async function recordAccounts(
  settings: Settings,
  {
    cases,
    receipts,
    readings,
    desk,
    loaded,
  }: {
    readonly cases: readonly Case[];
    readonly receipts: ReadonlyMap<string, Receipt>;
    readonly readings: Readings;
    readonly desk: Desk;
    readonly loaded: Pick<Loaded, 'articles' | 'files'>;
  },
  readAgain: (files: readonly Unread[]) => Promise<Readings>,
): Promise<void> {
  const accounts = openAccounts(settings.content);
  const owned = cases.flatMap((one) => toOwned(one, receipts.get(one.file)));
  const put = (one: Owned, reading: FileReading | undefined): void => {
    const { id, unread, article } = one;
    const { file } = unread;
    const written = desk.records.get(file)?.articleDigest ?? '';
    if (reading?.ok) {
      const alsoIn = desk.alsoIn(file, article);
      const isExact = digest(composeArticle(reading.draft, { id, original: file, alsoIn })) === written;
      accounts.put(accountOf(reading.draft, reading.origin, { id, article: written, file, isExact }));
    } else {
      const sum = sha256(readFileSync(path.join(settings.content, file)));
      accounts.put({ id, article: written, file, sha256: sum, isExact: false, fields: null, lines: null, quotes: {} });
    }
  };
  const missing: Owned[] = [];
  for (const one of owned) {
    const reading = readings.get(one.unread.file);
    if (accounts.has(one.id) && one.isSameFile) {
      if (one.status === 'updated') accounts.rewrote(one.id, desk.records.get(one.unread.file)?.articleDigest ?? '');
    } else if (reading?.ok && one.status !== 'kept') put(one, reading);
    else if (!accounts.has(one.id)) missing.push(one);
  }
  if (missing.length > 0) {
    const read = await readAgain(missing.map(({ unread }) => unread));
    for (const one of missing) put(one, read.get(one.unread.file));
  }
  const isWhole = loaded.files.length === loaded.articles.length;
  const ids = new Set([...loaded.articles.map(({ id }) => id), ...owned.map(({ id }) => id)]);
  await accounts.save((id) => !isWhole || ids.has(id));
}

function toOwned(one: Case, receipt: Receipt | undefined): Owned[] {
  if ((one.kind !== 'known' && one.kind !== 'new') || receipt === undefined || receipt.article === null) return [];
  const { status, article } = receipt;
  if (status !== 'imported' && status !== 'updated' && status !== 'unchanged' && status !== 'kept') return [];
  const id = one.kind === 'known' ? one.existing.id : one.id;
  const isSameFile = one.kind === 'known' && one.existing.isSameFile;
  return [{ id, unread: { file: one.file, sidecar: one.sidecar }, isSameFile, article, status }];
}
