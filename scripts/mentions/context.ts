/** How much of the text around an address tells what it is. */
const NEAR = 48;
const VERSION_WORD =
  /(?:(?<=[a-z])Version|\b(?:versions?|ver|v|releases?|builds?|firmware|updat(?:es?|ed|ing)|upgrad\w*|patch\w*|migrat\w+|fixed in|affects?|prior to|before|earlier|sp\d|hotfix|chrome|firefox|player|reader|acrobat|flash|java|opera|safari|shockwave|itunes|quicktime|air|android|ios|kernel|sdk|plugin|oid)\b|バージョン|ファームウェア|ビルド|版|固件|버전|펌웨어|빌드)[^\n]{0,24}$/i;
/** A number that no address has, or a letter: its neighbours in a list are versions too. */
const VERSION_BESIDE =
  /(?<![\d.])\d{1,3}(?:\.\d{1,5}){2}\.(?:\d{1,3}[A-Za-z]|2[6-9]\d|25[6-9]|[3-9]\d\d|\d{4,5})(?![\d.])/;
const COMPARED = /[<>≤≥]=?\s{0,2}$/;
const VERSION_AFTER =
  /^(?:\s?(?:以[前降下上]|より|未満|及び?[以更]|[和或]更|之前|版|이하|이전|이상|미만)|\s*\(?(?:and|or)\s+(?:earlier|later|prior|below|above|older|newer)|\s+for\s+(?:windows|mac|linux|android|ios))/i;
const ADDRESS_WORD =
  /\b(?:IPs?|ips?|IPv4|ipv4|[Aa]ddress(?:es)?|servers?|hosts?|hosted|resolvers?|C2s?|c2|C&C|CnC|DNS|traffic|connect\w*|subnet|ping|proxy|IOCs?|[Ii]ndicators?|exfiltrat(?:es?|ed|ing)|(?:communicat|contact|beacon|talk)(?:e?s|ed|ing)? (?:to|with|from))\b/;
/** Numbers as versions have them; addresses of four small ones are few. */
const SMALL = /^(?:[12]?\d|3[01])(?:\.(?:[12]?\d|3[01])){3}$/;
/** `Acrobat`, `Acrobat 9.0.0.1 and`, `9.5 through`; but not `traffic to`. */
const PRODUCT =
  /(?:\p{Lu}[\p{L}\d]*|(?<![\d.])\d+(?:\.\d+){1,2},? (?:through|to|and|or)) (?:\d[\d.]*(?:,|,? (?:through|to|and|or)) )*$/u;
const PORT_AFTER = /^:\d{2,5}(?![\d.])/;

/** Whether four numbers at this place are the version of some software: the words around tell. */
export function isVersion(text: string, start: number, end: number): boolean {
  const line = text.slice(Math.max(0, start - NEAR), start);
  const before = line.slice(line.lastIndexOf('\n') + 1);
  if (COMPARED.test(before)) return true;
  if (VERSION_BESIDE.test(text.slice(Math.max(0, start - NEAR), end + NEAR))) return true;
  if (PORT_AFTER.test(text.slice(end, end + 8))) return false;
  if (VERSION_AFTER.test(text.slice(end, end + NEAR))) return true;
  // All that is still looked for are words.
  if (!/\p{L}/u.test(before)) return false;
  const version = VERSION_WORD.exec(before);
  const address = ADDRESS_WORD.exec(before);
  if (address === null && SMALL.test(text.slice(start, end)) && PRODUCT.test(before)) return true;
  return version !== null && (address === null || address.index < version.index);
}
