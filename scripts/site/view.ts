import type { Article } from '../article/article.ts';
import { type Moment, toMoment } from '../article/dates.ts';
import type { Thing } from '../knowledge/thing.ts';
import { defangText, type Trusts } from '../mentions/indicators.ts';
import { hostOf, sourceHosts } from '../settings/sources.ts';
import { sha256 } from '../shared/files.ts';
import { remember } from '../shared/remember.ts';
import { compare, excerpt, oneLine } from '../shared/text.ts';
import type { Ledger } from './ledger.ts';
import type {
  BodyRef,
  Card,
  Count,
  Day,
  DayGroup,
  Head,
  Link,
  Listed,
  Page,
  Picture,
  SiteInfo,
  Steps,
  Text,
  When,
} from './page.ts';
import { keyFrom, type Unit } from './planned.ts';
import type { Dated, Site } from './site.ts';
import { type Covered, labelOf } from './things.ts';
import { urls } from './urls.ts';
import { type InWords, wordsFor } from './words.ts';

const LONGEST_DESCRIPTION = 200;
/** Of a name so many digits are drawn: a hexagon. */
const DIGITS_OF_NAME = 6;

/** Turns what the site knows into what a page may show: addresses with the base path, dates in words, inert text. */
export interface View {
  readonly info: SiteInfo;
  /** A path of the site with the base path before it. */
  readonly path: (url: string) => string;
  /** The absolute address of a path of the site. */
  readonly absolute: (url: string) => string;
  /** The text of others, inert: on one line, defanged. */
  readonly inert: (text: string) => string;
  readonly day: (day: string) => Day;
  readonly when: (moment: Moment) => When;
  /** `September 2015`, of `2015-09`. */
  readonly month: (month: string) => string;
  /** The names of months, and of days of the week from Monday on. */
  readonly names: Pick<InWords, 'months' | 'weekdays'>;
  /** `28 September to 4 October 2015`, of two days. */
  readonly span: (first: string, last: string) => string;
  readonly card: (article: Article) => Card;
  /** The pages of its source and of its tags. */
  readonly source: (article: Article) => Link | null;
  readonly tags: (article: Article) => readonly Link[];
  /** The page of a thing, by what it is called in a list. */
  readonly thing: (thing: Thing) => Link;
  /** Tells all that is known of a thing by itself. */
  readonly thingKeyOf: (thing: Thing) => string;
  readonly text: (article: Article, text: string) => Text;
  readonly body: (article: Article) => BodyRef;
  readonly ledger: Ledger;
  /**
   * Tells all that a page says of an article by itself, besides what all pages are told of the site: its file, its names, its
   * address, its source and tags, when it was updated.
   */
  readonly keyOf: (article: Article) => string;
  /** Tells all that lists say of an article and of what it names: as `keyOf`, with the names of things and what is known of them. */
  readonly storyKeyOf: (article: Article) => string;
  /**
   * Pages that need not be planned while `parts` are the same: these tell all that the pages are made of besides settings,
   * knowledge, and what tags and sources are called.
   */
  readonly unit: (name: string, parts: readonly unknown[], plan: () => readonly Page[]) => Unit;
  /** What a sitemap says of a page of some articles: it changed when any of them did, was edited or else published. */
  readonly listed: (url: string, articles: readonly Article[]) => Listed;
  /** When it was last edited: as it says itself, else as the ledger noticed; `null` when it was not. */
  readonly updatedAt: (article: Article) => Moment | null;
  /** The same in words. */
  readonly updated: (article: Article) => When | null;
  /** Days newest first, with their articles newest first. */
  readonly dayGroups: (articles: readonly Dated[]) => DayGroup[];
  readonly head: (head: {
    title: string;
    description: string;
    url: string;
    feeds?: readonly Link[];
    picture?: Picture | null;
  }) => Head;
  /** Whether a picture of its own is drawn for an article. */
  readonly hasCard: (article: Article) => boolean;
  /** What is shown where an article is shared; `null` where that is the site's picture. */
  readonly picture: (article: Article) => Picture | null;
  /** The way from home to a page below the given ones. */
  readonly trail: (...links: readonly Link[]) => Link[];
  readonly feedLink: Link;
  /** True for a web address on a host of the editor's list of sources. */
  readonly isPublishers: (url: string) => boolean;
}

/** When something changed. */
interface Change {
  /** W3C date-time. */
  readonly iso: string;
  readonly millis: number;
}

