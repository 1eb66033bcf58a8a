import { type Cut, cutAt } from './cut.ts';

/**
 * What is read letter by letter and compared by eye: ids of CVE, CWE, ATT&CK and Microsoft's bulletins, and hashes (MD5,
 * SHA-1, SHA-256). Whole words alone.
 */
const IDENTIFIER =
  /(?<![\w-])(?:CVE-\d{4}-\d{4,7}|CWE-\d{1,4}|TA?[01]\d{3}(?:\.\d{3})?|MS\d{2}-\d{3}|[\da-f]{32}|[\da-f]{40}|[\da-f]{64})(?![\w-])/gi;

/** Cuts a text at its identifiers. */
export function cutAtIdentifiers(text: string): readonly Cut[] {
  return cutAt(text, IDENTIFIER);
}

/** Cuts a text at those of its identifiers that a line must not break at their hyphens; none is too long for a phone. */
export function cutAtIds(text: string): readonly Cut[] {
  return text.includes('-') ? cutAt(text, IDENTIFIER, isHyphened) : [{ text, isFound: false }];
}

/** True for a text that is such an identifier and nothing else. */
export function isId(text: string): boolean {
  const cuts = cutAtIds(text);
  return cuts.length === 1 && cuts[0]?.isFound === true;
}

function isHyphened(identifier: string): boolean {
  return identifier.includes('-');
}
