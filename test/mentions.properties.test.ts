import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { findCvss } from '../scripts/mentions/cvss.ts';
import { findMentions } from '../scripts/mentions/find.ts';
import { defang } from '../scripts/mentions/indicators.ts';
import { canonicalIpv6 } from '../scripts/mentions/ip.ts';
import { makeMatcher } from '../scripts/mentions/names.ts';
import { refang } from '../scripts/mentions/refang.ts';
import { findTlp } from '../scripts/mentions/tlp.ts';

const PIECES = [
  ...['a', 'b.example', '.', '[.]', '(dot)', ' dot ', ' at ', '[at]', '@', ':', '[:]', '//', '/', ' ', '\n', '-', '"'],
  ...[
    'hxxp',
    'h[xx]ps',
    '-at-',
    'http',
    '://',
    '1',
    '192.0.2.7',
    '198[.]51[.]100[.]7',
    '2001:db8::1',
    '/24',
    'CVE-2031-1234',
    '5678',
  ],
  ...[
    'CVE',
    '2031',
    ', ',
    ' and ',
    '49704',
    'T1566',
    '.001',
    'TA0001',
    'CWE-79',
    'MS17-010',
    'C:\\',
    '\\',
    'HKLM\\',
    'x.exe',
    '~/',
  ],
  ...[
    'Belts',
    'Moor',
    'ransomware',
    'é',
    'пример.рф',
    'は',
    'a.は',
    'b.exampleは',
    'b.example。',
    '。',
    '(',
    ')',
    '[',
    ']',
    '<',
    '0'.repeat(31),
    'f',
    '😀',
    '\u0301',
  ],
];
const texts = fc.array(fc.constantFrom(...PIECES), { maxLength: 40, size: 'max' }).map((pieces) => pieces.join(''));

const matcher = makeMatcher([
  { name: 'Belts', kind: 'group', key: 'belts', needsContext: false },
  { name: 'Belts Moor', kind: 'group', key: 'belts-moor', needsContext: false },
  { name: 'Moor', kind: 'malware', key: 'moor', needsContext: true },
]);

const CANONICAL: readonly (readonly [text: string, canonical: string | null])[] = [
  ['2001:0db8:0000:0000:0000:0000:0000:0001', '2001:db8::1'],
  ['2001:db8:0:1:1:1:1:1', '2001:db8:0:1:1:1:1:1'],
  ['2001:0:0:1:0:0:0:1', '2001:0:0:1::1'],
  ['2001:db8:0:0:1:0:0:1', '2001:db8::1:0:0:1'],
  ['::', '::'],
  ['fe80::', 'fe80::'],
  ['::ffff:192.0.2.1', '::ffff:c000:201'],
  ['1::2::3', null],
  ['2001:db8', null],
];

