import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { splitWritten } from '../scripts/mentions/defanged.ts';
import { defang, defangText, findIndicators, splitIndicators } from '../scripts/mentions/indicators.ts';

function found(text: string): string[] {
  return findIndicators(text).map(({ kind, start, end }) => `${kind} ${text.slice(start, end)}`);
}

const INDICATORS: readonly (readonly [text: string, ...found: readonly string[]])[] = [
  ['It calls belts-fennmoor.com at night.', 'domain belts-fennmoor.com'],
  ['It calls update.belts.example.', 'domain update.belts.example'],
  ['(see belts-fennmoor.net)', 'domain belts-fennmoor.net'],
  ['"belts-fennmoor.org", it says', 'domain belts-fennmoor.org'],
  ['BELTS-FENNMOOR.COM was taken', 'domain BELTS-FENNMOOR.COM'],
  ['xn--80ak6aa92e.com is a trap', 'domain xn--80ak6aa92e.com'],
  ['пример.рф is Russian', 'domain пример.рф'],
  ['loot goes to expyuzz4wqqyqhjn.onion', 'domain expyuzz4wqqyqhjn.onion'],
  ['one.example,two.example', 'domain one.example', 'domain two.example'],
  ['one.example/two.example', 'domain one.example', 'domain two.example'],
  ['belts.co.uk and belts.github.io', 'domain belts.co.uk', 'domain belts.github.io'],
  ['evil.zip/payload is loaded', 'domain evil.zip'],
  ['host.example:8080 answers', 'domain host.example'],
  ['server 203.0.113.77 answers', 'ipv4 203.0.113.77'],
  ['server 203.0.113.77.', 'ipv4 203.0.113.77'],
  ['any non-203.0.113.77 address', 'ipv4 203.0.113.77'],
  ['a 203.0.113.77-based server', 'ipv4 203.0.113.77'],
  ['the file Ann_B@belts.example___copy.jpg', 'email Ann_B@belts.example'],
  ['203.0.113.77:443 and 198.51.100.0/24', 'ipv4 203.0.113.77', 'ipv4 198.51.100.0'],
  ['get https://belts.example/a?b=c#d now', 'url https://belts.example/a?b=c#d'],
  ['get https://belts.example/a.', 'url https://belts.example/a'],
  ['(https://belts.example/a)', 'url https://belts.example/a'],
  ['https://belts.example/a_(b)', 'url https://belts.example/a_(b)'],
  ['(https://belts.example/a_(b)).', 'url https://belts.example/a_(b)'],
  ['[https://belts.example/a[1]]', 'url https://belts.example/a[1]'],
  ['(see https://belts.example/a).)', 'url https://belts.example/a'],
  ['http://[2001:db8::1]', 'url http://[2001:db8::1]'],
  ['<https://belts.example/a>', 'url https://belts.example/a'],
  ['ftp://203.0.113.77/x', 'url ftp://203.0.113.77/x'],
  ['HTTPS://BELTS.EXAMPLE/A', 'url HTTPS://BELTS.EXAMPLE/A'],
  ['http://localhost/x', 'url http://localhost/x'],
  ['接続はevil-japan.exampleに接続した', 'domain evil-japan.example'],
  ['在evil.co.jp上，evil.com에서', 'domain evil.co.jp', 'domain evil.com'],
  ['evil.comとbad.orgへ', 'domain evil.com', 'domain bad.org'],
  ['更新。evil.com。次は192.0.2.7に', 'domain evil.com', 'ipv4 192.0.2.7'],
  ['evil.com。Microsoft は', 'domain evil.com'],
  ['Log4j。192.0.2.7に', 'ipv4 192.0.2.7'],
  ['evil。example に', 'domain evil。example'],
  ['例え.jpは日本語', 'domain 例え.jp'],
  ['get http://evil。example/x', 'url http://evil。example/x'],
  ['get http://例え。jp', 'url http://例え。jp'],
  ['https://evil.exampleにevil.comも', 'url https://evil.example', 'domain evil.com'],
  ['連絡はpost@belts.exampleまで', 'email post@belts.example'],
  ['calls 2001:db8::dead:beef.', 'ipv6 2001:db8::dead:beef'],
  ['[2001:db8::1]:443, fe80::1', 'ipv6 2001:db8::1', 'ipv6 fe80::1'],
  ['::ffff:192.0.2.1 and 1::2.evil.com', 'ipv6 ::ffff:192.0.2.1', 'domain 2.evil.com'],
  ['http://[2001:db8::1]/x', 'url http://[2001:db8::1]/x'],
  ['evil(.)example', 'domain evil(.)example'],
  ['(www.evil(.)com) or evil.com(.)br', 'domain www.evil(.)com', 'domain evil.com(.)br'],
  ['evil.PL and Belts-Login.app', 'domain evil.PL', 'domain Belts-Login.app'],
  ['belts.cc, moors.app and lamps.pl', 'domain belts.cc', 'domain moors.app', 'domain lamps.pl'],
  ['mail post@belts.example today', 'email post@belts.example'],
  ['mail first.last+tag@mail.belts.example.', 'email first.last+tag@mail.belts.example'],
];

