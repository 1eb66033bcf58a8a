import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { makeConditions } from '../scripts/ingest/conditions.ts';
import { makeTagger } from '../scripts/ingest/tags.ts';
import { indexTopics, Topics } from '../scripts/settings/topics.ts';

function topics(rules: Readonly<Record<string, Readonly<Record<string, number>>>>) {
  return Topics.parse({
    topics: Object.entries(rules).map(([tag, phrases]) => ({ tag, label: tag, rules: phrases })),
  }).topics;
}

function suggest(rules: Readonly<Record<string, Readonly<Record<string, number>>>>, head: string, body = ''): string[] {
  return makeTagger(topics(rules))({ head, body });
}

describe('the tags that the taxonomy suggests', () => {
  it('need eight points, counting a phrase three times at most', () => {
    const rules = { worms: { worm: 4 }, weak: { belt: 1 } };
    assert.deepEqual(suggest(rules, '', 'worm'), []);
    assert.deepEqual(suggest(rules, '', 'worm worm'), ['worms']);
    assert.deepEqual(suggest(rules, '', 'belt '.repeat(100)), []);
  });

  it('weigh a phrase in the head three times', () => {
    assert.deepEqual(suggest({ worms: { worm: 3 } }, 'worm'), ['worms']);
    assert.deepEqual(suggest({ worms: { worm: 2 } }, 'worm worm'), []);
  });

  it('add up over phrases', () => {
    assert.deepEqual(suggest({ worms: { worm: 4, 'default password': 4 } }, '', 'A worm, a default password.'), [
      'worms',
    ]);
  });

  it('are five at most, the highest first, and in the order of their names where they are equal', () => {
    const rules = Object.fromEntries(
      ['g', 'f', 'e', 'd', 'c', 'b', 'a'].map((tag) => [tag, { word: tag === 'f' ? 5 : 4 }]),
    );
    assert.deepEqual(suggest(rules, 'word'), ['f', 'a', 'b', 'c', 'd']);
  });

  it('look for whole words, whatever stands between them', () => {
    const rules = { worms: { 'label printer': 5 } };
    for (const text of ['label printer', 'LABEL-PRINTER', '"label" (printer)', 'label\nprinter', 'label printers']) {
      assert.deepEqual(suggest(rules, text), ['worms'], text);
    }
    for (const text of ['labels printer', 'label printery', 'relabel printer', 'printer label', 'label the printer']) {
      assert.deepEqual(suggest(rules, text), [], text);
    }
  });

  it('find the plural of a last word only', () => {
    assert.deepEqual(suggest({ worms: { patch: 5 } }, 'patches'), ['worms']);
    assert.deepEqual(suggest({ worms: { worm: 5 } }, 'worms'), ['worms']);
    assert.deepEqual(suggest({ worms: { worm: 5 } }, 'wormse wormed'), []);
  });

  it('ask for the case of a phrase that has a capital', () => {
    const rules = { groups: { 'Done Group': 5, OT: 5, iPhone: 5 } };
    for (const text of ['the Done Group', 'OT networks', 'two iPhones'])
      assert.deepEqual(suggest(rules, text), ['groups'], text);
    for (const text of ['the done group', 'the DONE GROUP', 'ot', 'Ot', 'IPHONE'])
      assert.deepEqual(suggest(rules, text), [], text);
  });

  it('know letters of every script', () => {
    assert.deepEqual(suggest({ worms: { червь: 5 } }, 'Червь'), ['worms']);
    assert.deepEqual(suggest({ worms: { wurmbefälle: 5 } }, 'WURMBEFÄLLE'), ['worms']);
    assert.deepEqual(suggest({ worms: { 'c++': 5 } }, 'C'), ['worms']);
  });

  it('are the same whatever the order of topics and phrases', () => {
    const entries = Object.entries({
      a: { worm: 4, belt: 5 },
      b: { belt: 5 },
      c: { belt: 5, hall: 1 },
      d: { hall: 5 },
    });
    const text = { head: 'worm in the hall', body: 'belt hall belt' };
    const expected = makeTagger(topics(Object.fromEntries(entries)))(text);
    assert.notEqual(expected.length, 0);
    fc.assert(
      fc.property(fc.shuffledSubarray(entries, { minLength: entries.length }), (shuffled) => {
        assert.deepEqual(makeTagger(topics(Object.fromEntries(shuffled)))(text), expected);
      }),
    );
  });

  it('are found in time in a long text and a long taxonomy', { timeout: 60_000 }, () => {
    const rules = {
      worms: Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`worm ${'worm '.repeat(at % 50)}${at}`, 1])),
    };
    assert.deepEqual(suggest(rules, '', 'worm '.repeat(20_000)), []);
  });
});

