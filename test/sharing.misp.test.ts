import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { z } from 'zod';
import { jsonDocument } from '../scripts/sharing/json.ts';
import { type MispEvent, mispEntry, mispEvent, mispHashes, mispManifest } from '../scripts/sharing/misp.ts';
import { ALL, anArticle, indicator, named, SITE, sharedOf } from './support/shared-articles.ts';

const uuid = z.uuid();
const seconds = z.string().regex(/^-?\d+$/);

/** What MISP's table of types has of those that are written: each type with its categories (describeTypes.json). */
const CATEGORIES: Readonly<Record<string, readonly string[]>> = {
  'ip-dst': ['Payload delivery', 'Network activity', 'External analysis'],
  domain: ['Payload delivery', 'Network activity', 'External analysis'],
  url: ['Payload delivery', 'Network activity', 'External analysis'],
  email: ['Payload delivery', 'Network activity', 'Attribution', 'Social network', 'Person'],
  md5: ['Payload delivery', 'Artifacts dropped', 'Payload installation', 'External analysis'],
  sha1: ['Payload delivery', 'Artifacts dropped', 'Payload installation', 'External analysis'],
  sha256: ['Payload delivery', 'Artifacts dropped', 'Payload installation', 'External analysis'],
  sha512: ['Payload delivery', 'Artifacts dropped', 'Payload installation'],
  filename: [
    'Payload delivery',
    'Artifacts dropped',
    'Payload installation',
    'Persistence mechanism',
    'External analysis',
  ],
  regkey: ['Artifacts dropped', 'Persistence mechanism', 'External analysis'],
  btc: ['Financial fraud'],
  xmr: ['Financial fraud'],
  vulnerability: ['Payload delivery', 'Payload installation', 'External analysis'],
  weakness: ['Payload delivery', 'Payload installation', 'External analysis'],
  link: ['Internal reference', 'Antivirus detection', 'Payload delivery', 'External analysis', 'Support Tool'],
  'threat-actor': ['Attribution'],
  text: ['Payload type', 'External analysis'],
};

