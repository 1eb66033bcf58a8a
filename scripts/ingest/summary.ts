import path from 'node:path';
import pc from 'picocolors';
import type { Article } from '../article/article.ts';
import { shownPath } from '../shared/cli.ts';
import type { Problem } from '../shared/errors.ts';
import { visible, widthOf, widthOfStream, wrap } from '../shared/terminal.ts';
import { type Doubt, type DoubtKind, type Finding, findDoubts } from './doubts.ts';
import { type Group, groupFindings } from './groups.ts';
import { countStatuses, type Receipt, STATUSES, type Status } from './receipts.ts';

/** Files named on screen: by `npm run ingest`, and by a build, which has more to say. Both name rejected files beyond it. */
const MOST_SHOWN = { table: 20, brief: 6 };
/** What a build does not name: the count says enough. */
const NOT_BRIEF: ReadonlySet<DoubtKind> = new Set(['no source', 'duplicate']);
const LONGEST_DETAIL = 3;
const MOST_STRAYS = 3;

const STATUS_WORDS: Readonly<Record<Status, readonly [name: string, meaning: string]>> = {
  imported: ['imported', 'new articles'],
  updated: ['updated', 'articles made anew, since their files changed'],
  unchanged: ['unchanged', 'as they were'],
  kept: ['kept', 'edited by hand, and left as they are'],
  duplicate: ['duplicates', 'another file holds the same article'],
  rejected: ['rejected', 'no article in them'],
  failed: ['failed', 'can’t be read; each is an error below'],
};

const GROUP_WORDS: Readonly<Record<DoubtKind, string>> = {
  failed: 'failed',
  rejected: 'rejected',
  noted: 'with something odd',
  'mostly dropped': 'mostly dropped',
  'very short': 'very short',
  kept: 'kept',
  'derived title': 'with a derived title',
  'odd title': 'with an odd title',
  undated: 'undated',
  'no source': 'without a source',
  duplicate: 'held twice',
};

interface Options {
  /** Absolute path of the content folder. */
  readonly content: string;
  /** The articles that were there: those whose article file is gone are named. */
  readonly articles?: readonly Article[];
  /** Columns to write for; those of the terminal unless given. */
  readonly width?: number;
}

/** What a run of ingest did: a table of the fates, what the files state, and the files worth a look, with reasons. */
export function summarise(receipts: readonly Receipt[], options: Options): string[] {
  const counts = countStatuses(receipts);
  const digits = String(receipts.length).length;
  const rows = STATUSES.map((status) => {
    const [name, meaning] = STATUS_WORDS[status];
    const row = `  ${name.padEnd(10)}  ${String(counts[status]).padStart(digits)}`;
    return counts[status] === 0 ? pc.dim(row) : `${row}  ${meaning}`;
  });
  return [
    `Inbox: ${count(receipts.length, 'article file')}`,
    '',
    ...rows,
    ...tellStated(receipts),
    ...tellDoubts(findShown(receipts), MOST_SHOWN.table, options),
    ...tellStrays(receipts, options),
  ];
}

/** The same for a build: the counts in a line, and fewer names. */
export function summariseBriefly(receipts: readonly Receipt[], options: Options): string[] {
  const counts = countStatuses(receipts);
  const told = STATUSES.flatMap((status) => (counts[status] > 0 ? [count(counts[status], status)] : []));
  return [
    `Inbox: ${count(receipts.length, 'article file')}${told.length > 0 ? `: ${told.join(', ')}` : ''}`,
    ...tellDoubts(
      findShown(receipts).filter(({ doubts: [first] }) => !NOT_BRIEF.has(first.kind)),
      MOST_SHOWN.brief,
      options,
    ),
    ...tellStrays(receipts, options),
  ];
}

/** Articles whose article file is not in the inbox any more: they stay, and nothing can be traced to it. */
function tellStrays(
  receipts: readonly Receipt[],
  { content, articles = [], width = widthOfStream() }: Options,
): string[] {
  const files = new Set(receipts.map(({ file }) => file));
  const traced = new Set(receipts.map(({ article }) => article));
  const strays = articles.filter(
    ({ file, original }) => original?.startsWith('inbox/') && !files.has(original) && !traced.has(file),
  );
  if (strays.length === 0) return [];
  const advice = 'They stay as they are. Put the files back, or take the line original out of the articles.';
  return [
    '',
    `  ${pc.bold(`${count(strays.length, 'article')} whose article file is gone`)}`,
    ...wrap(advice, width - 4).map((row) => `    ${row}`),
    ...strays
      .slice(0, MOST_STRAYS)
      .map(({ file, original }) => `      ${visible(`${shownPath(path.join(content, file))}: ${original}`)}`),
    ...(strays.length > MOST_STRAYS ? [`      … and ${strays.length - MOST_STRAYS} more`] : []),
  ];
}

