import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
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
