import type { Article } from '../../article/article.ts';
import { defangIndicator } from '../../mentions/inert.ts';
import { INDICATOR_TYPES, type IndicatorType, type ThingKind } from '../../mentions/mention.ts';
import { groupBy } from '../../shared/group.ts';
import { compare } from '../../shared/text.ts';
import type { Count, IndexedThing, Link, MatrixTechnique, Page, ThingIndexPage } from '../page.ts';
import { byNumber, cutParts, partsOf } from '../parts.ts';
import type { Planned } from '../planned.ts';
import { isDated, type Site } from '../site.ts';
import { kindKeyOf } from '../thing-parts.ts';
import type { Covered } from '../things.ts';
import { urls } from '../urls.ts';
import { stepsIn, type View } from '../view.ts';
import { KIND_LABELS } from '../words.ts';
import { hasIndicators, TYPE_LABELS } from './named.ts';

/** An index of more things than this has its parts on pages of their own. */
const MOST_ON_A_PAGE = 400;
const MOST_NAMED = 12;
/** So many things at least, before the most named are told apart from the rest. */
const WORTH_RANKING = 30;
/** Of each type of indicators. */
const MOST_INDICATORS = 50;

/** What the digest covers, and an index of each kind of things. */
export function planThingIndexes(site: Site, view: View): Planned[] {
  const kinds = [...site.things].filter(([, ofKind]) => ofKind.size > 0);
  const indicators = countIndicators(site);
  const tactics = [...(site.things.get('tactic')?.keys() ?? [])].join();
  return [
    ...planExplore(kinds, indicators.size, view),
    ...kinds.map(([kind, ofKind]) =>
      view.unit(`index ${kind}`, [kindKeyOf(kind, site, view), kind === 'technique' && tactics], () =>
        planIndex(kind, [...ofKind.values()], site, view),
      ),
    ),
    view.unit('indicators', [...site.undated, ...site.dated].filter(hasIndicators).map(view.keyOf), () =>
      planIndicators([...indicators.values()], site, view),
    ),
  ];
}

type OfKind = readonly [ThingKind, ReadonlyMap<string, Covered>];

function planExplore(kinds: readonly OfKind[], indicators: number, view: View): Page[] {
  const title = 'Explore';
  const description = 'What the articles are about: vulnerabilities, techniques, groups, malware, vendors, indicators.';
  return [
    {
      kind: 'explore',
      url: urls.explore,
      data: {
        head: view.head({ title, description, url: urls.explore }),
        trail: view.trail(),
        groups: kinds.map(([kind, ofKind]) => ({
          kind,
          label: KIND_LABELS[kind].many,
          description: KIND_LABELS[kind].about,
          index: { url: view.path(urls.things(kind)), label: KIND_LABELS[kind].many, count: ofKind.size },
          things: mostNamed([...ofKind.values()], view),
        })),
        indicators:
          indicators === 0 ? null : { url: view.path(urls.indicators), label: 'Indicators', count: indicators },
      },
    },
  ];
}

function planIndex(kind: ThingKind, things: readonly Covered[], site: Site, view: View): Page[] {
  const { many, about } = KIND_LABELS[kind];
  const url = urls.things(kind);
  const isSplit = things.length > MOST_ON_A_PAGE;
  const parts = partsOf(kind, things);
  const placed = cutParts(parts, MOST_ON_A_PAGE, (some) => spanOf(some, view)).map((part) => ({
    ...part,
    url: urls.thingsBy(kind, part.slug),
  }));
  const common = { kind, description: about, most: [], matrix: null, files: [], steps: { previous: null, next: null } };
  const whole: ThingIndexPage = {
    ...common,
    head: view.head({ title: many, description: about, url }),
    trail: view.trail({ url: urls.explore, label: 'Explore' }),
    label: many,
    total: things.length,
    most: things.length < WORTH_RANKING ? [] : mostNamed(things, view),
    sections: isSplit
      ? placed.map((part) => ({ label: part.label, count: part.items.length, url: view.path(part.url), entries: [] }))
      : parts.map((part) => ({
          label: part.label,
          count: part.items.length,
          url: null,
          entries: part.items.map((one) => entryOf(one, site, view)),
        })),
    matrix: kind === 'technique' ? matrixOf(site, things, view) : null,
    files: [
      { url: view.path(`${url}index.csv`), label: 'CSV' },
      { url: view.path(`${url}index.json`), label: 'JSON' },
    ],
  };
  const pages: Page[] = [{ kind: 'thing-index', url, listed: listedOf(url, things, view), data: whole }];
  if (!isSplit) return pages;
  return [
    ...pages,
    ...placed.map((part, at): Page => {
      const title = `${many}: ${part.label}`;
      return {
        kind: 'thing-index',
        url: part.url,
        listed: listedOf(part.url, part.items, view),
        data: {
          ...common,
          head: view.head({ title, description: about, url: part.url }),
          trail: view.trail({ url: urls.explore, label: 'Explore' }, { url, label: many }),
          label: part.label,
          total: part.items.length,
          sections: [
            {
              label: part.label,
              count: part.items.length,
              url: null,
              entries: part.items.map((one) => entryOf(one, site, view)),
            },
          ],
          steps: stepsIn(placed, at, (other): Link => ({ url: view.path(other.url), label: other.label })),
        },
      };
    }),
  ];
}

/** An index is as new as the newest of the pages that it leads to. */
function listedOf(url: string, things: readonly Covered[], view: View) {
  return view.listed(
    url,
    things.flatMap(({ articles }) => articles),
  );
}

