import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findMentions } from '../scripts/mentions/find.ts';
import type { Mention } from '../scripts/mentions/mention.ts';

function shown(mention: Mention): string {
  return mention.kind === 'indicator' ? `${mention.type} ${mention.value}` : `${mention.kind} ${mention.key}`;
}

function found(text: string): string[] {
  return findMentions(text).map(shown);
}

type Row = readonly [text: string, ...found: readonly string[]];

const MD5 = '0123456789abcdef0123456789abcdef';
const SHA1 = `${MD5}01234567`;
const SHA256 = MD5 + MD5;
const SHA512 = SHA256 + SHA256;

const IDS: readonly Row[] = [
  ['CVE-2031-1234 is out', 'vulnerability CVE-2031-1234'],
  ['cve-2031-1234', 'vulnerability CVE-2031-1234'],
  ['CVE‑2031‑1234', 'vulnerability CVE-2031-1234'],
  ['CVE – 2031 – 1234', 'vulnerability CVE-2031-1234'],
  ['CVE 2031 12345', 'vulnerability CVE-2031-12345'],
  ['CVE\u00a02031-12345', 'vulnerability CVE-2031-12345'],
  ['CVE_2031_12345', 'vulnerability CVE-2031-12345'],
  ['CVE-2031-1234/5678', 'vulnerability CVE-2031-1234', 'vulnerability CVE-2031-5678'],
  ['CVE-2031-1234, -5678', 'vulnerability CVE-2031-1234', 'vulnerability CVE-2031-5678'],
  [
    'CVE-2031-12345, 12346 and 12347.',
    'vulnerability CVE-2031-12345',
    'vulnerability CVE-2031-12346',
    'vulnerability CVE-2031-12347',
  ],
  ['CVE-2031-12345 & 12346', 'vulnerability CVE-2031-12345', 'vulnerability CVE-2031-12346'],
  ['CVE-2031-{12345,12346}', 'vulnerability CVE-2031-12345', 'vulnerability CVE-2031-12346'],
  ['CVE-2031-(12345|12346)', 'vulnerability CVE-2031-12345', 'vulnerability CVE-2031-12346'],
  ['CVE-\u200b2031-\n12345', 'vulnerability CVE-2031-12345'],
  ['CVE-2031-1234, CVE-2030-5678', 'vulnerability CVE-2031-1234', 'vulnerability CVE-2030-5678'],
  ['CVEs 2031-1234 and 2031-5678', 'vulnerability CVE-2031-1234', 'vulnerability CVE-2031-5678'],
  ['(CVE-2031-1234), 2031 was', 'vulnerability CVE-2031-1234'],
  ['CVE-2031-1234, 2031 and 2032', 'vulnerability CVE-2031-1234'],
  ['CVE-2031-12345, 50000 servers', 'vulnerability CVE-2031-12345'],
  ['CVE-2031-53770, CVE-2031-XXXXX and CVE-2031-TBD', 'vulnerability CVE-2031-53770'],
  ['CVE-2031-3400, CVE-2031-123', 'vulnerability CVE-2031-3400'],
  ['CVE-2031-3400/2031-123', 'vulnerability CVE-2031-3400'],
  ['CVE-2031-3400/CVE-5678', 'vulnerability CVE-2031-3400'],
  ['CVE-2031-12345, 12346-based', 'vulnerability CVE-2031-12345'],
  [
    'CVE-2031-26855, 26857 and 27065 came in March',
    'vulnerability CVE-2031-26855',
    'vulnerability CVE-2031-26857',
    'vulnerability CVE-2031-27065',
  ],
  [
    'CVE-2031-34362, 2031-35036, and 35708 were',
    'vulnerability CVE-2031-34362',
    'vulnerability CVE-2031-35036',
    'vulnerability CVE-2031-35708',
  ],
  ['CVE-2031-34362, 35036, and 12345 Exchange servers', 'vulnerability CVE-2031-34362', 'vulnerability CVE-2031-35036'],
  ['CVE-2031-34362, 35036 and 70000 were hit', 'vulnerability CVE-2031-34362', 'vulnerability CVE-2031-35036'],
  ['CVE-2031-26855 and 2032 was', 'vulnerability CVE-2031-26855'],
  ['CVE-2031-26855 and 26857 were hit', 'vulnerability CVE-2031-26855'],
  [
    'CVE-2031-53770, CVE-2031-53771, and 49704',
    'vulnerability CVE-2031-53770',
    'vulnerability CVE-2031-53771',
    'vulnerability CVE-2031-49704',
  ],
  [
    '(CVE-2031-53770, CVE-2031-53771 and 4970)',
    'vulnerability CVE-2031-53770',
    'vulnerability CVE-2031-53771',
    'vulnerability CVE-2031-4970',
  ],
  [
    'CVE-2031-53770; CVE-2031-53771 & 4970; then',
    'vulnerability CVE-2031-53770',
    'vulnerability CVE-2031-53771',
    'vulnerability CVE-2031-4970',
  ],
  [
    'CVE-2031-5377 and CVE-2031-5378, or 149704.',
    'vulnerability CVE-2031-5377',
    'vulnerability CVE-2031-5378',
    'vulnerability CVE-2031-149704',
  ],
  [
    '[CVE-2031-5377, 5378 and 53771]',
    'vulnerability CVE-2031-5377',
    'vulnerability CVE-2031-5378',
    'vulnerability CVE-2031-53771',
  ],
  [
    'CVE-2031-5377, CVE-2031-5378 and 53771\nThey say',
    'vulnerability CVE-2031-5377',
    'vulnerability CVE-2031-5378',
    'vulnerability CVE-2031-53771',
  ],
  ['CVE-2031-53770 and 4970.', 'vulnerability CVE-2031-53770'],
  ['CVE-2031-53770 hit CVE-2031-53771 and 4970.', 'vulnerability CVE-2031-53770', 'vulnerability CVE-2031-53771'],
  ['CVE-2031-53770, CVE-2031-53771, 4970.', 'vulnerability CVE-2031-53770', 'vulnerability CVE-2031-53771'],
  ['CVE-2031-5377, CVE-2031-5378, and 35708 servers', 'vulnerability CVE-2031-5377', 'vulnerability CVE-2031-5378'],
  ['CVE-2031-53770, CVE-2031-53771 and 35708 servers', 'vulnerability CVE-2031-53770', 'vulnerability CVE-2031-53771'],
  ['CVE-2031-53770, CVE-2031-53771 and 35708\nservers', 'vulnerability CVE-2031-53770', 'vulnerability CVE-2031-53771'],
  ['CVE-2031-5377, CVE-2031-5378 and 35708\nhosts', 'vulnerability CVE-2031-5377', 'vulnerability CVE-2031-5378'],
  ['CVE-2031-5377, CVE-2031-5378, and 10000.', 'vulnerability CVE-2031-5377', 'vulnerability CVE-2031-5378'],
  ['CVE-2031-53770, CVE-2031-53771 and 2019.', 'vulnerability CVE-2031-53770', 'vulnerability CVE-2031-53771'],
  ['CVE-2031-53770, CVE-2031-53771 and 4970 were', 'vulnerability CVE-2031-53770', 'vulnerability CVE-2031-53771'],
  ['CVE-2031-5377, CVE-2031-5378 and 12345678.', 'vulnerability CVE-2031-5377', 'vulnerability CVE-2031-5378'],
  ['CVE-2031-53770, CVE-2031-53771 and 4970.5,', 'vulnerability CVE-2031-53770', 'vulnerability CVE-2031-53771'],
  ['a CVE-2031-1234-style bug', 'vulnerability CVE-2031-1234'],
  ['GHSA-jfh8-c2jp-5v3q', 'vulnerability GHSA-jfh8-c2jp-5v3q'],
  ['ghsa-JFH8-c2jp-5v3q', 'vulnerability GHSA-jfh8-c2jp-5v3q'],
  ['fixed in MS17-010 and ms08‑067', 'vulnerability MS17-010', 'vulnerability MS08-067'],
  ['CWE-79, CWE 89 and CWE-ID 022', 'weakness CWE-79', 'weakness CWE-89', 'weakness CWE-22'],
  ['脆弱性CVE-2031-1234を悪用', 'vulnerability CVE-2031-1234'],
  ['编号:高危漏洞CVE-2031-1234。', 'vulnerability CVE-2031-1234'],
  ['취약점CVE-2031-1234을', 'vulnerability CVE-2031-1234'],
  ['โจมตีMS17-010ใน', 'vulnerability MS17-010'],
  ['技術T1566.001とCWE-79の', 'technique T1566.001', 'weakness CWE-79'],
  ['TA0001 by T1566 and T1566.001', 'tactic TA0001', 'technique T1566', 'technique T1566.001'],
  ['https://attack.mitre.org/techniques/T1566/001/', 'technique T1566.001'],
  ['https://nvd.nist.gov/vuln/detail/CVE-2031-1234', 'vulnerability CVE-2031-1234'],
];

