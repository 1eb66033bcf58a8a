import type { Article } from '../../article/article.ts';
import type { Thing } from '../../knowledge/thing.ts';
import { defangIndicator } from '../../mentions/inert.ts';
import { INDICATOR_TYPES, type IndicatorType } from '../../mentions/mention.ts';
import { compare } from '../../shared/text.ts';
import type { ArticlePage, Hindsight, IndicatorList, Known, Link, NamedThing } from '../page.ts';
import { type Dated, isDated, type Site } from '../site.ts';
import { type Covered, placeIn } from '../things.ts';
import { urls } from '../urls.ts';
import type { View } from '../view.ts';
import { KIND_LABELS } from '../words.ts';

type NamedParts = Pick<ArticlePage, 'places' | 'named' | 'ambiguous' | 'indicators' | 'tlp' | 'hindsight'>;

/** After so many further articles that name a vulnerability an older one says so: few enough that one more article changes few pages. */
const AGAIN = [1, 10, 100, 1000];

/** What the page of an article says of what the article names. */
export function planNamed(article: Article, site: Site, view: View): NamedParts {
  const { named } = article;
  const covered = named.things.flatMap(({ kind, key }) => site.things.get(kind)?.get(key) ?? []);
  return {
    places: named.things
      .flatMap(({ at, ...thing }) => (at === null ? [] : [{ start: at[0], end: at[1], url: urls.thing(thing) }]))
      .sort((a, b) => a.start - b.start),
    named: [...site.things.keys()].flatMap((kind) => {
      const things = covered.filter(({ thing }) => thing.kind === kind);
      if (things.length === 0) return [];
      return [
        { kind, label: KIND_LABELS[kind].many, things: things.map(({ thing }) => entryOf(thing, article, site, view)) },
      ];
    }),
    ambiguous: named.ambiguous.map(({ kind, name, keys }) => ({
      name: view.inert(name),
      meanings: keys.flatMap((key) => site.things.get(kind)?.get(key) ?? []).map(({ thing }) => view.thing(thing)),
    })),
    indicators: indicatorsOf(article, view),
    tlp: named.tlp,
    hindsight: hindsightOf(article, site, view).sort((a, b) => compare(a.day.iso, b.day.iso)),
  };
}

function entryOf(thing: Thing, { named }: Article, site: Site, view: View): NamedThing {
  const { kind, key } = thing;
  const scores = named.scores
    .filter(({ of }) => kind === 'vulnerability' && of === key)
    .map(({ score, version, vector }): Known => ({ what: 'scored', score, version, vector }));
  return { ...view.thing(thing), kind, key, known: [...knownOf(thing, site), ...scores] };
}

/** What the lists say of a thing. */
export function knownOf({ kind, key, isRansomware }: Thing, { knowledge: { exploited, predicted } }: Site): Known[] {
  if (isRansomware) return [{ what: 'ransomware' }];
  if (kind !== 'vulnerability') return [];
  const listed = exploited.of.get(key);
  const prediction = predicted.of.get(key);
  return [
    ...(listed === undefined ? [] : [{ what: 'exploited', ...listed, asOf: exploited.asOf } as const]),
    ...(prediction === undefined ? [] : [{ what: 'predicted', ...prediction, asOf: predicted.asOf } as const]),
  ];
}

/** The article that names a vulnerability again so many articles after an older one, if that is worth telling there. */
interface NamedAgain {
  readonly covered: Covered;
  readonly count: number;
  readonly by: Dated;
}

/** Where what an article names is named again; none for an article without a date. */
export function findNamedAgain(article: Article, site: Site): NamedAgain[] {
  if (!isDated(article)) return [];
  return article.named.things.flatMap(({ kind, key }): NamedAgain[] => {
    const covered = kind === 'vulnerability' ? site.things.get(kind)?.get(key) : undefined;
    if (covered === undefined) return [];
    const { articles } = covered;
    // What follows an article with a date has one, too.
    const place = placeIn(articles, article);
    const count = AGAIN.findLast((times) => times < articles.length - place);
    const by = count === undefined ? undefined : articles[place + count];
    return count !== undefined && by !== undefined && isDated(by) ? [{ covered, count, by }] : [];
  });
}

function hindsightOf(article: Article, site: Site, view: View): Hindsight[] {
  if (!isDated(article)) return [];
  const dayOf = (iso: string) => ({ iso, text: view.day(iso).text });
  const again = new Map(findNamedAgain(article, site).map((one) => [one.covered, one]));
  return article.named.things.flatMap(({ kind, key }): Hindsight[] => {
    const covered = kind === 'vulnerability' ? site.things.get(kind)?.get(key) : undefined;
    if (covered === undefined) return [];
    const thing = view.thing(covered.thing);
    const listed = site.knowledge.exploited.of.get(key);
    const { count, by } = again.get(covered) ?? {};
    const found: Hindsight[] = [];
    if (listed !== undefined && listed.added > article.published.day)
      found.push({ what: 'exploited', thing, day: dayOf(listed.added) });
    if (count !== undefined && by !== undefined) {
      const { url, title } = view.card(by);
      found.push({
        what: 'named-again',
        thing,
        count,
        by: { url, label: title.text },
        day: dayOf(by.published.day),
      });
    }
    return found;
  });
}

export function hasIndicators({ named }: Article): boolean {
  return named.indicators.length > 0;
}

/** How indicators of a type are called in a list. */
export const TYPE_LABELS: Readonly<Record<IndicatorType, string>> = {
  'ipv4-addr': 'IPv4 addresses',
  'ipv6-addr': 'IPv6 addresses',
  'domain-name': 'Domains',
  url: 'URLs',
  'email-addr': 'E-mail addresses',
  MD5: 'MD5 hashes',
  'SHA-1': 'SHA-1 hashes',
  'SHA-256': 'SHA-256 hashes',
  'SHA-512': 'SHA-512 hashes',
  'file-name': 'File names',
  'file-path': 'File paths',
  'windows-registry-key': 'Registry keys',
  bitcoin: 'Bitcoin addresses',
  monero: 'Monero addresses',
};

function indicatorsOf(article: Article, view: View): IndicatorList | null {
  if (!hasIndicators(article)) return null;
  const { indicators } = article.named;
  const groups = INDICATOR_TYPES.flatMap((type) => {
    const values = indicators.filter((one) => one.type === type).map(({ value }) => defangIndicator(type, value));
    return values.length === 0 ? [] : [{ label: TYPE_LABELS[type], values }];
  });
  const file = (name: string, label: string): Link => ({ url: `${view.path(urls.article(article))}${name}`, label });
  return { groups, files: [file('indicators.csv', 'CSV'), file('indicators.txt', 'Text')] };
}
