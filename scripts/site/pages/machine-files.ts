import type { Article } from '../../article/article.ts';
import type { Thing } from '../../knowledge/thing.ts';
import type { TlpLabel } from '../../mentions/tlp.ts';
import { groupBy } from '../../shared/group.ts';
import { once, remember } from '../../shared/remember.ts';
import type { Naming, SharedArticle, SharedData } from '../../sharing/article.ts';
import { hasEvent, mispEventId } from '../../sharing/misp.ts';
import { hasBundle } from '../../sharing/stix.ts';
import { type IndicatorRow, indicatorRows, type ThingRow } from '../../sharing/tables.ts';
import type { Link, Page } from '../page.ts';
import { keyFrom, type Planned, planLater } from '../planned.ts';
import { type Dated, isDated, type Site } from '../site.ts';
import { kindKeyOf } from '../thing-parts.ts';
import type { Covered } from '../things.ts';
import { urls } from '../urls.ts';
import type { View } from '../view.ts';
import { hasIndicators } from './named.ts';

/**
 * The manifest of a MISP feed names so many events, the newest: an instance keeps what it has taken, and the manifest is
 * written anew with every article. Older events stay where they are.
 */
const MOST_EVENTS = 1000;

/** What machines read: STIX bundles, a MISP feed, and tables. */
export function planMachineFiles(site: Site, view: View): Planned[] {
  const sharing = makeSharing(site, view);
  return [
    ...[...site.months].map(([month, articles]) =>
      view.unit(`files ${month}`, articles.map(view.keyOf), () => [
        ...planBundles(articles, sharing),
        ...planEvents(articles, view, sharing),
        ...planIndicatorTables(articles, view),
      ]),
    ),
    view.unit('files undated', site.undated.map(view.keyOf), () => planIndicatorTables(site.undated, view)),
    ...planEventIndex(site, sharing),
    ...planIndicators(site, view),
    ...planThingTables(site, view),
  ];
}

/** The files of an article: its bundle and its event. */
export function filesOf(article: Article, view: View): Link[] {
  if (!isDated(article)) return [];
  const mentions = namingsOf(article);
  const stix = { url: `${view.path(urls.article(article))}stix.json`, label: 'STIX 2.1 bundle' };
  const misp = { url: view.path(eventUrl(article, view)), label: 'MISP event' };
  return [...(hasBundle(mentions) ? [stix] : []), ...(hasEvent(mentions) ? [misp] : [])];
}

/** The files of a day: the bundle of its articles. */
export function filesOfDay(day: string, articles: readonly Article[], view: View): Link[] {
  const hasAny = articles.some((article) => hasBundle(namingsOf(article)));
  return hasAny ? [{ url: `${view.path(urls.day(day))}stix.json`, label: 'STIX 2.1 bundle of this day' }] : [];
}

interface Sharing {
  readonly share: (article: Dated) => SharedData;
  /** Tells all that {@link share} is made of. */
  readonly keyOf: (article: Dated) => string;
}

function makeSharing(site: Site, view: View): Sharing {
  return {
    share: (article) => shareOf(article, site, view),
    keyOf: remember((article: Dated) =>
      keyFrom([view.keyOf(article), ...thingsOf(article, site).map(view.thingKeyOf)]),
    ),
  };
}

/** @param dated articles of whole days */
function planBundles(dated: readonly Dated[], { share, keyOf }: Sharing): Page[] {
  const days = groupBy(dated, ({ published }) => published.day);
  return [...days].flatMap(([day, articles]) => {
    const said = articles.filter((article) => hasBundle(namingsOf(article)));
    if (said.length === 0) return [];
    const keys = said.map(keyOf);
    return [
      ...said.map((article, at) =>
        planLater('stix', { url: `${urls.article(article)}stix.json`, key: keys[at] ?? '' }, () => ({
          day: null,
          articles: [share(article)],
        })),
      ),
      planLater('stix', { url: `${urls.day(day)}stix.json`, key: keyFrom(keys) }, () => ({
        day,
        articles: said.map(share),
      })),
    ];
  });
}

function planEvents(dated: readonly Dated[], view: View, { share, keyOf }: Sharing): Page[] {
  return dated
    .filter((article) => hasEvent(namingsOf(article)))
    .map((article) =>
      planLater('misp-event', { url: eventUrl(article, view), key: keyOf(article) }, () => ({
        shared: share(article),
      })),
    );
}

function planEventIndex({ dated }: Site, { share, keyOf }: Sharing): Page[] {
  const newest = newestEvents(dated);
  if (newest.length === 0) return [];
  const key = keyFrom(newest.map(keyOf));
  const shared = once(() => newest.map(share));
  return (['manifest', 'hashes'] as const).map((part) =>
    planLater('misp-index', { url: part === 'manifest' ? '/misp/manifest.json' : '/misp/hashes.csv', key }, () => ({
      part,
      articles: shared(),
    })),
  );
}

/** Newest first. */
function newestEvents(dated: readonly Dated[]): Dated[] {
  const newest: Dated[] = [];
  for (let at = dated.length - 1; at >= 0 && newest.length < MOST_EVENTS; at--) {
    const article = dated[at];
    if (article !== undefined && hasEvent(namingsOf(article))) newest.push(article);
  }
  return newest;
}