const HASHES: readonly Row[] = [
  [`MD5: ${MD5}`, `MD5 ${MD5}`],
  [`(${SHA1.toUpperCase()})`, `SHA-1 ${SHA1}`],
  [SHA256, `SHA-256 ${SHA256}`],
  [SHA512, `SHA-512 ${SHA512}`],
  [`hash value: ${MD5}`, `MD5 ${MD5}`],
  [`https://www.virustotal.com/file/${SHA256}/analysis`, `SHA-256 ${SHA256}`],
];

const ADDRESSES: readonly Row[] = [
  ['Belts C2 5.4.0.3', 'ipv4-addr 5.4.0.3'],
  ['It calls 192.0.2.7.', 'ipv4-addr 192.0.2.7'],
  ['192[.]0[.]2[.]7', 'ipv4-addr 192.0.2.7'],
  ['192.0.2[.]7:8080', 'ipv4-addr 192.0.2.7'],
  ['198.51.100.0/24', 'ipv4-addr 198.51.100.0/24'],
  ['192.0.2.7-192.0.2.9', 'ipv4-addr 192.0.2.7', 'ipv4-addr 192.0.2.9'],
  ['version 2 calls the server 192.0.2.7', 'ipv4-addr 192.0.2.7'],
  ['the loader sends it to 5.8.18.7 and 5.8.18.9, then sleeps', 'ipv4-addr 5.8.18.7', 'ipv4-addr 5.8.18.9'],
  ['It beaconed from 5.8.18.7 through 5.8.18.9', 'ipv4-addr 5.8.18.7', 'ipv4-addr 5.8.18.9'],
  ['they saw Belts 5.8.18.7:443', 'ipv4-addr 5.8.18.7'],
  ['IOCs 5.8.18.7, 5.8.18.9', 'ipv4-addr 5.8.18.7', 'ipv4-addr 5.8.18.9'],
  ['2001:DB8:0:0:0:0:0:1', 'ipv6-addr 2001:db8::1'],
  ['2001:db8::/32', 'ipv6-addr 2001:db8::/32'],
  ['2001[:]db8[:]0[:]1[:]1[:]1[:]1[:]1', 'ipv6-addr 2001:db8:0:1:1:1:1:1'],
  ['belts.example and BELTS.Example', 'domain-name belts.example'],
  ['belts[.]example', 'domain-name belts.example'],
  ['belts(.)example', 'domain-name belts.example'],
  ['belts{.}example', 'domain-name belts.example'],
  ['belts[dot]example', 'domain-name belts.example'],
  ['belts (dot) example', 'domain-name belts.example'],
  ['belts [.] example', 'domain-name belts.example'],
  ['belts\\.example', 'domain-name belts.example'],
  ['belts[.example', 'domain-name belts.example'],
  ['setup[.]sh is a host here', 'domain-name setup.sh'],
  ['пример[.]рф', 'domain-name пример.рф'],
  ['expyuzz4wqqyqhjn[.]onion', 'domain-name expyuzz4wqqyqhjn.onion'],
  ['hxxp://belts.example/a', 'url http://belts.example/a'],
  ['hXXps[:]//belts[.]example/a[.]b', 'url https://belts.example/a.b'],
  ['hxxps[://]belts[.]example', 'url https://belts.example'],
  ['h[xx]ps://belts[.]example/a', 'url https://belts.example/a'],
  ['h[tt]p://belts.example/a', 'url http://belts.example/a'],
  ['hxxp://belts.example/a?id=[your name]', 'url http://belts.example/a?id='],
  ['hxxp://belts.example/a\\x12\\x0cb', 'url http://belts.example/a'],
  ['fxp://belts[.]example/x', 'url ftp://belts.example/x'],
  ['meow://belts[.]example/x', 'url http://belts.example/x'],
  ['tcp[:]//belts[.]example:99/x', 'url tcp://belts.example:99/x'],
  ['belts[.]example/path', 'url belts.example/path'],
  ['T.me/badchannel', 'url t.me/badchannel'],
  ['192[.]0[.]2[.]7:80/x', 'url 192.0.2.7:80/x'],
  ['http://[2001:db8::1]:80/x', 'url http://[2001:db8::1]:80/x'],
  ['(https://belts.example/a_(b)).', 'url https://belts.example/a_(b)'],
  ["get('https://belts.example/a');x", 'url https://belts.example/a'],
  ['[https://belts.example/a](https://belts.example/b)', 'url https://belts.example/a', 'url https://belts.example/b'],
  ['HTTPS://BELTS.EXAMPLE/A', 'url https://belts.example/A'],
  ['see https://belts.example/a[6]', 'url https://belts.example/a'],
  ['192.0.2.7.[at]belts.example', 'ipv4-addr 192.0.2.7'],
  ['http://a@192.0.2.7@belts.example/x', 'url http://a@192.0.2.7@belts.example/x'],
  ['evil-japan[.]exampleに接続した', 'domain-name evil-japan.example'],
  ['はevil-japan[.]example', 'domain-name evil-japan.example'],
  ['在evil.com上，evil.co.jp에서', 'domain-name evil.com', 'domain-name evil.co.jp'],
  ['次は192.0.2.7に', 'ipv4-addr 192.0.2.7'],
  ['例え.jpは', 'domain-name 例え.jp'],
  ['evil。example', 'domain-name evil.example'],
  ['http://evil。example/x', 'url http://evil.example/x'],
  ['hxxps://evil[.]exampleにアクセス', 'url https://evil.example'],
  ['端末はhxxp://evil[.]example/a/bに接続し', 'url http://evil.example/a/b'],
  ['https://evil.example/a中文.zip', 'url https://evil.example/a中文.zip'],
  ['https://evil.example/?q=漢字def&x=1', 'url https://evil.example/?q=漢字def&x=1'],
  ['https://evil.example/a_（本）', 'url https://evil.example/a_（本）'],
  ['http://evil.example/aに、evil.comへ', 'url http://evil.example/a', 'domain-name evil.com'],
  ['http://evil.example/a。次は', 'url http://evil.example/a'],
  ['（http://evil.example/a）を', 'url http://evil.example/a'],
  ['https://evil.example/資料/一a.zipを', 'url https://evil.example/資料/一a.zip'],
  ['連絡はpost@belts.exampleまで', 'email-addr post@belts.example'],
  ['post@belts.example', 'email-addr post@belts.example'],
  ['post[@]belts[.]example', 'email-addr post@belts.example'],
  ['post(at)belts(dot)example', 'email-addr post@belts.example'],
  ['post at belts dot example', 'email-addr post@belts.example'],
  ['first.last at belts[.]example', 'email-addr first.last@belts.example'],
  ['the forum at belts[.]example', 'domain-name belts.example'],
  ['first.last@belts.example.', 'email-addr first.last@belts.example'],
];