/** Makes the view of a site. Pure: the same site gives the same words on any machine. */
export function makeView(site: Site, ledger: Ledger): View {
  const {
    knowledge,
    settings: { digest },
  } = site;
  const { origin, pathname: basePath } = new URL(digest.base_url);
  const path = (url: string): string => basePath + url.slice(1);
  // Addresses of the site consist of what URLs may: letters, digits and hyphens of ASCII.
  const absolute = (url: string): string => origin + path(url);
  const publishers = new Set(sourceHosts(site.settings.sources));
  const linked = new Set(digest.linked_hosts.map((host) => host.replace(/^www\./, '')));
  const trusts: Trusts = (host) => publishers.has(host) || linked.has(host);
  const inert = (text: string): string => defangText(oneLine(text), trusts);
  const size = { width: 1200, height: 630 };
  const hasCard = ({ published }: Article): boolean =>
    typeof digest.social_cards === 'boolean'
      ? digest.social_cards
      : published !== null && published.day >= digest.social_cards;
  const info: SiteInfo = {
    title: digest.title,
    description: digest.description,
    language: digest.language,
    baseUrl: digest.base_url,
    basePath,
    picture: {
      ...(digest.social_cards === false
        ? { url: absolute(urls.icons.large), width: 512, height: 512 }
        : { url: absolute(urls.siteCard), ...size }),
      alt: [digest.title, digest.description].filter((words) => words !== '').join(': '),
    },
    mark: sha256(digest.title).slice(0, DIGITS_OF_NAME),
    logo: absolute(urls.icons.large),
    offline: digest.offline,
    assets: {},
    linkedHosts: [...new Set([...digest.linked_hosts, ...publishers])].sort(compare),
    navigation: [
      { url: path(urls.home), label: 'Latest' },
      { url: path(urls.archive), label: 'Archive' },
      { url: path(urls.tags), label: 'Tags' },
      { url: path(urls.sources), label: 'Sources' },
      { url: path(urls.explore), label: 'Explore' },
      ...(digest.search ? [{ url: path(urls.search), label: 'Search' }] : []),
    ],
  };
  const clock = new Intl.DateTimeFormat('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: digest.time_zone,
  });
  const inWords = wordsFor(digest.language);
  const day = remember((iso: string): Day => ({ iso, text: inWords.day(iso), url: path(urls.day(iso)) }));
  const month = remember(inWords.month);
  const when = (moment: Moment): When => ({
    ...day(moment.day),
    datetime: moment.iso,
    time: moment.hasTime ? clock.format(moment.millis) : null,
  });
  const text = (article: Article, value: string): Text => ({
    text: inert(value),
    lang: sameLanguage(article.lang, digest.language) ? null : article.lang,
  });
  const tagLinks = linksOf(site.tags, inert, (slug) => path(urls.tag(slug)));
  const sourceLinks = linksOf(site.sources, inert, (slug) => path(urls.source(slug)));
  const { exploited } = site.knowledge;
  const source = (article: Article): Link | null => sourceLinks.get(article)?.[0] ?? null;
  const tags = (article: Article): readonly Link[] => tagLinks.get(article) ?? [];
  const isExploited = ({ named }: Article): boolean =>
    named.things.some(({ kind, key }) => kind === 'vulnerability' && exploited.of.has(key));
  const card = remember((article: Article): Card => {
    const summary = article.summary ?? article.opening;
    return {
      url: path(urls.article(article)),
      title: text(article, article.title),
      summary: summary === '' ? null : text(article, summary),
      published: article.published === null ? null : when(article.published),
      source: source(article),
      tags: tags(article),
      isExploited: isExploited(article),
    };
  });
  const thing = remember((one: Thing): Link => ({ url: path(urls.thing(one)), label: inert(labelOf(one)) }));
  const updatedAt = (article: Article): Moment | null => {
    const noticed = ledger.get(article.id)?.updated ?? null;
    return article.updated ?? (noticed === null ? null : toMoment(noticed, digest.time_zone));
  };
  const common = [knowledge.namesDigest, digest.time_zone, ...publishers].join('\n');
  const keyOf = remember((article: Article): string => {
    const { file, digest: text, published } = article;
    const { guid, updated } = ledger.get(article.id) ?? {};
    const links = [source(article), ...tags(article)].map((link) => `${link?.url} ${link?.label}`);
    return keyFrom([file, text, guid, updated, published?.iso, isExploited(article), ...links, common]);
  });
  const groups = [site.tags, site.sources].map((some) => some.map(({ slug, label }) => [slug, label]));
  const { topics, sources } = site.settings;
  const surroundings = keyFrom([JSON.stringify([digest, topics, sources, groups]), knowledge.digest]);
  const changed = remember((article: Article): Change | null => {
    const iso = updatedAt(article)?.iso ?? article.published?.iso;
    return iso === undefined ? null : { iso, millis: Date.parse(iso) };
  });
  const lastChange = (articles: readonly Article[]): string | null => {
    let last: Change | null = null;
    for (const article of articles) {
      const change = changed(article);
      if (change !== null && change.millis >= (last?.millis ?? change.millis)) last = change;
    }
    return last?.iso ?? null;
  };
  // What many articles name has the same words for all of them.
  const nameOf = remember(({ thing: one }: Covered): string => {
    const isKnown = one.kind === 'vulnerability' && exploited.of.has(one.key);
    return `${one.kind}\t${one.key}\t${thing(one).label}\t${isKnown}`;
  });
  return {
    info,
    path,
    absolute,
    inert,
    day,
    when,
    month,
    names: { months: inWords.months, weekdays: inWords.weekdays },
    span: inWords.span,
    card,
    source,
    tags,
    thing,
    thingKeyOf: remember((one: Thing) => JSON.stringify(one)),
    text,
    ledger,
    updatedAt,
    updated: (article) => {
      const moment = updatedAt(article);
      return moment === null ? null : when(moment);
    },
    listed: (url, articles) => ({ canonical: absolute(url), modified: lastChange(articles) }),
    body: ({ file, digest }) => ({ bodyOf: file, digest }),
    keyOf,
    unit: (name, parts, plan) => ({ name, key: keyFrom([surroundings, ...parts]), plan }),
    storyKeyOf: remember((article: Article): string => {
      const named = article.named.things.map(({ kind, key }) => {
        const covered = site.things.get(kind)?.get(key);
        return covered && nameOf(covered);
      });
      return keyFrom([keyOf(article), ...named]);
    }),
    dayGroups: (articles) => {
      const groups: { day: Day; articles: Card[] }[] = [];
      for (const article of [...articles].reverse()) {
        const last = groups.at(-1);
        if (last?.day.iso === article.published.day) last.articles.push(card(article));
        else groups.push({ day: day(article.published.day), articles: [card(article)] });
      }
      return groups;
    },
    hasCard,
    picture: (article) =>
      hasCard(article)
        ? { url: absolute(urls.card(article)), ...size, alt: `${digest.title}: ${inert(article.title)}` }
        : null,
    head: ({ title, description, url, feeds = [], picture = null }) => ({
      title,
      description: excerpt(description, LONGEST_DESCRIPTION),
      canonical: absolute(url),
      feeds,
      picture,
    }),
    trail: (...links) => [
      { url: path(urls.home), label: 'Home' },
      ...links.map(({ url, label }) => ({ url: path(url), label })),
    ],
    feedLink: { url: path(urls.feed), label: digest.title },
    isPublishers: (url) => publishers.has(hostOf(url) ?? '') && new URL(url).username === '',
  };
}

