import fc from 'fast-check';

/** What an editor, a template's author or bad luck does between two builds. `at` chooses among the articles there are. */
export type Step =
  | {
      readonly do: 'add';
      readonly slug: string;
      readonly day: string | null;
      readonly tags: readonly string[];
      readonly source: string;
      /** Sentences that name something. */
      readonly says: readonly string[];
    }
  | { readonly do: 'receive'; readonly name: string; readonly words: number; readonly day: string | null }
  | { readonly do: 'retitle'; readonly at: number; readonly title: string }
  | { readonly do: 'redate'; readonly at: number; readonly day: string | null }
  | { readonly do: 'retag'; readonly at: number; readonly tags: readonly string[] }
  | { readonly do: 'rename'; readonly at: number; readonly slug: string }
  | { readonly do: 'edit'; readonly at: number; readonly words: number }
  | { readonly do: 'space' | 'draft' | 'delete' | 'revoke'; readonly at: number }
  | { readonly do: 'digest'; readonly digest: object }
  | { readonly do: 'topics'; readonly topics: readonly object[] }
  | { readonly do: 'sources'; readonly sources: readonly object[] }
  /** Ids of a list of exploited vulnerabilities; `null` for no list. */
  | { readonly do: 'intel'; readonly exploited: readonly string[] | null }
  | { readonly do: 'template' | 'style'; readonly mark: number }
  | { readonly do: 'forget'; readonly what: 'cache' | 'state' | 'sums' }
  | { readonly do: 'meddle'; readonly at: number; readonly how: 'change' | 'remove' }
  | { readonly do: 'wait'; readonly days: number }
  | { readonly do: 'kill'; readonly millis: number };

export const BASE = 'https://news.example.org/digest/';
const DAYS = ['2031-03-04', '2031-03-05', '2031-04-01', '2032-01-01', '2032-01-02'];
const SLUGS = ['belts', 'lamps', 'a-worm-in-the-sorting-hall', 'feed', '1', 'quiet-ports'];
const TITLES = ['Belts stop', 'Lamps & <ports>', 'CVE-2031-0001 again', 'A call from 192.0.2.7', 'Ports: quiet'];
const TAGS = ['worms', 'Logistics', 'parcels', 'DDoS', '1'];
const SOURCES = ['Tidewater Wire', 'TIDEWATER NEWSWIRE', 'Lantern Weekly', 'Nobody'];
const EXPLOITED = ['CVE-2031-0001', 'CVE-2031-0002'];
const SAYS = [
  'LockBit came in through CVE-2031-0001.',
  'APT28 used T1566.001 against Exchange Server, scored CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H.',
  'CVE-2031-0001 and CVE-2031-0002 are used together, says Microsoft, as cve-2014-0160 was.',
  'It called belts.tidewater[.]example and 192.0.2[.]99. TLP:GREEN',
];

const TOPICS = [
  { tag: 'worms', label: 'Worms', description: 'Code that spreads by itself.', rules: { worm: 4 } },
  { tag: 'logistics', label: 'Logistics', aliases: ['parcels'] },
  { tag: 'ddos', label: 'Floods' },
];
const PUBLISHERS = [
  { name: 'Tidewater Wire', home: 'https://tidewater.example/', aliases: ['TIDEWATER NEWSWIRE'] },
  { name: 'Lantern Weekly', home: 'https://www.lantern.example/' },
];

const at = fc.nat(20);
const day = fc.option(fc.constantFrom(...DAYS), { freq: 4 });
const tags = fc.subarray(TAGS, { maxLength: 3 });
const content = fc.constantFrom('full', 'excerpt');

/** Steps, the usual more often than the rare: a template changed, or a build killed, means a new process. */
export const anyStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 15,
    arbitrary: fc.record({
      do: fc.constant('add'),
      slug: fc.constantFrom(...SLUGS),
      day,
      tags,
      source: fc.constantFrom(...SOURCES),
      says: fc.subarray(SAYS),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('receive'),
      name: fc.constantFrom('a', 'b', 'c'),
      words: fc.integer({ min: 1, max: 120 }),
      day,
    }),
  },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('retitle'), at, title: fc.constantFrom(...TITLES) }) },
  { weight: 9, arbitrary: fc.record({ do: fc.constant('redate'), at, day }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('retag'), at, tags }) },
  { weight: 9, arbitrary: fc.record({ do: fc.constant('rename'), at, slug: fc.constantFrom(...SLUGS) }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('edit'), at, words: fc.integer({ min: 1, max: 20 }) }) },
  { weight: 18, arbitrary: fc.record({ do: fc.constantFrom('space', 'draft', 'delete', 'revoke'), at }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('digest'), digest: anyDigest() }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('topics'), topics: fc.subarray(TOPICS) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('sources'), sources: fc.subarray(PUBLISHERS) }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('intel'), exploited: fc.option(fc.subarray(EXPLOITED), { freq: 3 }) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('template', 'style'), mark: fc.nat(9) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('forget'), what: fc.constantFrom('cache', 'state', 'sums') }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('meddle'), at: fc.nat(200), how: fc.constantFrom('change', 'remove') }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('wait'), days: fc.constantFrom(1, 30, 400) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('kill'), millis: fc.nat(300) }) },
) as fc.Arbitrary<Step>;

function anyDigest(): fc.Arbitrary<object> {
  return fc.record({
    title: fc.constantFrom('Fixture Digest', 'The “Digest” & more'),
    time_zone: fc.constantFrom('UTC', 'Pacific/Auckland', 'America/Los_Angeles'),
    language: fc.constantFrom('en-GB', 'de'),
    tag_authority: fc.constantFrom('news.example.org,2031', 'example.org,2031'),
    page_size: fc.record({ home: fc.integer({ min: 1, max: 4 }), list: fc.integer({ min: 1, max: 3 }) }),
    feed: fc.record({ items: fc.integer({ min: 1, max: 4 }), content }),
  });
}