const OTHERS: readonly Row[] = [
  ['see C:\\Users\\a中文\\b.exe now', 'file-path C:\\Users\\a中文\\b.exe'],
  ['at /tmp/a中文b.sh now', 'file-path /tmp/a中文b.sh'],
  ['ファイルevil.exeを実行', 'file-name evil.exe'],
  ['「請求書.exe」を', 'file-name 請求書.exe'],
  ['次のC:\\Users\\本\\a.exeを', 'file-path C:\\Users\\本\\a.exe'],
  ['値d41d8cd98f00b204e9800998ecf8427eの', 'MD5 d41d8cd98f00b204e9800998ecf8427e'],
  ['It drops invoice.pdf.exe.', 'file-name invoice.pdf.exe'],
  ['run.py and README.txt', 'file-name run.py', 'file-name README.txt'],
  ['“belts for sale.exe” and "x y.exe"', 'file-name belts for sale.exe', 'file-name x y.exe'],
  ['C:\\Documents and Settings\\ann\\x.dll', 'file-path C:\\Documents and Settings\\ann\\x.dll'],
  ['dir "%ProgramFiles%\\Belt Works" & go', 'file-path %ProgramFiles%\\Belt Works'],
  ['"C:\\x.exe -k now"', 'file-path C:\\x.exe'],
  ['"C:\\a at "', 'file-path C:\\a at'],
  ['"C:\\a "', 'file-path C:\\a'],
  ['C:\\Windows\\x.dll', 'file-path C:\\Windows\\x.dll'],
  ['C:\\\\Windows\\\\x.dll', 'file-path C:\\Windows\\x.dll'],
  ['at C:\\Program Files\\Belt Works\\belts.exe and on', 'file-path C:\\Program Files\\Belt Works\\belts.exe'],
  ['%TEMP%\\x.tmp', 'file-path %TEMP%\\x.tmp'],
  ['/etc/cron.d/belts, ~/.ssh/id_rsa', 'file-path /etc/cron.d/belts', 'file-path ~/.ssh/id_rsa'],
  [
    'HKLM\\Software\\Microsoft\\Windows NT\\CurrentVersion\\Run is set',
    'windows-registry-key HKLM\\Software\\Microsoft\\Windows NT\\CurrentVersion\\Run',
  ],
  ['HKLM\\SYSTEM\\Control\\Session Manager Value: x', 'windows-registry-key HKLM\\SYSTEM\\Control\\Session Manager'],
  ['HKCU\\Software\\Belts x.exe', 'windows-registry-key HKCU\\Software\\Belts', 'file-name x.exe'],
  ['<HKCU>\\Software\\Belts', 'windows-registry-key HKCU\\Software\\Belts'],
  // The addresses that BIP-173 and the block of genesis made known.
  ['pay 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa.', 'bitcoin 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa'],
  ['BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4', 'bitcoin bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4'],
];