const Tag = z.strictObject({ name: z.string(), colour: z.string().regex(/^#[0-9a-f]{6}$/) });
const Orgc = z.strictObject({ name: z.string(), uuid });
const info = z.string().refine((title) => [...title].length <= 256 && !/[\r\n]/.test(title));
const Attribute = z
  .strictObject({
    uuid,
    type: z.string(),
    category: z.string(),
    value: z.string().refine((value) => !value.includes('\n')),
    to_ids: z.literal(false),
    disable_correlation: z.boolean(),
    comment: z.string().min(1),
    timestamp: seconds,
  })
  .refine(({ type, category }) => CATEGORIES[type]?.includes(category));

/** An event, as the draft of the core format has it (§2). */
const Event = z.strictObject({
  Event: z.strictObject({
    uuid,
    info,
    date: z.iso.date(),
    timestamp: seconds,
    publish_timestamp: seconds,
    threat_level_id: z.literal('4'),
    analysis: z.literal('2'),
    published: z.literal(true),
    Orgc,
    Tag: z.array(Tag),
    Attribute: z.array(Attribute),
  }),
});

/** A manifest, as §3 of the same draft has it. */
const Manifest = z.record(
  uuid,
  z.strictObject({
    Orgc,
    Tag: z.array(Tag),
    info,
    date: z.iso.date(),
    analysis: z.literal('2'),
    threat_level_id: z.literal('4'),
    timestamp: seconds,
    'integrity:sha256': z.string().regex(/^[0-9a-f]{64}$/),
  }),
);

function eventOf(...parameters: Parameters<typeof sharedOf>): MispEvent['Event'] {
  const event = mispEvent(sharedOf(...parameters));
  assert.ok(event !== null);
  return event.Event;
}

describe('a MISP event of an article', () => {
  it('has a whole URL for an address without a scheme', () => {
    const urls = eventOf([indicator('url', 't.example/a')]).Attribute.filter(({ type }) => type === 'url');
    assert.deepEqual(
      urls.map(({ value }) => value),
      ['http://t.example/a'],
    );
  });

  it('has an attribute for each thing that MISP has a type for', () => {
    const shown = eventOf(ALL).Attribute.map(({ type, category, value }) => `${type} | ${category} | ${value}`);
    assert.deepEqual(shown, [
      'link | External analysis | https://digest.example/2031/04/02/grey-heron/',
      'link | External analysis | https://news.example/grey-heron?id=7',
      'vulnerability | External analysis | CVE-2031-12345',
      'text | External analysis | GHSA-jfh8-c2jp-5v3q',
      'text | External analysis | MS17-010',
      'weakness | External analysis | CWE-79',
      'threat-actor | Attribution | Grey Heron',
      'text | Payload type | LatchKey',
      'ip-dst | External analysis | 192.0.2.1',
      'ip-dst | External analysis | 198.51.100.0/24',
      'ip-dst | External analysis | 2001:db8::1',
      'ip-dst | External analysis | ::ffff:192.0.2.1',
      'domain | External analysis | belts.example',
      'domain | External analysis | xn--e1afmkfd.example',
      'url | External analysis | http://belts.example/a?b=c#d',
      'email | Social network | post@belts.example',
      'md5 | External analysis | d41d8cd98f00b204e9800998ecf8427e',
      'sha1 | External analysis | da39a3ee5e6b4b0d3255bfef95601890afd80709',
      'sha256 | External analysis | e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
      `sha512 | Payload delivery | ${'cf83e1357eefb8bd'.repeat(8)}`,
      'filename | External analysis | belt.exe',
      String.raw`filename | External analysis | C:\Users\Public\belt.exe`,
      String.raw`regkey | External analysis | HKLM\Software\Belt`,
      'btc | Financial fraud | 1BeltXExampLeXAddressXXXXXXXXXXXXX',
      'xmr | Financial fraud | 4BeltExample',
    ]);
  });

  it('says that they were observed in text, for no detection', () => {
    for (const { type, comment, to_ids } of eventOf(ALL).Attribute) {
      assert.equal(to_ids, false);
      if (type !== 'link') assert.match(String(comment), /^Observed in text/);
    }
    assert.doesNotMatch(JSON.stringify(eventOf(ALL)), /malicious|benign/i);
  });

  it('has tags: the TLP level, open source, and the clusters of ATT&CK', () => {
    const tags = (event: MispEvent['Event']): string[] => event.Tag.map(({ name }) => name);
    assert.deepEqual(tags(eventOf(ALL)), [
      'tlp:clear',
      'type:OSINT',
      'misp-galaxy:mitre-attack-pattern="Spearphishing Attachment - T1566.001"',
      'misp-galaxy:mitre-intrusion-set="HERON - G9001"',
    ]);
    assert.equal(tags(eventOf(ALL, { tlp: 'amber+strict' }))[0], 'tlp:amber+strict');
  });

  it('has the days and seconds of the article, in UTC', () => {
    const { date, timestamp, publish_timestamp } = eventOf(ALL, {
      published: '2031-04-02T01:00:00+02:00',
      modified: null,
    });
    assert.deepEqual([date, timestamp, publish_timestamp], ['2031-04-01', '1932850800', '1932850800']);
  });

  it('is absent where nothing, or nothing sure, is named', () => {
    assert.equal(mispEvent(sharedOf([])), null);
    assert.equal(mispEvent(sharedOf([named('vendor', 'fennmoor')])), null);
    assert.equal(mispEvent(sharedOf([{ ...named('group', 'grey-heron'), ambiguous: ['a', 'b'] }])), null);
    assert.notEqual(mispEvent(sharedOf([named('technique', 'T1566.001')])), null);
  });

  it('has a title of one line, within the 256 characters of the format', () => {
    assert.equal(eventOf(ALL, { title: ' Two\r\nlines ' }).info, 'Two lines');
    assert.equal(eventOf(ALL, { title: '😀'.repeat(300) }).info, `${'😀'.repeat(255)}…`);
  });
});

describe('a MISP feed', () => {
  it('is in the format whatever articles name, and has the same bytes each time', () => {
    fc.assert(
      fc.property(fc.array(anArticle, { maxLength: 4 }), (articles) => {
        const events = articles.map(mispEvent).filter((event) => event !== null);
        for (const event of events) {
          Event.parse(event);
          const uuids = event.Event.Attribute.map((attribute) => attribute.uuid);
          assert.equal(new Set(uuids).size, uuids.length);
        }
        const manifest = mispManifest(events.map(mispEntry));
        Manifest.parse(manifest);
        const again = articles.map(mispEvent).filter((event) => event !== null);
        assert.deepEqual(events.map(jsonDocument), again.map(jsonDocument));
      }),
    );
  });

  it('indexes the events by uuid, by the digest of their files, and by the MD5 of their values', () => {
    const events = [sharedOf(ALL), sharedOf([indicator('ipv4-addr', '192.0.2.9')], { id: '1111111111111111' })]
      .map(mispEvent)
      .filter((event) => event !== null);
    const entries = events.map(mispEntry);
    const manifest = Manifest.parse(mispManifest(entries));
    for (const event of events) {
      const digest = createHash('sha256').update(jsonDocument(event)).digest('hex');
      assert.equal(manifest[event.Event.uuid]?.['integrity:sha256'], digest);
      assert.equal(manifest[event.Event.uuid]?.timestamp, event.Event.timestamp);
    }
    const lines = mispHashes(entries).split('\n');
    assert.equal(lines.pop(), '');
    assert.deepEqual(
      lines,
      events.flatMap(({ Event: { uuid: id, Attribute: attributes } }) =>
        attributes.map(({ value }) => `${createHash('md5').update(value).digest('hex')},${id}`),
      ),
    );
  });

  it('an article more changes no event of another', () => {
    const [one] = [sharedOf(ALL)].map(mispEvent);
    const [, again] = [sharedOf([named('malware', 'latchkey')], { id: '2222222222222222' }), sharedOf(ALL)].map(
      mispEvent,
    );
    assert.deepEqual(one, again);
  });

  it('has one organisation a site', () => {
    const other = mispEvent({ ...sharedOf(ALL), site: { ...SITE, baseUrl: 'https://other.example/' } });
    const { Orgc: mine, uuid: id } = eventOf(ALL);
    assert.equal(mine.name, SITE.title);
    assert.deepEqual(eventOf(ALL.slice(0, 1), { id: '3333333333333333' }).Orgc, mine);
    assert.notEqual(other?.Event.Orgc.uuid, mine.uuid);
    assert.notEqual(other?.Event.uuid, id);
  });
});
