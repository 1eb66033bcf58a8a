import fc from 'fast-check';
import type { Thing } from '../../scripts/knowledge/thing.ts';
import {
  INDICATOR_TYPES,
  type IndicatorMention,
  type IndicatorType,
  type NamedMention,
  THING_KINDS,
  type ThingKind,
} from '../../scripts/mentions/mention.ts';
import type { Naming, Shared, SharedArticle } from '../../scripts/sharing/article.ts';

export const SITE = { title: 'The Morning Hash', baseUrl: 'https://digest.example/' };

const ARTICLE: SharedArticle = {
  id: '00f1e2d3c4b5a697',
  title: 'Grey Heron taps belts again',
  url: 'https://digest.example/2031/04/02/grey-heron/',
  original: 'https://news.example/grey-heron?id=7',
  source: 'Fennmoor Post',
  published: '2031-04-02T09:30:00+02:00',
  modified: '2031-04-03',
  summary: 'The group is back.',
  lang: 'en',
};

const BARE = { aliases: [], description: null, attackId: null, reference: null, tactics: [], isRansomware: false };

const THINGS: readonly Thing[] = [
  { ...BARE, kind: 'vulnerability', key: 'CVE-2031-12345', name: 'BeltSlip', description: 'A slip in belts.' },
  { ...BARE, kind: 'tactic', key: 'TA0001', name: 'Initial Access' },
  { ...BARE, kind: 'tactic', key: 'TA0011', name: 'Command and Control' },
  { ...BARE, kind: 'technique', key: 'T1566.001', name: 'Spearphishing Attachment', tactics: ['TA0001', 'TA0099'] },
  {
    ...BARE,
    kind: 'group',
    key: 'grey-heron',
    name: 'Grey Heron',
    attackId: 'G9001',
    cluster: { galaxy: 'mitre-intrusion-set', name: 'HERON' },
    aliases: [
      { name: 'UNC-0', by: 'Fennmoor' },
      { name: 'UNC-0', by: null },
      { name: 'Grey Heron', by: null },
    ],
  },
  {
    ...BARE,
    kind: 'malware',
    key: 'latchkey',
    name: 'LatchKey',
    reference: 'https://latch.example/',
    isRansomware: true,
  },
  {
    ...BARE,
    kind: 'malware',
    key: 'long-tongs',
    name: 'Long Tongs',
    attackId: 'S9002',
    cluster: { galaxy: 'mitre-tool', name: 'TONGS' },
    aliases: [{ name: 'LTongs', by: null }],
    description: 'It reaches into belts.',
  },
];

const thingOf: Shared['thingOf'] = (kind, key) => THINGS.find((it) => it.kind === kind && it.key === key);

export const named = (kind: ThingKind, key: string): NamedMention => ({ kind, key, start: 0, end: 1 });

export const indicator = (type: IndicatorType, value: string): IndicatorMention => ({
  kind: 'indicator',
  type,
  value,
  start: 0,
  end: 1,
});

export const sharedOf = (mentions: readonly Naming[], article: Partial<SharedArticle> = {}): Shared => ({
  article: { ...ARTICLE, ...article },
  mentions,
  thingOf,
  site: SITE,
});

/** One of each kind and type, as the finders give them. */
export const ALL: readonly Naming[] = [
  named('vulnerability', 'CVE-2031-12345'),
  named('vulnerability', 'GHSA-jfh8-c2jp-5v3q'),
  named('vulnerability', 'MS17-010'),
  named('weakness', 'CWE-79'),
  named('tactic', 'TA0001'),
  named('technique', 'T1566.001'),
  named('group', 'grey-heron'),
  named('malware', 'latchkey'),
  named('vendor', 'fennmoor'),
  named('product', 'fennmoor-belt'),
  indicator('ipv4-addr', '192.0.2.1'),
  indicator('ipv4-addr', '198.51.100.0/24'),
  indicator('ipv6-addr', '2001:db8::1'),
  indicator('ipv6-addr', '::ffff:192.0.2.1'),
  indicator('domain-name', 'belts.example'),
  indicator('domain-name', 'пример.example'),
  indicator('url', 'http://belts.example/a?b=c#d'),
  indicator('email-addr', 'post@belts.example'),
  indicator('MD5', 'd41d8cd98f00b204e9800998ecf8427e'),
  indicator('SHA-1', 'da39a3ee5e6b4b0d3255bfef95601890afd80709'),
  indicator('SHA-256', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'),
  indicator('SHA-512', 'cf83e1357eefb8bd'.repeat(8)),
  indicator('file-name', 'belt.exe'),
  indicator('file-path', String.raw`C:\Users\Public\belt.exe`),
  indicator('windows-registry-key', String.raw`HKLM\Software\Belt`),
  indicator('bitcoin', '1BeltXExampLeXAddressXXXXXXXXXXXXX'),
  indicator('monero', '4BeltExample'),
];

const hash = (digits: number): fc.Arbitrary<string> =>
  fc.stringMatching(new RegExp(`^[0-9a-f]{${digits}}$`), { size: 'max' });

const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 40 });