const NONE: readonly string[] = [
  '',
  'CVE-1998-0001, CVE-2031-123, CVE-2031-000012, CVE-20311-1234, XCVE-2031-1234',
  'GHSA-aaaa-bbbb-cccc, MS18-010, MS17-01',
  'CWE-0, CWEs, T1000, T15667, T1566.0012, T1566.01, TA0200, AT0001, T2-1566',
  `commit ${SHA1}`,
  `imphash ${MD5}`,
  `BOT_ID: '${MD5}', fingerprints ${SHA1}, certificates Value: ${SHA1}`,
  `${MD5}0 and x${MD5} and ${'1'.repeat(32)}`,
  'Belts 5.8.18.7, Belts 5.8.1.7 and 5.8.18.7, belts 5.4.0 through 5.4.0.3',
  'they are upgrading to 5.8.18.7; contact support to install Belts 5.8.18.7',
  'affects network appliances with BeltOS 5.4.0.3',
  'version 10.2.1.4, v7.0.15.2, 1.2.3.4.5, 999.1.1.1, 018.0.0.1',
  "if (BeltVersion == '10.1.2.45')",
  '127.0.0.1, 127.0.0.53, 0.0.0.0, 255.255.255.255, http://127.0.0.1:80/x',
  'https://belts.example/sec.../CVE',
  'POST /belts/gate.php, /a/b/index.html',
  'RealPlayer <= 15.0.6.14',
  'Belts Database Server 3.10.0.3, Beltmail 2.0.6.1, 5.4.0 through 5.4.0.3',
  'バージョン10.2.1.4を、10.2.1.4以降',
  '確認されていない。Microsoft は更新した',
  'in 10.0.1.434 10.1.2.45 and later',
  '11:04:10 -0500, 1:2:3, std::string, a::b, ::1, ::',
  '0f:e9:73:75:20:22:a6:06:ad:f2:a3:6e:34:5d:c0:ed',
  'so . The end. The next',
  'array[.]length, e.g. this, i.e. that',
  'window.open("x"), Node.js, ASP.NET, VB.Net, System.IO, Vue.js',
  'file.notvalid, and/or, 24/7/365, I/O',
  'meet at noon dot',
  'we met at home. Come in',
  '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb',
  'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5',
  'HKP\\System and HKLM',
];

