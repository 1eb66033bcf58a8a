import type { SourceIndex } from '../../settings/sources.ts';
import { excerpt } from '../../shared/text.ts';
import {
  type ArticleFile,
  type Field,
  type Fields,
  type LineAccount,
  type Reader,
  type Reading,
  toRanges,
} from '../draft.ts';
import { toTree, writeMarkdown } from '../text/blocks.ts';
import { findRulers } from '../text/code.ts';
import { resolveNumericDate } from '../text/dates.ts';
import { findGluedTitle } from '../text/glued-title.ts';
import { type Head, readHead } from '../text/head.ts';
import { readHeader } from '../text/header.ts';
import { type Line, toLines, wordsIn } from '../text/lines.ts';
import type { Meta } from '../text/meta.ts';
import { type Opening, readOpening } from '../text/opening.ts';
import { findArticle } from '../text/page.ts';
import { findRecurring, type Recurrence } from '../text/recurring.ts';
import { whyNoArticle } from '../text/refuse.ts';
import { findRepeats } from '../text/repeats.ts';
import { findPublisher, readSurroundings } from '../text/surroundings.ts';
import { readTail } from '../text/tail.ts';
import { FEWEST_WORDS } from '../text/too-short.ts';
import { cutTrailing } from '../text/trailing.ts';

