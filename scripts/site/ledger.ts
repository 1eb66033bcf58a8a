import path from 'node:path';
import type { Article } from '../article/article.ts';
import { countChangedWords } from '../article/words.ts';
import type { Problem } from '../shared/errors.ts';
import { compare } from '../shared/text.ts';
import type { Site } from './site.ts';
import { urls } from './urls.ts';

/** What subscribers were promised of an article: a line of `content/urls.tsv`. */
export interface Entry {
  readonly id: string;
  /** `gone` once its article is deleted, a draft again, or dated in the future. */
  readonly status: 'live' | 'gone';
  /** Its address, a path from the root of the site. */
  readonly url: string;
  /** `tag:` URI (RFC 4151) by which feeds know it. */
  readonly guid: string;
  /** RFC 3339 instant of the last substantial edit; `null` when there was none. */
  readonly updated: string | null;
  /** Sketch of its words when it was published or last updated. */
  readonly words: string;
  /** Addresses that it had before, oldest first; they lead to the present one. */
  readonly former: readonly string[];
}

/** Every article ever published, by its id. */
export type Ledger = ReadonlyMap<string, Entry>;

/** An edit that adds or takes away fewer words mends a typo, and is not announced. A word replaced counts twice. */
const FEWEST_CHANGED_WORDS = 8;
const HEADER = '# Every id ever published: id, status, address, guid, updated, sketch of its words, former addresses.';
const LINE =
  /^(?<id>[0-9a-f]{16})\t(?<status>live|gone)\t(?<url>\/\S*\/)\t(?<guid>\S+)\t(?<updated>-|\d{4}-\d\d-\d\dT[\d:]+Z)\t(?<words>[\w-]{64})\t(?<former>(?:\/\S*\/(?: |$))*)$/;

/** Reads `urls.tsv`. A line of another form is a problem: it may be a promise. */
export function parseLedger(text: string, file: string): { readonly ledger: Ledger; readonly problems: Problem[] } {
  const ledger = new Map<string, Entry>();
  const problems: Problem[] = [];
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    if (line === '' || line.startsWith('# ')) continue;
    const found = LINE.exec(line)?.groups;
    const { id = '', status, url = '', guid = '', updated = '', words = '', former = '' } = found ?? {};
    if (!found || ledger.has(id)) {
      problems.push({
        file,
        line: at + 1,
        what: found
          ? `The id ${id} stands on a line above, too.`
          : 'This line is not of the form that the first line tells.',
        fix: 'Put back the line as it was; where two versions were merged, keep one line for each id.',
      });
      continue;
    }
    ledger.set(id, {
      id,
      status: status === 'gone' ? 'gone' : 'live',
      url,
      guid,
      updated: updated === '-' ? null : updated,
      words,
      former: former.split(' ').filter((address) => address !== ''),
    });
  }
  return { ledger, problems };
}

/** The ledger as it is written: a line an id, sorted by id, so that versions merge well. */
export function ledgerText(ledger: Ledger): string {
  const lines = [...ledger.values()]
    .sort((a, b) => compare(a.id, b.id))
    .map(({ id, status, url, guid, updated, words, former }) =>
      [id, status, url, guid, updated ?? '-', words, former.join(' ')].join('\t'),
    );
  return `${[HEADER, ...lines].join('\n')}\n`;
}

/**
 * The ledger with what is published now: new articles are entered, an article at a new address keeps its guid and remembers
 * the old one, an edit of its words sets `updated`, and an article that is no longer published is gone.
 *
 * @param now milliseconds since the epoch
 * @returns also a problem for every article whose address was promised to another
 */
export function recordUrls(
  before: Ledger,
  site: Site,
  now: number,
): { readonly ledger: Ledger; readonly problems: Problem[] } {
  const published = [...site.dated, ...site.undated];
  const instant = `${new Date(now).toISOString().slice(0, 19)}Z`;
  const ledger = new Map<string, Entry>(before);
  for (const article of published) {
    const entry = before.get(article.id);
    const present = enter(article, entry, { authority: site.settings.digest.tag_authority, instant });
    if (present !== entry) ledger.set(article.id, present);
  }
  const live = new Set(published.map(({ id }) => id));
  for (const [id, entry] of before)
    if (!live.has(id) && entry.status === 'live') ledger.set(id, { ...entry, status: 'gone' });
  return { ledger, problems: findReused(ledger, published, site.settings.content) };
}

function enter(
  article: Article,
  entry: Entry | undefined,
  { authority, instant }: { readonly authority: string; readonly instant: string },
): Entry {
  const { id, words } = article;
  const url = urls.article(article);
  if (entry === undefined)
    return { id, status: 'live', url, guid: `tag:${authority}:${id}`, updated: null, words, former: [] };
  if (entry.status === 'live' && entry.url === url && entry.words === words) return entry;
  const moved = entry.url === url ? entry.former : [...entry.former, entry.url];
  const isEdited = countChangedWords(entry.words, words) >= FEWEST_CHANGED_WORDS;
  return {
    ...entry,
    status: 'live',
    url,
    former: moved.filter((former) => former !== url),
    ...(isEdited && { updated: instant, words }),
  };
}

function findReused(ledger: Ledger, published: readonly Article[], content: string): Problem[] {
  const promised = new Map<string, Entry>();
  for (const entry of ledger.values()) {
    for (const former of entry.former) promised.set(former, entry);
    if (entry.status === 'gone') promised.set(entry.url, entry);
  }
  return published.flatMap((article): Problem[] => {
    const url = urls.article(article);
    const other = promised.get(url);
    if (other === undefined || other.id === article.id) return [];
    const fate = other.status === 'gone' ? 'which is no longer published' : `which is at ${other.url} now`;
    return [
      {
        file: path.join(content, article.file),
        line: null,
        what: `Its address ${url} was that of the article with the id ${other.id}, ${fate}; whoever follows the old address would find another article.`,
        fix: `Rename the file, whose name is the last part of the address; or, if it is the same article, write id: ${other.id} in it.`,
      },
    ];
  });
}