describe('mentions', () => {
  for (const [text, ...expected] of [...IDS, ...HASHES, ...OTHERS]) {
    it(`are found in ${JSON.stringify(text)}`, () => assert.deepEqual(found(text), expected));
  }

  for (const [text, ...expected] of ADDRESSES) {
    it(`are found in ${JSON.stringify(text)}`, () => assert.deepEqual([...new Set(found(text))], expected));
  }

  for (const text of NONE) {
    it(`are not seen in ${JSON.stringify(text)}`, () => assert.deepEqual(found(text), []));
  }

  it('lie where they say, marks of defanging included', () => {
    const text = 'It calls hxxp://belts[.]example/a, then 192[.]0[.]2[.]7 (CVE-2031-1234/5678).';
    assert.deepEqual(
      findMentions(text).map(({ start, end }) => text.slice(start, end)),
      ['hxxp://belts[.]example/a', '192[.]0[.]2[.]7', 'CVE-2031-1234', '5678'],
    );
  });

  it('leave out the publisher’s own addresses, but not the ids in them', () => {
    const ownHosts = (host: string): boolean => host === 'belts.example';
    const text =
      'https://www.belts.example/x.exe, post@belts.example, https://belts.example/a.exe/CVE-2031-1234/b.exe other.example';
    assert.deepEqual(findMentions(text, undefined, { ownHosts }).map(shown), [
      'vulnerability CVE-2031-1234',
      'domain-name other.example',
    ]);
  });
});