const NONE: readonly string[] = [
  'so . The next day',
  'It ended so. The next day',
  'e.g. this and i.e. that, etc.',
  'the U.S. and the U.K. said',
  'array[.]length',
  'evil[.]com and hxxp[:]//evil[.]com',
  'setup.exe, README.txt, main.rs and run.py',
  'so said the hackers.In May they were gone.It was late',
  'notes.md, lib.so, install.sh, archive.zip, Makefile.in, Notes.app',
  'Node.js, ASP.NET, VB.NET, socket.io and System.IO',
  'System.Net.Http and java.lang.String',
  'versions 4.2.1 and 1.2.3.4.5',
  'version 10.2.1.4 and v7.0.15.2',
  'firmware 1.2.3.4, build 10.0.19.1',
  '999.1.1.1 is nothing',
  '256.256.256.256',
  '1.2.3',
  '5.000.000 letters for 40.000 euros',
  '12.30 p.m. on 6.5.2031',
  'Booking.com said',
  'array(.)length and so (.) The',
  'std::string, a::b, ::1, 11:04:10 and 2001[:]db8::1',
  '確認されていない。Microsoft は更新した',
  '米国。中国、日本',
  'Log4j。Microsoft は',
  'Node.jsを、run.pyに',
  'バージョン10.2.1.4を',
  'one...two',
  'a.b',
  'nothing at all',
  '@belts on the network',
  'C:\\Windows\\System32\\cmd.exe',
  '/etc/passwd and ../../x',
  '',
];

describe('indicators', () => {
  for (const [text, ...expected] of INDICATORS) {
    it(`are found in ${JSON.stringify(text)}`, () => assert.deepEqual(found(text), expected));
  }

  for (const text of NONE) {
    it(`are not seen in ${JSON.stringify(text)}`, () => assert.deepEqual(found(text), []));
  }

  it('are found in order, none over another, within the text', () => {
    const piece = fc.constantFrom('a', '.', 'com', '@', ':', '//', 'http', '/', ' ', '1', '203.0.113.7', '-', 'é', '"');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40, size: 'max' }), (pieces) => {
        const text = pieces.join('');
        let last = 0;
        for (const { start, end } of findIndicators(text)) {
          assert.ok(start >= last && end > start && end <= text.length);
          last = end;
        }
        const plain = splitIndicators(text).filter(({ indicator }) => !indicator);
        assert.ok(plain.every(({ shown }) => text.includes(shown)));
      }),
      { numRuns: 1000 },
    );
  });

  it('are inert whatever writing stands beside them', () => {
    const piece = fc.constantFrom(
      'evil.example',
      '192.0.2.7',
      'は',
      '接続',
      '한국',
      '。',
      'a',
      '.',
      '/',
      'http://',
      '@',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        assert.doesNotMatch(
          defangText(pieces.join('')),
          /(?<![\w.-])evil\.example(?![\w.-])|(?<![\w.-])192\.0\.2\.7(?![\w.-])|http:\/\/(?:evil|192)/,
        );
      }),
      { numRuns: 2000 },
    );
  });

  it('are found in time however long a token is', { timeout: 60_000 }, () => {
    for (const piece of [
      'a',
      'a.',
      '.',
      'a@',
      '1.',
      '1',
      'http://',
      '-',
      '://',
      '@',
      'é.',
      'は',
      'a.は',
      'a.com。',
      'a.comは',
      'a(.)',
      '::1.',
      `${'a'.repeat(2047)}.`,
    ]) {
      const text = piece.repeat(Math.floor(300_000 / piece.length));
      assert.ok(defangText(text).length >= text.length);
    }
  });
});

