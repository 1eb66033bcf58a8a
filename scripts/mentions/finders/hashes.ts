import { type Claim, claim, type Finder } from '../finder.ts';
import type { IndicatorType } from '../mention.ts';

const TYPES: ReadonlyMap<number, IndicatorType> = new Map([
  [32, 'MD5'],
  [40, 'SHA-1'],
  [64, 'SHA-256'],
  [128, 'SHA-512'],
]);
const HASH = /(?<![\p{L}\p{N}])(?:[\da-f]{32}|[\da-f]{40}|[\da-f]{64}|[\da-f]{128})(?![\p{L}\p{N}])/giu;
/** What is as long as a hash and is none of a file: a commit, an import hash, a key, a fingerprint, an id. */
const OTHER =
  /(?:\bcommit\b[^.\n]{0,40}|\b(?:imphash|import hash|authentihash|pehash|rich ?hash|(?:rc4|aes|xor|api|encryption|public|private|secret|session|license) keys?|thumbprints?|fingerprints?|certificates?(?: value)?|serial(?: number)?|uuid|guid|clsid|nonce|salt|revision|changeset)\b|(?:\b|_)id\b|@|\/(?:tree|blob|commit))[\s:=–\-/"“'([]{0,12}$/i;
const NEAR = 60;

/** MD5, SHA-1, SHA-256 and SHA-512 hashes in hexadecimal, by their length. */
export const findHashes: Finder = ({ text }) => {
  const found: Claim[] = [];
  for (const { 0: hash, index } of text.matchAll(HASH)) {
    const type = TYPES.get(hash.length);
    if (type === undefined || !/[a-f]/i.test(hash)) continue;
    if (OTHER.test(text.slice(Math.max(0, index - NEAR), index))) continue;
    const value = hash.toLowerCase();
    found.push(claim({ kind: 'indicator', type, value, start: index, end: index + hash.length }));
  }
  return found;
};
