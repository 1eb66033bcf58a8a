import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Article } from '../scripts/article/article.ts';
import { proseOf } from '../scripts/article/markdown.ts';
import type { Knowledge, Name, Thing } from '../scripts/knowledge/thing.ts';
import { makeNamer } from '../scripts/mentions/namer.ts';
import { sha256 } from '../scripts/shared/files.ts';
import { recordUrls } from '../scripts/site/ledger.ts';
import { isHtml, type Page } from '../scripts/site/page.ts';
import { planInTurn } from '../scripts/site/plan.ts';
import { planSite, type Site } from '../scripts/site/site.ts';
import { makeView } from '../scripts/site/view.ts';
import { makeArticle, makeSettings } from './support/articles.ts';

/** An article and what may change of it from one build to the next. */
interface Draft {
  readonly number: number;
  readonly day: string;
  readonly title: string;
  readonly summary: string | null;
  readonly text: string;
  readonly source: string | null;
  readonly tags: readonly string[];
  readonly lang: string | null;
  readonly authors: readonly string[];
  readonly url: string | null;
  readonly time: string;
}

/** What else may change. */
interface Surroundings {
  readonly label: string;
  readonly alias: string;
  readonly description: string;
  readonly exploited: readonly string[];
  readonly score: number;
  readonly list: number;
  readonly topic: string;
  readonly linked: readonly string[];
  readonly zone: string;
  readonly publisher: string;
  readonly full: boolean;
  readonly cards: true | string;
  /** Numbers of articles that have an account, and whether it is of the article as it stands. */
  readonly accounts: readonly number[];
  readonly isEdited: boolean;
  readonly sharedHost: boolean;
}

const IDS = [1, 2, 3, 4, 5, 6].map((number) => `CVE-2031-000${number}`);
const NAMES: readonly Name[] = [
  { name: 'Fenn Bear', kind: 'group', key: 'fenn-bear', needsContext: false },
  { name: 'BeltLocker', kind: 'malware', key: 'beltlocker', needsContext: false },
];
const NAMER = makeNamer({ names: NAMES, namesDigest: 'names' }, []);
const SENTENCES = ['Fenn Bear did it.', 'BeltLocker was used.', ...IDS.map((id) => `They used ${id}.`), 'It stopped.'];

const drafts = fc.record<Draft>({
  number: fc.nat(7),
  day: fc.constantFrom('2030-12-30', '2030-12-31', '2031-01-01', '2031-01-02', '2031-05-06', '2031-05-07'),
  title: fc.constantFrom('Belts stop', 'Moors freeze', 'evil.example is gone'),
  summary: fc.constantFrom(null, 'All of it.', 'See post.example for more.'),
  text: fc.uniqueArray(fc.constantFrom(...SENTENCES), { maxLength: 8 }).map((some) => some.join(' ')),
  source: fc.constantFrom(null, 'Harbour Post', 'harbour post', 'Moor Times', 'Fen Daily', 'fen daily'),
  tags: fc.constantFrom([], ['worms'], ['Worms', 'moors'], ['Moors']),
  lang: fc.constantFrom(null, 'de'),
  authors: fc.constantFrom([], ['Ida Fenn'], ['Ida Fenn', 'Moor Cat']),
  url: fc.constantFrom(null, 'https://post.example/a', 'https://other.example/b'),
  time: fc.constantFrom('', 'T23:30:00Z'),
});
const surroundings = fc.record<Surroundings>({
  label: fc.constantFrom('Fenn Bear', 'Fen Bear'),
  alias: fc.constantFrom('Moor Cat', 'Q7'),
  description: fc.constantFrom('They like belts.', 'They like moors.'),
  exploited: fc.subarray(IDS),
  score: fc.constantFrom(0.1, 0.9),
  list: fc.constantFrom(1, 2, 50),
  topic: fc.constantFrom('Worms', 'Worms and the like', 'Moors'),
  linked: fc.subarray(['post.example', 'evil.example']),
  zone: fc.constantFrom('UTC', 'Asia/Tokyo'),
  publisher: fc.constantFrom('Harbour Post', 'The Harbour Post', 'Fen Daily'),
  full: fc.boolean(),
  cards: fc.constantFrom<true | string>(true, '2031-01-01', '2031-05-07'),
  accounts: fc.uniqueArray(fc.nat(7), { maxLength: 8 }),
  isEdited: fc.boolean(),
  sharedHost: fc.boolean(),
});
const sites = fc.tuple(fc.uniqueArray(drafts, { selector: ({ number }) => number, maxLength: 8 }), surroundings);