describe('mentions of any text', () => {
  it('are in order, none over another, within the text', () => {
    fc.assert(
      fc.property(texts, (text) => {
        let last = 0;
        for (const { start, end } of findMentions(text, matcher)) {
          assert.ok(start >= last && end > start && end <= text.length);
          last = end;
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('lie where they are read again', () => {
    fc.assert(
      fc.property(texts, (text) => {
        for (const mention of findMentions(text)) {
          const part = text.slice(mention.start, mention.end);
          assert.equal(part, part.trim());
          if (mention.kind === 'indicator' && /^(?:MD5|SHA)/.test(mention.type))
            assert.equal(part.toLowerCase(), mention.value);
          if (mention.kind === 'tactic' || mention.kind === 'weakness') assert.equal(part, mention.key);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('are the same once defanged', () => {
    const indicator = fc.constantFrom(
      'http://belts.example/a',
      'https://belts.example:8080/a?b=c',
      'ftp://belts.example/x',
      'belts.example',
      'post@belts.example',
      '192.0.2.7',
    );
    fc.assert(
      fc.property(fc.array(indicator, { minLength: 1, maxLength: 5 }), (indicators) => {
        const values = (written: readonly string[]): string[] =>
          findMentions(written.join(' ')).map((one) => (one.kind === 'indicator' ? one.value : one.key));
        assert.deepEqual(values(indicators.map(defang)), values(indicators));
      }),
    );
  });

  it('are found in time however a megabyte is made', { timeout: 600_000 }, () => {
    for (const piece of PIECES) {
      const text = piece.repeat(Math.ceil(1_000_000 / piece.length));
      findMentions(text, matcher);
      findCvss(text);
      findTlp(text);
    }
  });
});

describe('refanging', () => {
  it('leads back to the text as it was', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const refanged = refang(text);
        assert.deepEqual(refanged.spanOf(0, refanged.text.length), [0, text.length]);
        for (let at = 0; at < refanged.text.length; at += 1) {
          const [start, end] = refanged.spanOf(at, at + 1);
          assert.ok(start >= 0 && start < end && end <= text.length);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('leaves prose as it is', () => {
    const text = 'so . The (see below). It ends here [1]. An e-mail, sent at dawn, to http and back.';
    assert.equal(refang(text).text, text);
  });
});

describe('IPv6 addresses', () => {
  for (const [text, canonical] of CANONICAL) {
    it(`${text} is ${canonical}`, () => assert.equal(canonicalIpv6(text), canonical));
  }

  it('stay what they are once canonical', () => {
    fc.assert(
      fc.property(fc.ipV6(), (text) => {
        const canonical = canonicalIpv6(text);
        assert.ok(canonical !== null && canonicalIpv6(canonical) === canonical);
        assert.equal(`http://[${canonical}]`, new URL(`http://[${text}]`).origin);
      }),
    );
  });
});

describe('CVSS vectors', () => {
  const V3 = 'AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H';
  const V4 = 'CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N';
  const VALID = [
    ['2.0', 'AV:N/AC:L/Au:N/C:P/I:P/A:P'],
    ['2.0', 'AV:N/AC:L/Au:N/C:P/I:P/A:P/E:POC/RL:OF/RC:C'],
    ['3.0', `CVSS:3.0/${V3}`],
    ['3.1', `CVSS:3.1/${V3}`],
    ['3.1', `CVSS:3.1/${V3}/E:P/MAV:L`],
    ['4.0', V4],
    ['4.0', `${V4}/E:A/U:Amber`],
  ] as const;
  const INVALID = [
    V3,
    `CVSS:3.2/${V3}`,
    'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H',
    `CVSS:3.1/${V3}/AV:L`,
    `CVSS:3.1/${V3}/XX:Y`,
    'CVSS:3.1/AV:N/AC:M/PR:N/UI:N/S:U/C:H/I:H/A:H',
    `CVSS:4.0/${V3}`,
    'CVSS:4.0/AC:L/AV:N/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N',
    `${V4}/U:Amber/E:A`,
    'AV:N/AC:L/Au:N/C:P/I:P',
  ];

  for (const [version, vector] of VALID) {
    it(`${vector} is one`, () => {
      assert.deepEqual(findCvss(`(${vector})`), [{ vector, version, start: 1, end: 1 + vector.length }]);
    });
  }

  for (const text of INVALID) it(`${text} is none`, () => assert.deepEqual(findCvss(text), []));
});

describe('TLP marks', () => {
  it('are told however they are written', () => {
    const text = 'TLP:RED, tlp amber, TLP: AMBER+STRICT, TlpGreen, TLP-CLEAR and TLP:WHITE';
    assert.deepEqual(
      findTlp(text).map(({ label }) => label),
      ['TLP:RED', 'TLP:AMBER', 'TLP:AMBER+STRICT', 'TLP:GREEN', 'TLP:CLEAR', 'TLP:WHITE'],
    );
  });

  it('are not words beside them', () => assert.deepEqual(findTlp('TLP is red; TLP:REDUCED; TLP:BLUE; XTLP:RED'), []));
});