/** Values of each type: such as the finders give, and such as they never should. */
const VALUES: Readonly<Record<IndicatorType, fc.Arbitrary<string>>> = {
  'ipv4-addr': fc.oneof(
    fc.ipV4(),
    fc.tuple(fc.ipV4(), fc.nat(40)).map(([ip, bits]) => `${ip}/${bits}`),
    text,
  ),
  'ipv6-addr': fc.oneof(
    fc.ipV6(),
    fc.tuple(fc.ipV6(), fc.nat(140)).map(([ip, bits]) => `${ip}/${bits}`),
    text,
  ),
  'domain-name': fc.oneof(
    fc.domain(),
    text,
    text.map((label) => `${label}.example`),
  ),
  url: fc.oneof(
    fc.webUrl({ withFragments: true, withQueryParameters: true }),
    text.map((path) => `http://belts.example/${path}`),
    text.map((host) => `http://${host}/a`),
    text,
  ),
  'email-addr': fc.oneof(
    fc.emailAddress(),
    text.map((local) => `${local}@belts.example`),
    text,
  ),
  MD5: hash(32),
  'SHA-1': hash(40),
  'SHA-256': hash(64),
  'SHA-512': hash(128),
  'file-name': text,
  'file-path': fc.oneof(
    text,
    fc.tuple(text, text).map(([a, b]) => `C:\\${a}\\${b}`),
    text.map((it) => `/${it}/`),
  ),
  'windows-registry-key': fc.tuple(fc.constantFrom('HKLM', 'hkcu', 'HKEY_USERS', ''), text).map((it) => it.join('\\')),
  bitcoin: text,
  monero: text,
};

const KEYS: Readonly<Partial<Record<ThingKind, fc.Arbitrary<string>>>> = {
  vulnerability: fc.oneof(fc.stringMatching(/^CVE-[0-9]{4}-[0-9]{4,7}$/), fc.constant('GHSA-jfh8-c2jp-5v3q')),
  weakness: fc.stringMatching(/^CWE-[0-9]{1,4}$/),
  technique: fc.stringMatching(/^T[0-9]{4}(\.[0-9]{3})?$/),
};

const aMention: fc.Arbitrary<Naming> = fc.oneof(
  fc.constantFrom(...ALL, named('malware', 'long-tongs')),
  fc.constantFrom(...THING_KINDS).chain((kind) =>
    fc
      .record({ key: KEYS[kind] ?? fc.stringMatching(/^[a-z0-9-]{1,20}$/), isAmbiguous: fc.boolean() })
      .map(({ key, isAmbiguous }) => ({
        ...named(kind, key),
        ...(isAmbiguous ? { ambiguous: [key, 'other'] } : {}),
      })),
  ),
  fc.constantFrom(...INDICATOR_TYPES).chain((type) => VALUES[type].map((value) => indicator(type, value))),
);

const aMoment = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .chain((date) => fc.constantFrom(date.toISOString(), date.toISOString().slice(0, 10)));

/** Any article, with any mentions. */
export const anArticle: fc.Arbitrary<Shared> = fc
  .record({
    id: hash(16),
    title: text,
    original: fc.oneof(fc.constant(null), fc.webUrl(), text),
    source: fc.option(text),
    published: aMoment,
    modified: fc.option(aMoment),
    summary: fc.option(text),
    mentions: fc.array(aMention, { maxLength: 12 }),
  })
  .map(({ mentions, ...article }) => sharedOf(mentions, article));
