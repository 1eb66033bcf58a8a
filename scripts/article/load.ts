import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Namer, NO_NAMER } from '../mentions/namer.ts';
import type { Settings } from '../settings/settings.ts';
import { openCache } from '../shared/cache.ts';
import { type Digests, openDigests } from '../shared/digests.ts';
import { messageOf, type Problem } from '../shared/errors.ts';
import { listTree } from '../shared/files.ts';
import { startProgress } from '../shared/progress.ts';
import { compare } from '../shared/text.ts';
import { countWorkers, doJobs, inPieces, startWorker } from '../shared/workers.ts';
import type { Article } from './article.ts';
import { splitDocument } from './front-matter.ts';
import { openReader, type ReadJob } from './read.ts';
import { type Checked, soundKeys } from './yaml.ts';

/** Fewer articles cost more to hand to another process than that saves. */
const FEWEST = 1000;
const PIECE = 250;
const WORKER = 'article/worker';

/** Articles in the order of their paths, and everything that is wrong with the others. */
export interface Loaded {
  readonly articles: readonly Article[];
  readonly problems: readonly Problem[];
  /** Paths of all article files, those that can't be read included, relative to the content folder. */
  readonly files: readonly string[];
}

/**
 * Reads every `.md` below `content/articles`, and finds what each names; what was read is kept from run to run. The
 * site's time zone decides the day of an instant.
 *
 * @param stamps of the files, by their paths relative to the content folder, where they were looked at a moment ago
 */
export async function loadArticles(
  { content, digest: { time_zone: zone } }: Settings,
  namer: Namer = NO_NAMER,
  stamps: ReadonlyMap<string, string | null> = new Map(),
): Promise<Loaded> {
  const entries = listTree(path.join(content, 'articles')).filter((entry) => entry.path.endsWith('.md'));
  const digests = openDigests(content, 'articles');
  const cache = openCache(content, 'articles');
  const read = new Map<string, Checked<Article>>();
  const fresh: string[] = [];
  const keyOf = (file: string, digest: string): string => `${digest} ${zone} ${namer.digest} ${file}`;
  for (const entry of entries) {
    const file = `articles/${entry.path}`;
    const digest =
      entry.kind === 'link' ? isLink(path.join(content, file)) : digestOf(file, content, digests, stamps.get(file));
    // Its place counts, since its slug is in it.
    const known = digest.ok ? cache.get<Article>(keyOf(file, digest.value)) : undefined;
    if (known !== undefined) read.set(file, { ok: true, value: known });
    else if (digest.ok) fresh.push(file);
    else read.set(file, digest);
  }
  for (const [file, article] of await readAll(fresh, { content, zone, hosts: namer.hosts }, namer)) {
    read.set(file, article);
    if (article.ok) cache.set(keyOf(file, article.value.digest), article.value);
  }
  digests.save();
  cache.save();
  const files = entries.map((entry) => `articles/${entry.path}`);
  const results = files.flatMap((file) => read.get(file) ?? []);
  const articles = results.flatMap((result) => (result.ok ? [result.value] : []));
  const problems = results.flatMap((result) => (result.ok ? [] : result.problems));
  const broken = fresh.filter((file) => read.get(file)?.ok === false).flatMap((file) => idOf(content, file));
  return { articles, problems: [...problems, ...sameIds(content, [...articles, ...broken])], files };
}

function isLink(shown: string): Checked<string> {
  const fix = 'Put the article itself here.';
  return { ok: false, problems: [{ file: shown, line: null, what: 'This is a link, not a file.', fix }] };
}

function digestOf(file: string, content: string, digests: Digests, stamp: string | null | undefined): Checked<string> {
  try {
    return { ok: true, value: digests.of(file, stamp) };
  } catch (error) {
    const what = `It can't be read: ${messageOf(error)}`;
    const fix = 'Make it a file that you may read.';
    return { ok: false, problems: [{ file: path.join(content, file), line: null, what, fix }] };
  }
}

/** Reads articles on as many cores as there are articles for. */
async function readAll(
  files: readonly string[],
  job: Omit<ReadJob, 'files'>,
  namer: Namer,
): Promise<ReadonlyMap<string, Checked<Article>>> {
  const progress = startProgress('Reading articles', files.length);
  const read = new Map<string, Checked<Article>>();
  const take = (some: readonly (readonly [string, Checked<Article>])[]): void => {
    for (const [file, article] of some) read.set(file, article);
    progress.at(read.size);
  };
  const count = countWorkers(files.length, FEWEST);
  if (count === 1) {
    const reader = openReader(job, namer);
    for (const some of inPieces(files, PIECE)) take(some.map((file) => [file, reader(file)] as const));
  } else {
    const workers = Array.from({ length: count }, () =>
      startWorker<ReadJob & { readonly isNaming: boolean }, readonly (readonly [string, Checked<Article>])[]>(WORKER),
    );
    try {
      const isNaming = namer !== NO_NAMER;
      await doJobs(
        workers,
        [...inPieces(files, PIECE)].map((some) => ({ ...job, files: some, isNaming })),
        take,
      );
    } finally {
      for (const worker of workers) worker.end();
    }
  }
  progress.end();
  return read;
}

type Identified = Pick<Article, 'id' | 'file'>;

/** The id of an article that has something else wrong, as a list; empty where it can't be told. */
function idOf(content: string, file: string): Identified[] {
  try {
    const { yaml } = splitDocument(readFileSync(path.join(content, file), 'utf8'));
    const { id } = Object(yaml === null || yaml.problems.length === 0 ? yaml?.value : soundKeys(yaml.text).value);
    return typeof id === 'string' && /^[0-9a-f]{16}$/.test(id) ? [{ id, file }] : [];
  } catch {
    return [];
  }
}

function sameIds(content: string, articles: readonly Identified[]): Problem[] {
  const first = new Map<string, Identified>();
  return [...articles]
    .sort((a, b) => compare(a.file, b.file))
    .flatMap((article) => {
      const other = first.get(article.id);
      if (other === undefined) first.set(article.id, article);
      if (other === undefined) return [];
      const what = `Its id ${article.id} is also that of ${other.file}; subscribers would take the two for one.`;
      return [
        {
          file: path.join(content, article.file),
          line: 2,
          what,
          fix: 'Delete one of the two, or give the newer one an id of its own (16 hex digits).',
        },
      ];
    });
}
