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
import { type Head, readHead } from '../text/head.ts';
import { countWords, type Line, toLines } from '../text/lines.ts';
import type { Meta } from '../text/meta.ts';
import { type Opening, readOpening } from '../text/opening.ts';
import { readTail, type Tail } from '../text/tail.ts';

const FEWEST_WORDS = 20;
const MOST_LINES = 50_000;
const GLUED = /(?<=[.!?][”"’')]?) (?:read more|continue reading|learn more)$/i;

/** The text extract of a news page: a line a paragraph, a title, a byline and a date above, the publisher's tail below. */
export function textReader(sources: SourceIndex): Reader {
  return {
    kind: 'text',
    detect: ({ path }) => path.toLowerCase().endsWith('.txt'),
    read: (file) => readText(file, sources),
  };
}

function readText(file: ArticleFile, sources: SourceIndex): Reading {
  if (isJson(file.text)) return rejected('It holds data (JSON), not the text of an article.');
  const lines = toLines(file.text);
  if (lines.length > MOST_LINES) {
    const reason = `It has ${lines.length} lines; an article file has at most ${MOST_LINES}.`;
    return { ok: false, status: 'failed', line: null, reason, fix: 'Cut it down to the article.' };
  }
  const written = lines.filter((line) => line.text !== '');
  const head = readHead(written, sources);
  const aside = new Set([head.title, head.summary, ...[...head.metas, ...head.dropped].map(({ line }) => line)]);
  const below = written.filter((line) => !aside.has(line));
  const tail = readTail(below, sources);
  for (const { line } of [...tail.metas, ...tail.dropped]) aside.add(line);
  const body = below.filter((line) => !aside.has(line));
  const opening = body[0] ? readOpening(body[0].text) : null;
  const { kept, cut } = cutGlued(body, opening?.label ?? '');
  const words = kept.reduce((sum, line) => sum + countWords(line.text), 0);
  if (words < FEWEST_WORDS) {
    return rejected(`It holds ${words} words of text; an article has at least ${FEWEST_WORDS}.`);
  }
  const draft = {
    fields: collectFields(head, tail, opening, kept),
    body: writeMarkdown(toTree(kept)),
    lines: accountFor(lines, head, tail, body, cut),
    extra: {},
  };
  return { ok: true, draft };
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
function cutGlued(body: readonly Line[], label: string): { kept: Line[]; cut: LineAccount['cut'] } {
  const cut: LineAccount['cut'][number][] = [];
  const kept = body.map((line, at) => {
    const before = at === 0 ? label : '';
    const after = GLUED.exec(line.text)?.[0] ?? '';
    if (before !== '') cut.push({ line: line.number, rule: 'label', text: before.trim() });
    if (after !== '') cut.push({ line: line.number, rule: 'share', text: after.trim() });
    return { ...line, text: line.text.slice(before.length, line.text.length - after.length) };
  });
  return { kept, cut };
}

function collectFields(head: Head, tail: Tail, opening: Opening | null, body: readonly Line[]): Fields {
  const metas = [...head.metas, ...tail.metas];
  const first = <T>(get: (meta: Meta) => T | null | undefined): Field<T> | null => {
    for (const { line, meta } of metas) {
      const value = get(meta);
      if (value !== undefined && value !== null) return stated(value, line);
    }
    return null;
  };
  const open = <T>(value: T | null | undefined): Field<T> | null => (value && body[0] ? stated(value, body[0]) : null);
  const date = first(({ date }) => date) ?? open(opening?.date);
  const updated = first(({ updated }) => updated);
  const authors = first(({ byline }) => byline?.authors);
  const source = first(({ source, byline }) => source ?? byline?.source) ?? open(opening?.source);
  return {
    title: head.title === null ? derivedTitle(body) : stated(head.title.text.replace(/^#{1,6} /, ''), head.title),
    ...(date && { date }),
    ...(updated && { updated }),
    ...(authors && { authors }),
    ...(source && { source }),
    ...(head.summary && { summary: stated(head.summary.text, head.summary) }),
  };
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
  head: Head,
  tail: Tail,
  body: readonly Line[],
  cut: LineAccount['cut'],
): LineAccount {
  const rules = new Map([...head.dropped, ...tail.dropped].map(({ line, rule }) => [line.number, rule]));
  const fields = [head.title, head.summary, ...[...head.metas, ...tail.metas].map(({ line }) => line)]
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
