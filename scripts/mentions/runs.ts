import { DOTS, hostIn, isName, LONGEST_HOST } from './host.ts';
import { CJK } from './unspaced.ts';

/** A stretch of a run of the letters that hosts are made of; `start` is its place in the run. */
export interface Piece {
  readonly text: string;
  readonly start: number;
}

const IS_SPECIAL = new RegExp(`[${CJK}。．｡]`, 'u');
/** Where an address may begin behind a word, and a word behind an address. */
const WORDS = `(?<=[${CJK}])(?=(?![${CJK}])[\\p{L}\\p{N}])|(?<=(?![${CJK}])[\\p{L}\\p{N}])(?=[${CJK}])`;
const HAS_WORD = new RegExp(`[${CJK}]`, 'u');
const IS_WORD = new RegExp(HAS_WORD, 'uy');
const CUT = new RegExp(`[。．｡](?=[${CJK}])|(?<=[${CJK}])[。．｡]|${WORDS}`, 'gu');
const CUT_AT_DOTS = new RegExp(`[。．｡]|${WORDS}`, 'gu');
const HAS_WIDE_DOT = /[。．｡]/;
const HAS_DOT = /[\p{L}\p{N}][.。．｡][\p{L}\p{N}]/u;
const NOT_CJK = new RegExp(`[^${CJK}]*$`, 'u');
/** Enough of what stands before to tell whether it ends in a host. */
const LONGEST_ENDING = 80;
/** What the last label of a host in front of such a word looks like. */
const ENDING = new RegExp(`[.。．｡](?:\\d{1,3}|(?:(?![${CJK}])[\\p{L}\\p{N}\\p{M}_-]){2,63})$`, 'u');

/**
 * What of a run of letters, dots and hyphens may be a host, in order, with each dot as `.`. Words written without spaces,
 * and the full stop `。` beside them, end what stands before: `はevil.exampleに接続。` has `evil.example` in it. Between
 * other labels `。` is the dot of a host, as browsers take it (UTS #46 §4); a host with a label of such writing, `例え.jp`,
 * stays whole.
 */
export function piecesOf(run: string): readonly Piece[] {
  if (!IS_SPECIAL.test(run)) return [{ text: run, start: 0 }];
  if (!HAS_DOT.test(run)) return [];
  const whole = { text: run, start: 0 };
  const parts = HAS_WORD.test(run) ? partsOf(whole, CUT) : [whole];
  const pieces = HAS_WIDE_DOT.test(run)
    ? parts.flatMap((part) => (hasFullStops(part.text) ? partsOf(part, CUT_AT_DOTS) : part))
    : parts;
  return pieces.map(({ text, start }) => ({ text: text.replace(DOTS, '.'), start }));
}

/** The host at the very beginning of a run, behind a scheme: there each `。` is a dot while that makes a host. */
export function hostAtStart(run: string): ReturnType<typeof hostIn> {
  const whole = hostIn(run.replace(DOTS, '.'));
  const found = whole ?? hostIn(piecesOf(run).find(({ start }) => start === 0)?.text ?? '');
  return found?.start === 0 ? found : null;
}

/** What of the local part of an e-mail address is not a word that no space parts from it. */
export function withoutWords(local: string): string {
  return NOT_CJK.exec(local)?.[0] || local;
}

/** The parts of a stretch that may hold a host: a word behind an address cuts it only where that is a host already. */
function partsOf({ text, start }: Piece, cut: RegExp): Piece[] {
  const parts: Piece[] = [];
  let from = 0;
  // As matchAll goes, which copies the expression for each run.
  cut.lastIndex = 0;
  for (let sign = cut.exec(text); sign !== null; sign = cut.exec(text)) {
    const { index } = sign;
    const { length } = sign[0];
    if (length === 0) cut.lastIndex = index + ((text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1);
    if (length === 0 && isWord(text, index) && !isHost(text.slice(Math.max(from, index - LONGEST_ENDING), index)))
      continue;
    addPart(parts, text.slice(from, index), start + from);
    from = index + length;
  }
  addPart(parts, text.slice(from), start + from);
  return parts;
}

function addPart(parts: Piece[], text: string, start: number): void {
  if (HAS_DOT.test(text)) parts.push({ text, start });
}

function isWord(text: string, at: number): boolean {
  IS_WORD.lastIndex = at;
  return IS_WORD.test(text);
}

function isHost(text: string): boolean {
  return ENDING.test(text) && HAS_DOT.test(text) && hostIn(text.replace(DOTS, '.'))?.end === text.length;
}

/** Whether the `。` of a stretch are full stops: with dots instead it would be no host. */
function hasFullStops(stretch: string): boolean {
  if (!HAS_WIDE_DOT.test(stretch)) return false;
  if (/[.。．｡]{2}/.test(stretch)) return true;
  const text = stretch.slice(-LONGEST_HOST).replace(DOTS, '.');
  const host = hostIn(text);
  return host === null || isName(text.slice(host.start, host.end), text[host.end]);
}