/** Few differences between two sites: that which is not told of is then seen. */
const pairs = fc
  .tuple(
    sites,
    sites,
    fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
    fc.array(fc.boolean(), { minLength: 15, maxLength: 15 }),
  )
  .map(([one, other, isChanged, isSet]) => {
    const changed = new Map(other[0].map((draft) => [draft.number, draft]));
    const articles = one[0].map((draft) => (isChanged[draft.number] ? (changed.get(draft.number) ?? draft) : draft));
    const around = Object.fromEntries(
      Object.entries(one[1]).map(([key, value], at) => [key, isSet[at] ? other[1][key as keyof Surroundings] : value]),
    ) as unknown as Surroundings;
    return [one, [articles, around] as const] as const;
  });

/** A site, and the same with one article less, or another in its place, or one thing around them that is another. */
const neighbours = fc
  .tuple(sites, sites, fc.nat(7), fc.option(fc.nat(14), { freq: 4 }), fc.boolean())
  .map(([one, other, at, key, isGone]) => {
    const [articles, around] = one;
    const instead = other[0][0];
    const others = articles.flatMap((draft, place) =>
      place !== at ? [draft] : isGone || instead === undefined ? [] : [{ ...instead, number: draft.number }],
    );
    const name = key === null ? undefined : Object.keys(around)[key];
    const changed = name === undefined ? around : { ...around, [name]: other[1][name as keyof Surroundings] };
    return [one, [others, changed] as const] as const;
  });

function articleOf(draft: Draft, zone: string): Article {
  const { number, day, time, title, text, tags, ...more } = draft;
  return makeArticle(`${title} ${number}`, `${day}${time}`, {
    ...more,
    zone,
    original: `inbox/${number}.txt`,
    id: sha256(String(number)).slice(0, 16),
    file: `articles/${number}.md`,
    digest: sha256(JSON.stringify(draft)),
    tags: [...tags],
    named: NAMER.name({ title, summary: draft.summary, prose: proseOf(text) }, null),
  });
}

function knowledgeOf({ label, alias, description, exploited, score }: Surroundings): Knowledge {
  const told = [label, alias, description, exploited, score];
  const about = { attackId: null, reference: null, tactics: [], isRansomware: false };
  const aliases = [{ name: alias, by: null }];
  const group: Thing = { kind: 'group', key: 'fenn-bear', name: label, aliases, description, ...about };
  return {
    things: new Map([['group fenn-bear', group]]),
    names: NAMES,
    exploited: {
      asOf: '2031-08-01',
      of: new Map(exploited.map((id) => [id, { added: '2031-01-03', isRansomware: false }])),
    },
    predicted: { asOf: '2031-08-02', of: new Map(IDS.map((id) => [id, { score, percentile: score }])) },
    namesDigest: 'names',
    digest: JSON.stringify(told),
  };
}

function planOf([all, around]: readonly [readonly Draft[], Surroundings]) {
  const settings = makeSettings({
    digest: {
      page_size: { list: around.list },
      linked_hosts: [...around.linked, ...(around.sharedHost ? ['post.example'] : [])],
      time_zone: around.zone,
      feed: { content: around.full ? 'full' : 'excerpt' },
      social_cards: around.cards,
    },
    topics: [{ tag: around.topic === 'Moors' ? 'moors' : 'worms', label: around.topic }],
    sources: [
      { name: around.publisher, aliases: around.publisher === 'The Harbour Post' ? ['Harbour Post'] : [] },
      { name: 'Moor Times', ...(around.sharedHost ? {} : { home: 'https://post.example/' }) },
    ],
  });
  const articles = all.map((draft) => articleOf(draft, around.zone));
  const site = planSite(settings, articles, Date.UTC(2040, 0), knowledgeOf(around), accountsOf(articles, around));
  const view = makeView(site, recordUrls(new Map(), site, 0).ledger);
  const steps = [...planInTurn(site, view)];
  const late = steps.flatMap(({ pages }) => (pages ?? []).filter(({ key }) => key !== undefined));
  return {
    info: JSON.stringify(view.info),
    late: new Map(late.map((page) => [`${page.kind} ${page.url}`, page])),
    units: new Map(
      steps.flatMap(({ unit, pages }) => (unit === null ? [] : [[unit.name, { unit, pages: pages ?? [] }]])),
    ),
  };
}