/** `1 article`, `12 articles`. */
export function countArticles(count: number): string {
  return count === 1 ? '1 article' : `${count} articles`;
}

/** The items before and after one of a list. */
export function stepsIn<T>(items: readonly T[], at: number, link: (item: T) => Link): Steps {
  const previous = at > 0 ? items[at - 1] : undefined;
  const next = items[at + 1];
  return { previous: previous === undefined ? null : link(previous), next: next === undefined ? null : link(next) };
}

/** Links with counts, in the order of a map's keys. */
export function countsOf(
  groups: ReadonlyMap<string, readonly unknown[]>,
  keys: readonly string[],
  link: (key: string) => Link,
): Count[] {
  return keys.map((key) => ({ ...link(key), count: groups.get(key)?.length ?? 0 }));
}

function linksOf(
  groups: Site['tags'] | Site['sources'],
  inert: (text: string) => string,
  url: (slug: string) => string,
): Map<Article, Link[]> {
  const links = new Map<Article, Link[]>();
  for (const { slug, label, articles } of groups) {
    const link = { url: url(slug), label: inert(label) };
    for (const article of articles) {
      const known = links.get(article);
      if (known) known.push(link);
      else links.set(article, [link]);
    }
  }
  return links;
}

function sameLanguage(lang: string | null, site: string): boolean {
  return lang === null || lang.toLowerCase().split('-')[0] === site.toLowerCase().split('-')[0];
}
