import type { ThingKind } from './mention.ts';
import type { Word, Words } from './name-words.ts';

const PEOPLE = 'actor actors hackers hacker attackers adversary adversaries cybercriminals hacktivists operators';
const GROUP =
  'group groups gang gangs apt crew crews collective affiliate affiliates hacktivist hacktivism syndicate espionage cyberespionage';
const MALWARE =
  'ransomware malware trojan trojans backdoor backdoors botnet worm worms virus spyware stealer infostealer infostealers loader downloader dropper rat rootkit bootkit keylogger banker wiper cryptominer miner adware toolkit implant strain variant variants webshell bot botnets raas maas decryptor encryptor';
const VULNERABILITY = 'vulnerability vulnerabilities bug flaw exploit exploits';
const ANY = 'campaign campaigns';

const KINDS: ReadonlyMap<string, ThingKind | 'any' | 'people'> = new Map([
  ...PEOPLE.split(' ').map((word) => [word, 'people'] as const),
  ...GROUP.split(' ').map((word) => [word, 'group'] as const),
  ...MALWARE.split(' ').map((word) => [word, 'malware'] as const),
  ...VULNERABILITY.split(' ').map((word) => [word, 'vulnerability'] as const),
  ...ANY.split(' ').map((word) => [word, 'any'] as const),
]);
const NAMING = new Set(['called', 'named', 'dubbed', 'nicknamed', 'as', 'codenamed', 'aka', 'is', 'the']);
const BEFORE = 4;

/** What stands between a cue and the gang or the program that it names: `the Silence cybercrime group`. */
const BETWEEN = new Set(['crime', 'cyber', 'cybercrime', 'criminal', 'cybercriminal', 'hacking', 'threat']);
/** Signs that part what they stand between: in `becoming aware, ransomware …` the one says nothing of the other. */
const PARTING = /[,;/&|]/;

/**
 * Whether a word beside those from `first` to `last` says that they are the name of one of `kinds`: `the Cuba ransomware`,
 * `worm dubbed Flame`. A cue counts only where it touches the name, but for words that introduce one.
 */
export function hasCue(words: Words, first: number, last: number, kinds: ReadonlySet<ThingKind>): boolean {
  const next = cueBehind(words, last);
  if (next !== undefined && isCue(next, kinds)) return true;
  for (let at = first; at > 0 && at > first - BEFORE; at -= 1) {
    const before = words.get(at - 1);
    if (words.get(at)?.isFirst !== false || before === undefined) return false;
    if (at === first && PARTING.test(words.get(at)?.gap ?? '')) return false;
    if (isCue(before, kinds)) return true;
    if (!NAMING.has(before.text) && before.text !== 'known') return false;
  }
  return false;
}

/** The word behind a name that may say what it is. */
function cueBehind(words: Words, last: number): Word | undefined {
  for (const at of [last + 1, last + 2]) {
    const word = words.get(at);
    if (word === undefined || word.isFirst || PARTING.test(word.gap)) return undefined;
    if (!BETWEEN.has(word.text.toLowerCase())) return word;
  }
  return undefined;
}

function isCue(word: Word, kinds: ReadonlySet<ThingKind>): boolean {
  const cue = KINDS.get(word.text.toLowerCase());
  if (cue === undefined || cue === 'any') return cue === 'any';
  if (cue === 'people') return kinds.has('group');
  // Who spreads a malware goes by its name; a company that is called Group does not.
  return kinds.has(cue) || (cue === 'group' && kinds.has('malware') && word.text !== 'Group');
}

/** The kind that the words behind a name say it is: `group` of `gang`, `cybercrime gang`. */
export function kindBehind(words: Words, last: number): ThingKind | null {
  const cue = KINDS.get(cueBehind(words, last)?.text.toLowerCase() ?? '');
  if (cue === undefined || cue === 'any') return null;
  return cue === 'people' ? 'group' : cue;
}