const IDS: ReadonlySet<ThingKind> = new Set(['vulnerability', 'weakness', 'tactic', 'technique']);

/** From the first to the last of a page. */
function spanOf(things: readonly Covered[], view: View): string {
  const ends = [things[0], things.at(-1)].flatMap((one) => one ?? []);
  const names = ends.map(({ thing }) => (IDS.has(thing.kind) ? thing.key : view.inert(thing.name)));
  return [...new Set(names)].join(' to ');
}

function mostNamed(things: readonly Covered[], view: View): Count[] {
  return things
    .toSorted((a, b) => b.articles.length - a.articles.length || compare(a.thing.key, b.thing.key))
    .slice(0, MOST_NAMED)
    .map(({ thing, articles }) => ({ ...view.thing(thing), count: articles.length }));
}

function entryOf({ thing, articles }: Covered, { knowledge }: Site, view: View): IndexedThing {
  const newest = articles.at(-1);
  return {
    ...view.thing(thing),
    count: articles.length,
    description: thing.description === null ? null : view.inert(thing.description),
    isExploited: knowledge.exploited.of.has(thing.key),
    isRansomware: thing.isRansomware,
    latest:
      newest === undefined || !isDated(newest)
        ? null
        : { iso: newest.published.day, text: view.day(newest.published.day).text },
  };
}

/** Columns of the tactics in the order of an attack; sub-techniques stand below their technique, and count for it, too. */
function matrixOf(site: Site, techniques: readonly Covered[], view: View): ThingIndexPage['matrix'] {
  const keys = new Set([...TACTICS, ...techniques.flatMap(({ thing }) => thing.tactics).sort(compare)]);
  const columns = [...keys].flatMap((key) => {
    const found = techniques.filter(({ thing }) => thing.tactics.includes(key));
    if (found.length === 0) return [];
    const tactic = site.things.get('tactic')?.get(key)?.thing;
    const label = tactic?.name ?? site.knowledge.things.get(`tactic ${key}`)?.name ?? key;
    const url = tactic === undefined ? null : view.thing(tactic).url;
    const wholes = groupBy(byNumber(found), ({ thing }) => wholeOf(thing.key));
    return [
      { tactic: { url, label }, techniques: [...wholes].map(([whole, some]) => techniqueOf(whole, some, site, view)) },
    ];
  });
  return columns.length === 0 ? null : columns;
}

function wholeOf(technique: string): string {
  return technique.split('.', 1)[0] ?? technique;
}

function techniqueOf(key: string, some: readonly Covered[], { knowledge, things }: Site, view: View): MatrixTechnique {
  const own = things.get('technique')?.get(key);
  const thing = own?.thing ?? knowledge.things.get(`technique ${key}`);
  return {
    url: own === undefined ? null : view.thing(own.thing).url,
    label: thing === undefined ? key : view.thing(thing).label,
    count: new Set(some.flatMap(({ articles }) => articles)).size,
    parts: some
      .filter(({ thing }) => thing.key !== key)
      .map(({ thing, articles }) => ({ ...view.thing(thing), count: articles.length })),
  };
}

/** The tactics of ATT&CK for enterprises, in the order of its matrix; those for mobile devices and for industry follow. */
const TACTICS = [
  'TA0043',
  'TA0042',
  'TA0001',
  'TA0002',
  'TA0003',
  'TA0004',
  'TA0005',
  'TA0112',
  'TA0006',
  'TA0007',
  'TA0008',
  'TA0009',
  'TA0011',
  'TA0010',
  'TA0040',
];

interface Counted {
  readonly type: IndicatorType;
  readonly value: string;
  count: number;
  latest: Article;
}

function countIndicators(site: Site): ReadonlyMap<string, Counted> {
  const counts = new Map<string, Counted>();
  for (const article of [...site.undated, ...site.dated]) {
    for (const { type, value } of article.named.indicators) {
      const name = `${type} ${value}`;
      const known = counts.get(name);
      if (known === undefined) counts.set(name, { type, value, count: 1, latest: article });
      else {
        known.count += 1;
        known.latest = article;
      }
    }
  }
  return counts;
}

function planIndicators(all: readonly Counted[], site: Site, view: View): Page[] {
  if (all.length === 0) return [];
  const title = 'Indicators';
  const description = `What articles name that machines can look for: ${all.length} in all. Observed in text, which makes none of it malicious.`;
  const groups = INDICATOR_TYPES.flatMap((type) => {
    const ofType = all.filter((one) => one.type === type);
    if (ofType.length === 0) return [];
    const rows = ofType
      .sort((a, b) => b.count - a.count || compare(a.value, b.value))
      .slice(0, MOST_INDICATORS)
      .map(({ value, count, latest }) => {
        const { url, title } = view.card(latest);
        return { value: defangIndicator(type, value), count, latest: { url, label: title.text } };
      });
    return [{ label: TYPE_LABELS[type], count: ofType.length, rows }];
  });
  const files = ['csv', 'json'].map((kind) => ({ url: view.path(`/indicators.${kind}`), label: kind.toUpperCase() }));
  return [
    {
      kind: 'indicators',
      url: urls.indicators,
      // It counts all, and shows a few.
      listed: view.listed(urls.indicators, site.dated.filter(hasIndicators)),
      data: {
        head: view.head({ title, description, url: urls.indicators }),
        trail: view.trail({ url: urls.explore, label: 'Explore' }),
        total: all.length,
        groups,
        files,
      },
    },
  ];
}
