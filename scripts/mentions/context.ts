/** How much of the text around an address tells what it is. */
const NEAR = 48;
const VERSION_WORD =
  /\b(?:versions?|ver|v|releases?|builds?|firmware|updates?|updated|upgrade|patch(?:es)?|prior to|before|earlier|sp\d|hotfix|chrome|firefox|player|reader|acrobat|flash|java|opera|safari|shockwave|itunes|quicktime|air|android|ios|kernel|sdk|plugin|oid)\b[^\n]{0,24}$/i;
/** A number that no address has, or a letter: its neighbours in a list are versions too. */
const VERSION_BESIDE =
  /(?<![\d.])\d{1,3}(?:\.\d{1,5}){2}\.(?:\d{1,3}[A-Za-z]|2[6-9]\d|25[6-9]|[3-9]\d\d|\d{4,5})(?![\d.])/;
const COMPARED = /[<>≤≥]=?\s{0,2}$/;
const VERSION_AFTER =
  /^(?:\s*\(?(?:and|or)\s+(?:earlier|later|prior|below|above|older|newer)|\s+for\s+(?:windows|mac|linux|android|ios))/i;
const ADDRESS_WORD =
  /\b(?:ips?|ipv4|address(?:es)?|servers?|hosts?|hosted|c2s?|c&c|cnc|dns|traffic|connect\w*|subnet|ping|proxy)\b/i;

/** Whether four numbers at this place are the version of some software: the words around tell. */
export function isVersion(text: string, start: number, end: number): boolean {
  const line = text.slice(Math.max(0, start - NEAR), start);
  const before = line.slice(line.lastIndexOf('\n') + 1);
  if (COMPARED.test(before)) return true;
  if (VERSION_BESIDE.test(text.slice(Math.max(0, start - NEAR), end + NEAR))) return true;
  if (VERSION_AFTER.test(text.slice(end, end + NEAR))) return true;
  const version = VERSION_WORD.exec(before);
  const address = ADDRESS_WORD.exec(before);
  return version !== null && (address === null || address.index < version.index);
}
