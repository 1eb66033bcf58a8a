import { THING_KINDS, type ThingKind } from '../../mentions/mention.ts';
import { groupBy } from '../../shared/group.ts';
import { compare } from '../../shared/text.ts';
import { hasFeed } from '../feeds.ts';
import type { Count, Link, Page, ThingGroup, ThingPage } from '../page.ts';
import { keyFrom, type Planned, planLater } from '../planned.ts';
import type { Site } from '../site.ts';
import { thingParts } from '../thing-parts.ts';
import type { Covered } from '../things.ts';
import { timelineOf } from '../timeline.ts';
import { urls } from '../urls.ts';
import { countArticles, type View } from '../view.ts';
import { KIND_LABELS } from '../words.ts';
import { newestFirst, planList } from './lists.ts';
import { knownOf } from './named.ts';

/** So many of a kind stand beside a thing that is named with them. */
const MOST_TOGETHER = 12;
/** Things in an article that is about them together. */
const MOST_NAMED = 300;

/** The pages of each thing that articles name. */
export function planThings(site: Site, view: View): Planned[] {
  const context = { site, view, partsOf: gatherParts(site) };
  const relatives = [...RELATED].flatMap((kind) => [...(site.things.get(kind)?.keys() ?? [])]).join();
  return thingParts(site, view).map(({ name, kind, key, things }) =>
    view.unit(`thing ${name}`, [key, RELATED.has(kind) && relatives], () =>
      things.flatMap((one) => planThing(one, context)),
    ),
  );
}

/** Kinds of things that are parts of others, or have parts: a page says which of these are named. */
const RELATED: ReadonlySet<ThingKind> = new Set<ThingKind>(['tactic', 'technique', 'vendor', 'product']);

interface Context {
  readonly site: Site;
  readonly view: View;
  /** What belongs to a technique, a tactic or a vendor, by `kind key` of the whole. */
  readonly partsOf: ReadonlyMap<string, readonly Covered[]>;
}

function planThing(one: Covered, context: Context): Page[] {
  const { site, view } = context;
  const { thing, articles } = one;
  const parents = [
    { url: urls.explore, label: 'Explore' },
    { url: urls.things(thing.kind), label: KIND_LABELS[thing.kind].many },
  ];
  const { label } = view.thing(thing);
  const feed = hasFeed(one)
    ? { url: view.path(`${urls.thing(thing)}feed.xml`), label: `${view.info.title}: ${label}` }
    : null;
  const description = thing.description === null ? null : view.inert(thing.description);
  const list = { url: urls.thing(thing), label, description, about: null, articles, parents, feed };
  return planList(list, site, view, ({ url, items, steps }) => {
    const known = knownOf(thing, site);
    const related = relatedOf(one, context);
    const told = [view.thingKeyOf(thing), JSON.stringify([steps, known, related]), items.length];
    const key = keyFrom([...told, ...articles.map(view.storyKeyOf)]);
    return planLater('thing', { url, key, listed: view.listed(url, items) }, () => ({
      head: view.head({
        title: label,
        description: description ?? `${KIND_LABELS[thing.kind].one} named in ${countArticles(articles.length)}.`,
        url,
        feeds: feed === null ? [] : [feed],
      }),
      trail: view.trail(...parents),
      steps,
      kind: thing.kind,
      key: thing.key,
      name: view.inert(thing.name),
      kindLabel: KIND_LABELS[thing.kind].one,
      description,
      aliases: thing.aliases
        .filter(({ name }) => name !== thing.key)
        .map(({ name, by }) => ({ name: view.inert(name), by })),
      known: [...known, ...scoresOf(one)],
      reference: thing.reference === null ? null : { url: thing.reference, label: new URL(thing.reference).hostname },
      related,
      total: articles.length,
      feed,
      articles: newestFirst(items).map(view.card),
      timeline: timelineOf(articles, view),
      together: togetherWith(one, site, view),
    }));
  });
}

/** The scores that articles state of a vulnerability, each once, the highest first. */
function scoresOf({ thing, articles }: Covered): ThingPage['known'] {
  if (thing.kind !== 'vulnerability') return [];
  const scores = articles.flatMap(({ named }) => named.scores.filter(({ of }) => of === thing.key));
  return [...new Map(scores.map((score) => [score.vector, score])).values()]
    .sort((a, b) => b.score - a.score || compare(a.vector, b.vector))
    .map(({ score, version, vector }) => ({ what: 'scored', score, version, vector }));
}

function relatedOf({ thing }: Covered, { site, view, partsOf }: Context): ThingPage['related'] {
  const { kind, key, tactics, vendor } = thing;
  const find = (of: ThingKind, keys: readonly string[]): Link[] =>
    keys.flatMap((one) => site.things.get(of)?.get(one) ?? []).map((one) => view.thing(one.thing));
  const parts = (partsOf.get(`${kind} ${key}`) ?? []).map((one) => view.thing(one.thing));
  const whole = kind === 'technique' && key.includes('.') ? [key.slice(0, key.indexOf('.'))] : [];
  return [
    { label: 'Tactics', things: find('tactic', tactics) },
    { label: 'Technique', things: find('technique', whole) },
    { label: 'Vendor', things: find('vendor', vendor === undefined ? [] : [vendor]) },
    { label: PART_LABELS[kind] ?? '', things: parts },
  ].filter(({ things }) => things.length > 0);
}

const PART_LABELS: Partial<Record<ThingKind, string>> = {
  tactic: 'Techniques',
  technique: 'Sub-techniques',
  vendor: 'Products',
};

function gatherParts({ things }: Site): Context['partsOf'] {
  const parts = new Map<string, Covered[]>();
  const add = (whole: string, part: Covered): void => {
    const known = parts.get(whole);
    if (known) known.push(part);
    else parts.set(whole, [part]);
  };
  for (const one of things.get('technique')?.values() ?? []) {
    const { key, tactics } = one.thing;
    if (key.includes('.')) add(`technique ${key.slice(0, key.indexOf('.'))}`, one);
    else for (const tactic of tactics) add(`tactic ${tactic}`, one);
  }
  for (const one of things.get('product')?.values() ?? []) {
    if (one.thing.vendor !== undefined) add(`vendor ${one.thing.vendor}`, one);
  }
  return parts;
}

/** What the articles of a thing name besides it. */
function togetherWith({ thing, articles }: Covered, site: Site, view: View): ThingGroup<Count>[] {
  const counts = new Map<Covered, number>();
  for (const article of articles) {
    // A list of everything says nothing of what belongs together.
    if (article.named.things.length > MOST_NAMED) continue;
    for (const { kind, key } of article.named.things) {
      const other = site.things.get(kind)?.get(key);
      if (other !== undefined && other.thing !== thing) counts.set(other, (counts.get(other) ?? 0) + 1);
    }
  }
  const ofKinds = groupBy([...counts], ([{ thing: other }]) => other.kind);
  return THING_KINDS.flatMap((kind) => {
    const things = (ofKinds.get(kind) ?? [])
      .sort(([a, x], [b, y]) => y - x || compare(a.thing.key, b.thing.key))
      .slice(0, MOST_TOGETHER)
      .map(([other, count]) => ({ ...view.thing(other.thing), count }));
    return things.length === 0 ? [] : [{ kind, label: KIND_LABELS[kind].many, things }];
  });
}