function accountsOf(articles: readonly Article[], { accounts, isEdited }: Surroundings): Site['accounts'] {
  const known = articles.filter((_, at) => accounts.includes(at));
  return new Map(
    known.map(({ id, digest }) => {
      const article = isEdited ? 'before' : digest;
      return [id, { digest: sha256(`${id} ${article}`), article }];
    }),
  );
}

describe('the key of pages that are planned together', () => {
  it('tells all that they are made of', () => {
    const compared = new Map<string, number>();
    fc.assert(
      fc.property(neighbours, ([one, other]) => {
        const [before, after] = [planOf(one), planOf(other)];
        if (before.info !== after.info) return;
        for (const [name, { unit, pages }] of before.units) {
          const again = after.units.get(name);
          if (again?.unit.key !== unit.key) continue;
          const kind = name.split(' ', 1)[0] ?? '';
          compared.set(kind, (compared.get(kind) ?? 0) + pages.length);
          assert.deepEqual(again.pages.map(told), pages.map(told), name);
        }
      }),
      { numRuns: 400 },
    );
    const kinds =
      'article card day feed feed-list files index indicators month receipt search table thing watchlist week';
    assert.deepEqual([...compared.keys()].sort(), kinds.split(' '));
    for (const [kind, count] of compared) assert.ok(count > 20, `${kind} ${count}`);
  });

  it('has pages that say themselves what a sitemap says of them', () => {
    for (const one of fc.sample(sites, { numRuns: 20, seed: 1 }))
      for (const { pages } of planOf(one).units.values())
        for (const page of pages) assert.ok(!isHtml(page) || page.listed !== undefined, page.url);
  });
});

function told({ kind, url, key, listed, data }: Page) {
  return { kind, url, key, listed, data };
}

describe('the key of a page that is made later', () => {
  it('tells all that the page is made of', () => {
    let compared = 0;
    fc.assert(
      fc.property(pairs, ([one, other]) => {
        const [before, after] = [planOf(one), planOf(other)];
        // What all pages are told is compared for itself.
        if (before.info !== after.info) return;
        for (const [name, page] of before.late) {
          const again = after.late.get(name);
          if (again?.key !== page.key) continue;
          compared += 1;
          assert.deepEqual(again?.data, page.data, name);
          assert.deepEqual(again?.listed, page.listed, name);
        }
      }),
      { numRuns: 400 },
    );
    assert.ok(compared > 1000, String(compared));
  });

  it('tells that a vulnerability is named again by a tenth article', () => {
    const [usual] = fc.sample(surroundings, { numRuns: 1, seed: 1 });
    const about = {
      summary: null,
      text: 'They used CVE-2031-0001.',
      source: null,
      tags: [],
      lang: null,
      authors: [],
      url: null,
    };
    const all = Array.from({ length: 13 }, (_, number): Draft => {
      const day = `2031-02-${String(number + 1).padStart(2, '0')}`;
      return { number, day, time: '', title: 'Belts stop', ...about };
    });
    const pageOf = (count: number): [string | undefined, string] => {
      const { late } = planOf([all.slice(0, count), usual ?? assert.fail()]);
      const page = late.get('article /2031/02/01/belts-stop-0/') ?? assert.fail();
      return [page.key, JSON.stringify(page.data)];
    };
    assert.notEqual(pageOf(11)[1], pageOf(10)[1]);
    assert.notEqual(pageOf(11)[0], pageOf(10)[0]);
    // The next one that is told is the hundredth.
    assert.deepEqual(pageOf(13), pageOf(12));
  });

  it('tells which vulnerability is named again', () => {
    const [usual] = fc.sample(surroundings, { numRuns: 1, seed: 1 });
    const about = {
      title: 'Belts stop',
      summary: null,
      source: null,
      tags: [],
      lang: null,
      authors: [],
      url: null,
      time: '',
    };
    const first: Draft = { ...about, number: 0, day: '2031-02-01', text: `They used ${IDS.join(' and ')}.` };
    const keyOf = (id: string | undefined): string | undefined => {
      const later: Draft = { ...about, number: 1, day: '2031-02-02', text: `They used ${id}.` };
      return planOf([[first, later], usual ?? assert.fail()]).late.get('article /2031/02/01/belts-stop-0/')?.key;
    };
    assert.notEqual(keyOf(IDS[4]), keyOf(IDS[5]));
  });
});
