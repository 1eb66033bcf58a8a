import { LONGEST_HOST } from './host.ts';

/** A stretch of a text without a space; `start` is its offset into the text, in UTF-16 units. */
export interface Token {
  readonly text: string;
  readonly start: number;
}

const TOKEN = /[^\s<>"“”«»‹›|]+/g;
const LONGEST_TOKEN = 2048;

/**
 * The tokens of `text` in which an address may stand: those with a dot or `://`. A token over 2 KB comes in pieces, cut
 * at a place where no host name is cut, so that work on each is bounded and all work is linear in the text.
 */
export function tokensOf(text: string): Token[] {
  const found: Token[] = [];
  // The quick no: without one of these no token can hold an address.
  if (!/\S[.。．｡]\S|:\/\//.test(text)) return found;
  for (const match of text.matchAll(TOKEN)) {
    for (let from = 0, to = 0; from < match[0].length; from = to) {
      to = pieceEnd(match[0], from);
      const piece = match[0].slice(from, to);
      if (/[.。．｡]|:\/\//.test(piece)) found.push({ text: piece, start: match.index + from });
    }
  }
  return found;
}

function pieceEnd(token: string, from: number): number {
  const end = from + LONGEST_TOKEN;
  if (end >= token.length) return token.length;
  const tail = token.slice(end - LONGEST_HOST, end);
  const whole = /^.*[^\p{L}\p{N}\p{M}._-]/u.exec(tail)?.[0].length;
  return end - LONGEST_HOST + (whole ?? LONGEST_HOST);
}
