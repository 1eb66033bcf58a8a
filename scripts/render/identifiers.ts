/**
 * What is read letter by letter and compared by eye: ids of CVE, CWE, ATT&CK and Microsoft's bulletins, and hashes (MD5,
 * SHA-1, SHA-256). Whole words alone.
 */
const IDENTIFIER =
  /(?<![\w-])(?:CVE-\d{4}-\d{4,7}|CWE-\d{1,4}|TA?[01]\d{3}(?:\.\d{3})?|MS\d{2}-\d{3}|[\da-f]{32}|[\da-f]{40}|[\da-f]{64})(?![\w-])/gi;

/** A stretch of a text. */
export interface Stretch {
  readonly text: string;
  readonly isIdentifier: boolean;
}

/** Splits a text into identifiers and what stands between them, in order; nothing is empty or lost. */
export function splitIdentifiers(text: string): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let at = 0;
  for (const { 0: found, index } of text.matchAll(IDENTIFIER)) {
    if (index > at) stretches.push({ text: text.slice(at, index), isIdentifier: false });
    stretches.push({ text: found, isIdentifier: true });
    at = index + found.length;
  }
  if (at < text.length) stretches.push({ text: text.slice(at), isIdentifier: false });
  return stretches;
}