function eventUrl(article: Article, { info }: View): string {
  return `/misp/${mispEventId(info, article.id)}.json`;
}

function planIndicatorTables(articles: readonly Article[], view: View): Page[] {
  return articles.filter(hasIndicators).flatMap((article) =>
    (['csv', 'list'] as const).map((format) =>
      planLater(
        'table',
        {
          url: `${urls.article(article)}indicators.${format === 'csv' ? 'csv' : 'txt'}`,
          key: `${format} ${view.keyOf(article)}`,
        },
        () => ({ format, indicators: rowsOf([article]), things: [], groups: [] }),
      ),
    ),
  );
}

/** The tables of all indicators. */
function planIndicators(site: Site, view: View): Page[] {
  const articles = [...site.undated, ...site.dated].filter(hasIndicators);
  if (articles.length === 0) return [];
  const key = keyFrom(articles.map(view.keyOf));
  const all = once(() => rowsOf(articles));
  return (['csv', 'json'] as const).map((format) =>
    planLater('table', { url: `/indicators.${format}`, key }, () => ({
      format,
      indicators: all(),
      things: [],
      groups: [],
    })),
  );
}

function rowsOf(articles: readonly Article[]): IndicatorRow[] {
  return indicatorRows(
    articles.map((article) => ({ published: article.published?.day ?? null, mentions: namingsOf(article) })),
  );
}

function planThingTables(site: Site, view: View): Planned[] {
  return [...site.things]
    .filter(([, { size }]) => size > 0)
    .map(([kind, ofKind]) =>
      view.unit(`table ${kind}`, [kindKeyOf(kind, site, view)], () => {
        const things = [...ofKind.values()].map((one) => rowOf(one, site, view));
        return (['csv', 'json'] as const).map((format) => ({
          kind: 'table',
          url: `${urls.things(kind)}index.${format}`,
          data: { format, indicators: [], things, groups: [] },
        }));
      }),
    );
}

function rowOf({ thing, articles }: Covered, { knowledge }: Site, view: View): ThingRow {
  const { exploited, predicted } = knowledge;
  const days = articles.filter(isDated).map(({ published }) => published.day);
  const { kind, key, name, isRansomware } = thing;
  const isVulnerability = kind === 'vulnerability';
  const epss = isVulnerability ? predicted.of.get(key)?.score : undefined;
  return {
    kind,
    key,
    name,
    count: articles.length,
    first: days[0] ?? null,
    last: days.at(-1) ?? null,
    exploited: (isVulnerability ? exploited.of.get(key)?.added : undefined) ?? null,
    epss: epss ?? null,
    epssAsOf: epss === undefined ? null : predicted.asOf,
    ransomware: isRansomware,
    url: view.absolute(urls.thing(thing)),
  };
}

function shareOf(article: Dated, site: Site, view: View): SharedData {
  return { article: toShared(article, view), mentions: namingsOf(article), things: thingsOf(article, site) };
}

/** What is known of the things that an article names, and of the tactics that its techniques serve. */
function thingsOf({ named }: Dated, { knowledge }: Site): readonly Thing[] {
  const things = named.things.flatMap(({ kind, key }) => knowledge.things.get(`${kind} ${key}`) ?? []);
  const tactics = new Set(things.flatMap((thing) => thing.tactics));
  return [...things, ...[...tactics].flatMap((key) => knowledge.things.get(`tactic ${key}`) ?? [])];
}

function toShared(article: Dated, view: View): SharedArticle {
  const { id, title, source, published, summary, lang, named } = article;
  const updated = view.updated(article)?.datetime ?? null;
  return {
    id,
    title: view.inert(title),
    url: view.absolute(urls.article(article)),
    original: originalOf(article, view),
    source: source === null ? null : view.inert(source),
    published: published.iso,
    modified: updated,
    summary: summary === null ? null : view.inert(summary),
    lang,
    ...(named.tlp !== null && { tlp: TLP[named.tlp] }),
  };
}

/** Where an article was first published, as on its page: an article file may name any address. */
function originalOf({ url }: Article, view: View): string | null {
  return url !== null && view.isPublishers(url) ? url : null;
}

/** The levels of TLP 2.0; what 1.0 calls white is clear in it. */
const TLP: Readonly<Record<TlpLabel, NonNullable<SharedArticle['tlp']>>> = {
  'TLP:RED': 'red',
  'TLP:AMBER+STRICT': 'amber+strict',
  'TLP:AMBER': 'amber',
  'TLP:GREEN': 'green',
  'TLP:CLEAR': 'clear',
  'TLP:WHITE': 'clear',
};

const namings = new WeakMap<Article, readonly Naming[]>();

function namingsOf(article: Article): readonly Naming[] {
  const known = namings.get(article);
  if (known !== undefined) return known;
  const { things, indicators } = article.named;
  const made: Naming[] = [
    ...things.map(({ kind, key }) => ({ kind, key })),
    ...indicators.map(({ type, value }) => ({ kind: 'indicator' as const, type, value })),
  ];
  namings.set(article, made);
  return made;
}
