import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Name } from '../scripts/knowledge/thing.ts';
import { findMentions } from '../scripts/mentions/find.ts';
import type { ThingKind } from '../scripts/mentions/mention.ts';
import { makeMatcher } from '../scripts/mentions/names.ts';

function name(text: string, kind: ThingKind, key: string, needsContext = false): Name {
  return { name: text, kind, key, needsContext };
}

const matcher = makeMatcher([
  name('Fenn Bear', 'group', 'fenn-bear'),
  name('Fenn Bear Cub', 'malware', 'fenn-bear-cub'),
  name('BELT28', 'group', 'belt28'),
  name('BELT 28', 'group', 'belt28'),
  name('BELT-28', 'group', 'belt28'),
  name('BeltLocker', 'malware', 'beltlocker'),
  name('Moor', 'malware', 'moor', true),
  name('Moor', 'group', 'moor-gang', true),
  name('Done', 'malware', 'done', true),
  name('Twin', 'group', 'twin-b'),
  name('Twin', 'group', 'twin-a'),
  name('Both', 'vendor', 'both'),
  name('Both', 'product', 'both-app'),
  name('.BELT', 'product', 'dot-belt'),
  name('Belt++', 'product', 'belt-plus'),
  name('Log4Belt', 'vulnerability', 'CVE-2031-1234'),
  name('Nightmoor', 'group', 'belt28', true),
  name('Fenn Bear', 'vulnerability', 'CVE-2031-9999', true),
]);

function found(text: string): string[] {
  return findMentions(text, matcher).map((mention) =>
    mention.kind === 'indicator'
      ? `${mention.type} ${mention.value}`
      : `${mention.kind} ${mention.ambiguous?.join('|') ?? mention.key} ${text.slice(mention.start, mention.end)}`,
  );
}

const ROWS: readonly (readonly [text: string, ...found: readonly string[]])[] = [
  ['BeltLocker’s victims', 'malware beltlocker BeltLocker'],
  ["BeltLocker's victims", 'malware beltlocker BeltLocker'],
  ['a BELT28-linked attack', 'group belt28 BELT28'],
  ['BELT 28, BELT-28 and BELT‑28', 'group belt28 BELT 28', 'group belt28 BELT-28', 'group belt28 BELT‑28'],
  ['Win32/BeltLocker.A', 'malware beltlocker BeltLocker'],
  ['the Fenn Bear Cub and Fenn\nBear', 'malware fenn-bear-cub Fenn Bear Cub', 'group fenn-bear Fenn\nBear'],
  ['beltlocker, BELTLOCKER, BeltLockers, XBeltLocker'],
  ['@BeltLocker said'],
  ['Fenn, Bear and Fenn. Bear'],
  ['Twin struck', 'group twin-a|twin-b Twin'],
  ['Both fell', 'product both-app Both'],
  ['.BELT and Belt++', 'product dot-belt .BELT', 'product belt-plus Belt++'],
  ['Log4Belt again', 'vulnerability CVE-2031-1234 Log4Belt'],
  ['BeltLocker.exe runs', 'file-name BeltLocker.exe'],
  ['the Moor ransomware', 'malware moor Moor'],
  ['the Moor gang', 'group moor-gang Moor'],
  ['a worm known as Moor', 'malware moor Moor'],
  ['Ransomware came over the fields. Moor and sea'],
  ['ransomware hits the town Moor'],
  ['the Moor cybercrime gang', 'group moor-gang Moor'],
  ['Moor attackers came. The loot of Moor was large.', 'group moor-gang Moor', 'group moor-gang Moor'],
  ['the Fenn Bear bug, not the Fenn Bear gang', 'vulnerability CVE-2031-9999 Fenn Bear', 'group fenn-bear Fenn Bear'],
  ['攻撃者BELT28がBeltLockerに', 'group belt28 BELT28', 'malware beltlocker BeltLocker'],
  ['BELT28 is back; the hand of Nightmoor shows', 'group belt28 BELT28', 'group belt28 Nightmoor'],
  ['BELT28 was shown at the Northern Nightmoor', 'group belt28 BELT28'],
  ['the hand of Nightmoor shows'],
  ['Win32/BELT28.A and Trojan.BELT28'],
  ['an anti-BeltLocker tool'],
  ['once they were Done, ransomware came'],
  ['said the Done Group'],
  ['Work is Done here'],
  ['The Done hackers'],
  ['The Done ransomware came back. Done is done. It is Done again.', 'malware done Done', 'malware done Done'],
];

describe('names', () => {
  for (const [text, ...expected] of ROWS) {
    it(`are told in ${JSON.stringify(text)}`, () => assert.deepEqual(found(text), expected));
  }

  it('are not read in the publisher’s own links, on neither side of an id', () => {
    const text = 'https://belts.example/BELT28/CVE-2031-1234/BeltLocker';
    const mentions = findMentions(text, matcher, { ownHosts: (host) => host === 'belts.example' });
    assert.deepEqual(
      mentions.map(({ start, end }) => text.slice(start, end)),
      ['CVE-2031-1234'],
    );
  });

  it('are the same in whatever order they are given', () => {
    const names = [name('Both', 'vendor', 'b'), name('Both', 'group', 'a'), name('Both', 'group', 'c')];
    const text = 'Both came.';
    assert.deepEqual(makeMatcher(names)(text), makeMatcher(names.toReversed())(text));
  });
});