describe('the taxonomy', () => {
  const index = indexTopics(
    Topics.parse({ topics: [{ tag: 'worms', label: 'Worms and Such', aliases: ['Self-Spreading Code'] }] }).topics,
  );

  for (const name of ['worms', 'WORMS', 'worms and such', 'self spreading code', 'Self-Spreading Code']) {
    it(`knows a topic as ${name}`, () => assert.equal(index(name)?.tag, 'worms'));
  }

  it('does not know what it does not list', () => assert.equal(index('worm'), null));

  it('refuses a tag that is no address, and a weight out of bounds', () => {
    const issues = Topics.safeParse({
      topics: [
        { tag: 'Worms', label: 'a' },
        { tag: '', label: 'b' },
        { tag: 'c', label: 'c', rules: { worm: 6 } },
      ],
    }).error?.issues.map(({ path }) => path.join('.'));
    assert.deepEqual(issues, ['topics.0.tag', 'topics.1.tag', 'topics.2.rules.worm']);
  });
});

describe('topics that ask what an article names', () => {
  const topics = Topics.parse({
    topics: [
      { tag: 'extortion', label: 'Extortion', mentions: { ransomware: 3 } },
      { tag: 'exploited', label: 'Exploited', mentions: { 'known-exploited': 4 } },
      { tag: 'herons', label: 'Herons', mentions: { 'group grey-heron': 3 } },
      { tag: 'phish', label: 'Phish', mentions: { 'technique T1566': 3 } },
      { tag: 'traces', label: 'Traces', mentions: { indicator: 3 } },
    ],
  }).topics;
  const thing = { kind: 'malware', key: 'beltlocker', name: 'BeltLocker', aliases: [], description: null } as const;
  const conditions = makeConditions(
    {
      things: new Map([
        ['malware beltlocker', { ...thing, attackId: null, reference: null, tactics: [], isRansomware: true }],
      ]),
      names: [
        { name: 'BeltLocker', kind: 'malware', key: 'beltlocker', needsContext: false },
        { name: 'Grey Heron', kind: 'group', key: 'grey-heron', needsContext: false },
        { name: 'Twin', kind: 'group', key: 'grey-heron', needsContext: false },
        { name: 'Twin', kind: 'group', key: 'other', needsContext: false },
      ],
      exploited: { asOf: null, of: new Map([['CVE-2031-0001', { added: '2031-01-01', isRansomware: false }]]) },
      predicted: { asOf: null, of: new Map() },
      namesDigest: '',
      digest: '',
    },
    (host) => host === 'own.example',
  );
  const suggest = makeTagger(topics, conditions);
  const rows: readonly (readonly [text: string, ...tags: readonly string[]])[] = [
    ['BeltLocker, BeltLocker and BeltLocker', 'extortion'],
    ['BeltLocker once'],
    ['CVE-2031-0001 and CVE-2031-0001', 'exploited'],
    ['CVE-2031-0002 and CVE-2031-0002'],
    ['Grey Heron, Grey Heron, Grey Heron', 'herons'],
    ['Twin, Twin, Twin'],
    ['T1566.001, T1566.002 and T1566', 'phish'],
    ['evil[.]example, 192[.]0[.]2[.]1, a[@]evil[.]example', 'traces'],
    ['own.example, own.example, own.example'],
  ];
  for (const [text, ...tags] of rows)
    it(`${text}: ${tags.join(', ') || 'none'}`, () => assert.deepEqual(suggest({ head: '', body: text }), tags));

  it('counts the head three times', () => {
    assert.deepEqual(suggest({ head: 'BeltLocker', body: '' }), ['extortion']);
  });

  it('refuses a condition that nothing fulfils', () => {
    const wrong = Topics.safeParse({ topics: [{ tag: 'a', label: 'A', mentions: { groups: 1 } }] });
    assert.match(String(wrong.error?.issues[0]?.message ?? JSON.stringify(wrong.error)), /condition|key/i);
  });
});