const MOST_LINES = 20_000;
const NO_HEAD: Head = { title: null, summary: null, metas: [], dropped: [], isDoubtful: false };
const GLUED = /(?<=[.!?][”"’')]?) (?:read more|continue reading|learn more)$/i;

/** The text extract of a news page: a line a paragraph, a title, a byline and a date above, the publisher's tail below. */
export function textReader(sources: SourceIndex, recurrence: Recurrence): Reader {
  return {
    kind: 'text',
    detect: ({ path }) => path.toLowerCase().endsWith('.txt'),
    read: (file) => readText(file, sources, recurrence),
  };
}

function readText(file: ArticleFile, sources: SourceIndex, recurrence: Recurrence): Reading {
  if (isJson(file.text)) return rejected('It holds data (JSON), not the text of an article.');
  const lines = toLines(file.text);
  if (lines.length > MOST_LINES) return rejected(`It has ${lines.length} lines; an article has at most ${MOST_LINES}.`);
  return readLines(lines, sources, recurrence, { hasMetas: true });
}

/**
 * @param hasMetas whether lines above the text may be metadata
 */
function readLines(
  lines: readonly Line[],
  sources: SourceIndex,
  recurrence: Recurrence,
  { hasMetas }: { readonly hasMetas: boolean },
): Reading {
  const repeats = findRepeats(lines);
  const rulers = findRulers(lines.filter(({ text }) => text !== '')).map((line) => ({ line, rule: 'line-numbers' }));
  const again = new Set([...repeats.dropped, ...rulers].map(({ line }) => line));
  const { lines: written, cut: trailing } = cutTrailing(lines.filter((line) => line.text !== '' && !again.has(line)));
  const header = readHeader(written, sources);
  const headed = new Set([...(header?.metas ?? []), ...(header?.dropped ?? [])].map(({ line }) => line));
  const unread = written.filter((line) => !headed.has(line));
  const { start, end, menu, title } = findArticle(unread, sources);
  const around = readSurroundings([...unread.slice(0, start), ...menu], unread.slice(end), sources);
  const article = unread.slice(start, end).filter((line) => !menu.has(line));
  const head = header?.metas.some(({ meta }) => meta.title) ? NO_HEAD : readHead(article, sources, title, hasMetas);
  const headMetas = head.metas.filter(({ meta }) => meta.isBody !== true);
  const aside = new Set([head.title, head.summary, ...[...headMetas, ...head.dropped].map(({ line }) => line)]);
  const below = article.filter((line) => !aside.has(line));
  const tail = readTail(
    below,
    sources,
    head.metas.flatMap(({ meta }) => meta.byline?.authors ?? []),
  );
  const revisions = tail.metas.filter(({ meta }) => meta.isBody).map(({ line }) => line);
  for (const { line } of [...tail.metas, ...tail.dropped]) if (!revisions.includes(line)) aside.add(line);
  const found = [...below.filter((line) => !aside.has(line)), ...around.kept];
  const recurring = new Set(findRecurring(found, recurrence));
  const body = found.filter((line) => !recurring.has(line));
  const opening = body[0] ? readOpening(body[0].text) : null;
  const isUntitled = head.title === null && !header?.metas.some(({ meta }) => meta.title);
  const gluedTitle = isUntitled && body[0] ? findGluedTitle(body[0].text) : null;
  const { kept, cut } = cutGlued(body, gluedTitle === null ? ['label', opening?.label ?? ''] : ['title', gluedTitle]);
  const reason = whyNoArticle(written, kept);
  if (head.isDoubtful && wordsIn(kept) < FEWEST_WORDS)
    return readLines(lines, sources, recurrence, { hasMetas: false });
  if (reason !== null) return rejected(reason);
  const metas = [...(header?.metas ?? []), ...head.metas, ...tail.metas, ...around.metas];
  const publisher = findPublisher([...around.dropped, ...head.dropped, ...tail.dropped], sources);
  const stating = publisher === null ? metas : [...metas, publisher];
  const fields = collectFields(head, stating, opening, gluedTitle, kept, sources);
  const unclear = metas.filter(({ line, meta }) => isUnclear(meta) && !fields.date?.lines.includes(line.number));
  const dropped = [
    ...unclear.map(({ line }) => ({ line, rule: 'unclear-date' })),
    ...repeats.dropped,
    ...rulers,
    ...(header?.dropped ?? []),
    ...around.dropped,
    ...head.dropped,
    ...tail.dropped,
    ...[...recurring].map((line) => ({ line, rule: 'recurs-in-folder' })),
  ];
  const inBody = new Set(body.map(({ number }) => number));
  const draft = {
    fields,
    body: writeMarkdown(toTree(kept, new Set([...repeats.items, ...revisions.map(({ number }) => number)]))),
    lines: accountFor(lines, {
      head,
      metas: metas.filter((meta) => !unclear.includes(meta)),
      dropped,
      body,
      cut: [...cut, ...trailing.filter(({ line }) => inBody.has(line))],
    }),
    extra: {},
  };
  return { ok: true, draft };
}

/** True for a date that says no certain day, with nothing beside it that is kept. */
function isUnclear({ isUnclear, date, updated, byline, source }: Meta): boolean {
  return isUnclear === true && [date, updated, byline, source].every((value) => value === undefined);
}

function rejected(reason: string): Reading {
  const fix = 'Take it out of the inbox, or put the whole text of the article there.';
  return { ok: false, status: 'rejected', line: null, reason, fix };
}

function isJson(text: string): boolean {
  if (!/^\s*[[{]/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Takes off what is glued to the text of a body line: a label before the first, `Read More` behind any. */
function cutGlued(
  body: readonly Line[],
  [rule, label]: readonly [string, string],
): { kept: Line[]; cut: LineAccount['cut'] } {
  const cut: LineAccount['cut'][number][] = [];
  const kept = body.map((line, at) => {
    const before = at === 0 ? label : '';
    const after = GLUED.exec(line.text)?.[0] ?? '';
    if (before !== '') cut.push({ line: line.number, rule, text: before.trim() });
    if (after !== '') cut.push({ line: line.number, rule: 'share', text: after.trim() });
    return { ...line, text: line.text.slice(before.length, line.text.length - after.length) };
  });
  return { kept, cut };
}

function collectFields(
  head: Head,
  metas: Head['metas'],
  opening: Opening | null,
  gluedTitle: string | null,
  body: readonly Line[],
  sources: SourceIndex,
): Fields {
  const first = <T>(get: (meta: Meta) => T | null | undefined): Field<T> | null => {
    for (const { line, meta } of metas) {
      const value = get(meta);
      if (value !== undefined && value !== null) return stated(value, line);
    }
    return null;
  };
  const open = <T>(value: T | null | undefined): Field<T> | null => (value && body[0] ? stated(value, body[0]) : null);
  const updated = first(({ updated }) => updated);
  const authors = first(({ byline }) => byline?.authors);
  const source = first(({ source, byline }) => source ?? byline?.source) ?? open(opening?.source);
  const convention = source === null ? undefined : sources(source.value)?.dates;
  const numeric = ({ numericDate }: Meta) => numericDate && convention && resolveNumericDate(numericDate, convention);
  const date = dateOf(metas) ?? first(numeric) ?? open(opening?.date);
  const summary = first(({ summary }) => summary) ?? (head.summary && stated(head.summary.text, head.summary));
  const url = first(({ url }) => url);
  return {
    title: first(({ title }) => title) ?? open(gluedTitle) ?? titleOf(head, body),
    ...(date && { date }),
    ...(updated && { updated }),
    ...(authors && { authors }),
    ...(source && { source }),
    ...(summary && { summary }),
    ...(url && { url }),
  };
}

/** The first date that is stated, by however many lines. */
function dateOf(metas: Head['metas']): Field<string> | null {
  for (const { line, meta } of metas) {
    if (meta.date !== undefined) return { ...stated(meta.date, line), lines: [...(meta.dateLines ?? [line.number])] };
  }
  return null;
}

function titleOf({ title }: Head, body: readonly Line[]): Field<string> {
  return title === null ? derivedTitle(body) : stated(title.text.replace(/^#{1,6} /, ''), title);
}

function stated<T>(value: T, line: Line): Field<T> {
  return { value, from: 'text', lines: [line.number] };
}

function derivedTitle(body: readonly Line[]): Field<string> {
  const text = body[0]?.text ?? '';
  const sentence = /^.{20,}?[.!?](?=\s|$)/.exec(text)?.[0] ?? text;
  return { value: excerpt(sentence.replace(/\.$/, ''), 100), from: 'derived', lines: body[0] ? [body[0].number] : [] };
}

function accountFor(
  all: readonly Line[],
  {
    head,
    metas,
    dropped: found,
    body,
    cut,
  }: Pick<LineAccount, 'cut'> & {
    readonly head: Head;
    readonly metas: Head['metas'];
    readonly dropped: Head['dropped'];
    readonly body: readonly Line[];
  },
): LineAccount {
  const rules = new Map(found.map(({ line, rule }) => [line.number, rule]));
  const fields = [head.title, head.summary, ...metas.flatMap(({ line, meta }) => (meta.isBody ? [] : line))]
    .flatMap((line) => line?.number ?? [])
    .sort((a, b) => a - b);
  const inFields = new Set(fields);
  const inBody = new Set(body.map((line) => line.number));
  // A blank line between two lines of body parts their paragraphs and is body too.
  for (const [at, line] of body.entries()) {
    const next = body[at + 1]?.number ?? line.number;
    const between = all.slice(line.number, next - 1);
    if (between.every(({ text }) => text === '')) for (const blank of between) inBody.add(blank.number);
  }
  const dropped: { lines: [number, number]; rule: string }[] = [];
  for (const { number, text } of all) {
    if (inFields.has(number) || inBody.has(number)) continue;
    const rule = rules.get(number) ?? (text === '' ? 'blank' : 'unknown');
    const last = dropped.at(-1);
    const above = dropped.at(-2);
    if (last?.rule === rule && last.lines[1] === number - 1) last.lines[1] = number;
    else if (
      last?.rule === 'blank' &&
      last.lines[1] === number - 1 &&
      above?.rule === rule &&
      above.lines[1] === last.lines[0] - 1
    ) {
      // Blank lines within a piece of furniture belong to it.
      dropped.pop();
      above.lines[1] = number;
    } else dropped.push({ lines: [number, number], rule });
  }
  return {
    total: all.length,
    fields: toRanges(fields),
    body: toRanges([...inBody].sort((a, b) => a - b)),
    dropped,
    cut,
  };
}
