import type { ThingKind } from './mention.ts';
import type { Word } from './name-words.ts';

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

/**
 * Whether a word beside those from `first` to `last` says that they are the name of one of `kinds`: `the Cuba ransomware`,
 * `worm dubbed Flame`. A cue counts only where it touches the name, but for words that introduce one.
 */
export function hasCue(words: readonly Word[], first: number, last: number, kinds: ReadonlySet<ThingKind>): boolean {
  const next = words[last + 1];
  if (next !== undefined && !next.isFirst && isCue(next, kinds)) return true;
  for (let at = first; at > 0 && at > first - BEFORE; at -= 1) {
    const before = words[at - 1];
    if (words[at]?.isFirst !== false || before === undefined) return false;
    if (isCue(before, kinds)) return true;
    if (!NAMING.has(before.text) && before.text !== 'known') return false;
  }
  return false;
}

function isCue(word: Word, kinds: ReadonlySet<ThingKind>): boolean {
  const cue = KINDS.get(word.text.toLowerCase());
  if (cue === undefined || cue === 'any') return cue === 'any';
  if (cue === 'people') return kinds.has('group');
  // Who spreads a malware goes by its name.
  return kinds.has(cue) || (cue === 'group' && kinds.has('malware'));
}

/** The kind that the word behind a name says it is: `group` of `gang`. */
export function kindBeside(word: Word | undefined): ThingKind | null {
  const cue = word === undefined ? undefined : KINDS.get(word.text.toLowerCase());
  if (cue === undefined || cue === 'any') return null;
  return cue === 'people' ? 'group' : cue;
}