/** What failed is told as an error, with the other errors of the content. */
function findShown(receipts: readonly Receipt[]): Finding[] {
  return findDoubts(receipts).filter(({ doubts: [first] }) => first.kind !== 'failed');
}

const COUNTABLE: ReadonlySet<string> = new Set(['article', 'article file', 'duplicate', 'file']);

/** `1 article file`, `2 article files`, `2 imported`. */
function count(number: number, word: string): string {
  return `${number} ${word}${number !== 1 && COUNTABLE.has(word) ? 's' : ''}`;
}

/** How many of the files that were read state the fields that a reader sees; nothing where none was read. */
function tellStated(receipts: readonly Receipt[]): string[] {
  const read = receipts.flatMap(({ fields }) => fields ?? []);
  if (read.length === 0) return [];
  const told = (['title', 'date', 'authors', 'source'] as const).map((key) => {
    const stated = read.filter((fields) => fields[key] !== undefined && fields[key].from !== 'derived').length;
    return `${key} ${stated}`;
  });
  return ['', `Stated in the ${count(read.length, 'file')} read: ${told.join(', ')}`];
}

function tellDoubts(
  findings: readonly Finding[],
  most: number,
  { content, width = widthOfStream() }: Options,
): string[] {
  if (findings.length === 0) return [];
  const groups = groupFindings(findings, most);
  const listing = ingestCommand(content, '--report receipts.jsonl');
  const isCut = groups.some((group) => group.shown < group.findings.length);
  return [
    '',
    'Worth a look, most doubtful first:',
    ...groups.flatMap((group) => ['', ...tellGroup(group, content, width)]),
    '',
    ...(isCut ? [`${listing}  lists every file`] : []),
    `${ingestCommand(content, '--explain FILE').padEnd(isCut ? listing.length : 0)}  shows what became of each line of one`,
  ];
}

/** The command to be copied, for the content folder at hand. */
function ingestCommand(content: string, flag: string): string {
  const shown = visible(shownPath(content));
  const folder = /^[\w./-]+$/.test(shown) ? shown : `'${shown.replaceAll("'", "'\\''")}'`;
  return `npm run ingest -- ${shown === 'content' ? '' : `--content ${folder} `}${flag}`;
}

function tellGroup({ kind, advice, findings, shown, above }: Group, content: string, width: number): string[] {
  const listing = ingestCommand(content, '--report receipts.jsonl');
  const total = findings.length + above;
  const rest = findings.length - shown;
  return [
    `  ${pc.bold(`${total} ${GROUP_WORDS[kind]}`)}${above > 0 ? `, ${above} of them above` : ''}`,
    ...wrap(visible(advice), width - 4).map((row) => `    ${row}`),
    ...findings.slice(0, shown).flatMap((finding) => tellFinding(finding, content, width)),
    ...(rest > 0 ? [`      … and ${rest} more${kind === 'rejected' ? `: ${listing} lists them all` : ''}`] : []),
  ];
}

/** The path whole, to be copied; the detail behind it where there is room, else below. */
function tellFinding({ open, doubts: [first, ...others] }: Finding, content: string, width: number): string[] {
  const file = `      ${visible(shownPath(path.join(content, open)))}`;
  const also = others.filter(({ kind }) => kind !== 'no source').map(tellAlso);
  const detail = visible([first.detail ?? [], also.length > 0 ? `also ${also.join(', ')}` : []].flat().join('; '));
  if (detail === '') return [file];
  if (widthOf(file) + widthOf(detail) + 2 <= width) return [`${file}: ${detail}`];
  return [file, ...wrap(detail, width - 8, LONGEST_DETAIL).map((row) => `        ${row}`)];
}

function tellAlso({ kind, detail }: Doubt): string {
  return kind === 'noted' || kind === 'very short' ? (detail ?? kind) : GROUP_WORDS[kind];
}

/** What `--strict` counts as errors besides: article files that give no article, and articles without a date. */
export function strictProblems(
  receipts: readonly Receipt[],
  { content, undated }: { readonly content: string; readonly undated: readonly Article[] },
): Problem[] {
  const refused = receipts.filter(({ status }) => status === 'rejected' || status === 'duplicate');
  return [
    ...refused.map(({ file, line, reason, fix }) => ({
      file: path.join(content, file),
      line,
      what: reason ?? '',
      fix: fix ?? 'Take it out of the inbox.',
    })),
    ...undated.map(({ file }) => ({
      file: path.join(content, file),
      line: 3,
      what: 'It has no date.',
      fix: 'Add the day of publication, as date: 2015-09-28',
    })),
  ];
}

/** The article files that could be articles but can't be read, as problems of the content. */
export function failures(receipts: readonly Receipt[], content: string): Problem[] {
  return receipts.flatMap(({ status, file, line, reason, fix, others = [] }) =>
    status === 'failed'
      ? [{ file, line, what: reason ?? '', fix: fix ?? '' }, ...others].map((problem) => ({
          ...problem,
          file: path.join(content, problem.file),
        }))
      : [],
  );
}
