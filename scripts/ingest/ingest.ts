import path from 'node:path';
import type { Loaded } from '../article/load.ts';
import type { Settings } from '../settings/settings.ts';
import { openCache } from '../shared/cache.ts';
import { digest } from '../shared/digests.ts';
import { startProgress } from '../shared/progress.ts';
import { type Case, openCases } from './cases.ts';
import type { Refusal } from './draft.ts';
import { learnRecurrence } from './learn.ts';
import type { FileReading } from './read-file.ts';
import { type Readings, readFiles } from './read-files.ts';
import type { Receipt } from './receipts.ts';
import { recordAccounts } from './record-accounts.ts';
import { ALSO, readRecords, writeRecords } from './records.ts';
import { findDuplicates, findTwins, makeAlsoIn } from './same-article.ts';
import { type Desk, settle } from './settle.ts';

/**
 * Makes an article of every file in the inbox that is new or has changed. The inbox is only read; an article that
 * somebody edited by hand is left as it is.
 *
 * @param loaded the articles that are there already
 * @param isThorough whole receipts for files that did not change, too
 * @returns a receipt a file, in the order of their paths
 */
export async function ingest(
  settings: Settings,
  loaded: Pick<Loaded, 'articles' | 'files'>,
  { isThorough }: { isThorough: boolean },
): Promise<Receipt[]> {
  const { content } = settings;
  const records = await readRecords(content);
  const cases = openCases(content, loaded, records);
  const readings = await readCases(settings, cases, isThorough);
  const cache = openCache(content, 'twins');
  const duplicates = findDuplicates(cases, findTwins(cases, readings, { content, articles: loaded.articles, cache }));
  cache.save();
  const present = new Set(cases.map(({ file }) => file));
  const desk: Desk = {
    settings,
    articles: new Map(loaded.articles.map((article) => [article.file, article])),
    readings,
    duplicates,
    alsoIn: makeAlsoIn(duplicates),
    paths: new Set(loaded.files.map((file) => file.toLowerCase())),
    articleOf: new Map(),
    records: new Map([...records].filter(([file, { articleDigest }]) => present.has(file) && articleDigest !== ALSO)),
  };
  const receipts = new Map<string, Receipt>();
  const progress = startProgress('Writing articles', cases.length);
  // A duplicate names the article of another file, which must have been settled.
  for (const isLast of [false, true]) {
    for (const one of cases) {
      if (duplicates.has(one.file) !== isLast) continue;
      receipts.set(one.file, await settle(one, desk));
      progress.at(receipts.size);
    }
  }
  progress.end();
  await writeRecords(content, desk.records);
  await recordAccounts(settings, { cases, receipts, readings, desk, loaded }, (files) => {
    const lines = openCache(content, 'lines');
    const counts = learnRecurrence(content, receivedIn(cases), lines);
    lines.save();
    return readFiles(settings, counts, files);
  });
  return cases.flatMap(({ file }) => receipts.get(file) ?? []);
}

/** Reads what is new; what was refused in an earlier run and has not changed is refused again without being read. */
async function readCases(settings: Settings, cases: readonly Case[], isThorough: boolean): Promise<Readings> {
  const received = receivedIn(cases);
  const refusals = openCache(settings.content, 'refusals');
  const refusalKey = refusalKeys(settings);
  const readings = new Map<string, FileReading>();
  const unread = received.filter((one) => {
    if (isThorough) return true;
    const refusal = one.kind === 'new' ? refusals.get<Refusal>(refusalKey(one)) : undefined;
    if (refusal) readings.set(one.file, refusal);
    return isNews(one) && refusal === undefined;
  });
  if (unread.length > 0) {
    const lines = openCache(settings.content, 'lines');
    const counts = learnRecurrence(settings.content, received, lines);
    lines.save();
    for (const [file, reading] of await readFiles(settings, counts, unread)) readings.set(file, reading);
    const rejected = unread.filter((one) => isRejected(readings.get(one.file)));
    // What is refused for lines that recur is so only while they do, and is read again in the next run.
    const anyhow = counts.size === 0 ? readings : await readFiles(settings, new Map(), rejected);
    for (const one of rejected)
      if (isRejected(anyhow.get(one.file))) refusals.set(refusalKey(one), readings.get(one.file));
  }
  refusals.save();
  return readings;
}

function receivedIn(cases: readonly Case[]) {
  return cases.filter((one) => one.kind !== 'refused');
}

/** Which reader takes a file is told by its ending, and how a date is read by its source, so that they count besides. */
function refusalKeys({ sources }: Settings): (one: { readonly file: string; readonly digest: string }) => string {
  const known = digest(JSON.stringify(sources));
  return ({ file, digest: content }) => `${content} ${known} ${path.extname(file).toLowerCase()}`;
}

function isRejected(reading: FileReading | undefined): boolean {
  return reading?.ok === false && reading.status === 'rejected';
}

/** True for a file that no article was made of, as it now is. */
function isNews(one: Case): boolean {
  return one.kind === 'new' || (one.kind === 'known' && !one.existing.isSameFile);
}
