import type { ThingKind } from './mention.ts';
import type { Word } from './name-words.ts';

const GROUP =
  'group groups gang gangs actor actors hackers hacker apt crew crews espionage collective attackers operators affiliate affiliates cybercriminals hacktivist hacktivists hacktivism syndicate adversary adversaries cyberespionage';
const MALWARE =
  'ransomware malware trojan trojans backdoor botnet worm virus spyware stealer infostealer infostealers loader downloader dropper rat rootkit bootkit keylogger banker wiper cryptominer miner adware toolkit implant strain variant variants payload exploit ransom decryptor encryptor webshell bot botnets raas maas';
const MORE = 'campaign campaigns threat infection infections infected extortion leak cve vulnerability bug flaw';

const KINDS: ReadonlyMap<string, ThingKind | null> = new Map([
  ...GROUP.split(' ').map((word) => [word, 'group'] as const),
  ...MALWARE.split(' ').map((word) => [word, 'malware'] as const),
  ...MORE.split(' ').map((word) => [word, null] as const),
]);

const BEFORE = 3;
const AFTER = 2;

/** Whether a word beside those from `first` to `last` says that they are a name: `the Cuba ransomware gang`. */
export function hasCue(words: readonly Word[], first: number, last: number): boolean {
  return (
    words.slice(Math.max(0, first - BEFORE), first).some(isCue) || words.slice(last + 1, last + 1 + AFTER).some(isCue)
  );
}

function isCue(word: Word): boolean {
  return KINDS.has(word.text.toLowerCase());
}

/** The kind that the word behind a name says it is: `group` of `gang`. */
export function kindBeside(word: Word | undefined): ThingKind | null {
  return word === undefined ? null : (KINDS.get(word.text.toLowerCase()) ?? null);
}