const DEFANGED: readonly (readonly [string, string])[] = [
  ['belts.example', 'belts[.]example'],
  ['203.0.113.77', '203[.]0[.]113[.]77'],
  ['2001:db8::dead:beef', '2001[:]db8::dead:beef'],
  ['2001:db8::/32', '2001[:]db8::/32'],
  ['::ffff:192.0.2.1', '[:]:ffff:192[.]0[.]2[.]1'],
  ['evil(.)example', 'evil[.]example'],
  ['hxxp://evil(.)example/a', 'hxxp://evil[.]example/a'],
  ['evil.example/a.php?to=bad.example', 'evil[.]example/a.php?to=bad[.]example'],
  ['198.51.100.0/24', '198[.]51[.]100[.]0/24'],
  ['post@belts.example', 'post[@]belts[.]example'],
  ['http://belts.example/a.b', 'hxxp://belts[.]example/a.b'],
  ['https://belts.example', 'hxxps://belts[.]example'],
  ['HTTPS://belts.example', 'hxxPS://belts[.]example'],
  ['ftp://belts.example/x', 'fxp://belts[.]example/x'],
  ['tcp://belts.example:99', 'tcp[://]belts[.]example:99'],
  ['hxxp://belts[.]example/a', 'hxxp://belts[.]example/a'],
  ['https://user@belts.example/', 'hxxps://user[@]belts[.]example/'],
  ['https://belts.example/?to=other.example', 'hxxps://belts[.]example/?to=other[.]example'],
];

describe('defanging', () => {
  for (const [fanged, inert] of DEFANGED) {
    it(`makes ${inert} of ${fanged}`, () => assert.equal(defang(fanged), inert));
  }

  it('leaves text around indicators as it is', () => {
    assert.equal(
      defangText('See (https://belts.example/a), post@belts.example; and setup.exe.'),
      'See (hxxps://belts[.]example/a), post[@]belts[.]example; and setup.exe.',
    );
  });

  it('leaves what is defanged already as it is', () => {
    const text = 'It calls hxxp://belts[.]example/a and 203[.]0[.]113[.]77 and post[@]belts[.]example.';
    assert.equal(defangText(text), text);
  });

  it('shows a port, and how long a range is, as part of the address', () => {
    const shown = (text: string, trusts = (_: string): boolean => false): string =>
      splitWritten(text, trusts)
        .map((part) => (part.indicator ? `\`${part.shown}\`` : part.shown))
        .join('');
    assert.equal(
      shown('198.51.100[.]7:8443, 198.51.100.7[:]8443; 198.51.100.0/24 and mail[dot]belts[dot]info:25.'),
      '`198.51.100[.]7:8443`, `198[.]51[.]100[.]7[:]8443`; `198[.]51[.]100[.]0/24` and `mail[dot]belts[dot]info:25`.',
    );
    assert.equal(shown('198.51.100.7:22:33, 198.51.100.7: 22'), '`198[.]51[.]100[.]7`:22:33, `198[.]51[.]100[.]7`: 22');
    assert.equal(shown('198.51.100.7/24th'), '`198[.]51[.]100[.]7`/24th');
    assert.equal(
      shown('belts.example:443', (host) => host === 'belts.example'),
      'belts.example:443',
    );
  });

  it('spares hosts that the editor vouches for, and no other', () => {
    const trusts = (host: string): boolean => host === 'cisa.gov';
    const text =
      'https://www.cisa.gov/x www.cisa.gov evil-cisa.gov cisa.gov.evil.example https://cisa.gov@evil.example/';
    assert.equal(
      defangText(text, trusts),
      'https://www.cisa.gov/x www.cisa.gov evil-cisa[.]gov cisa[.]gov[.]evil[.]example hxxps://cisa[.]gov[@]evil[.]example/',
    );
  });

  it('done twice is done once', () => {
    const text = fc.array(
      fc.constantFrom(
        'https://belts.example/a',
        'post@belts.example',
        '203.0.113.77',
        'tcp://a.example',
        '2001:db8::1',
        'belts(.)example',
        'x',
        '.',
        '(',
      ),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(text, (pieces) => {
        const once = defangText(pieces.join(' '));
        assert.equal(defangText(once), once);
      }),
    );
  });
});
