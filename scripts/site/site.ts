import type { Article } from '../article/article.ts';
import { isoWeek } from '../article/dates.ts';
import type { AccountMark } from '../ingest/accounts.ts';
import type { Knowledge } from '../knowledge/thing.ts';
import type { Settings } from '../settings/settings.ts';
import { indexSources, type Source } from '../settings/sources.ts';
import { indexTopics, type Topic } from '../settings/topics.ts';
import { groupBy } from '../shared/group.ts';
import { remember } from '../shared/remember.ts';
import { slugify } from '../shared/slugs.ts';
import { compare } from '../shared/text.ts';
import { authorSlug } from './authors.ts';
import { type Coverage, cover, NO_KNOWLEDGE } from './things.ts';

/** An article with a date. */
export type Dated = Article & { readonly published: NonNullable<Article['published']> };

/** A tag, a source or an author with its articles. */
export interface Group<Known> {
  readonly slug: string;
  /** The name to show: the editor's list's, else the spelling that most articles use. */
  readonly label: string;
  /** What the editor's list knows of it. */
  readonly known: Known | null;
  /** Oldest first; the undated before all others. */
  readonly articles: readonly Article[];
}

/** The articles that are published, put in order: everything that pages are planned from. */
export interface Site {
  readonly settings: Settings;
  /** Oldest first. */
  readonly dated: readonly Dated[];
  /** By title. */
  readonly undated: readonly Article[];
  /** Dated articles by year (`2015`), month (`2015-09`) and day (`2015-09-28`), oldest first throughout. */
  readonly years: ReadonlyMap<string, readonly Dated[]>;
  readonly months: ReadonlyMap<string, readonly Dated[]>;
  readonly days: ReadonlyMap<string, readonly Dated[]>;
  /** Dated articles by ISO 8601 week (`2015-W40`), oldest first. */
  readonly weeks: ReadonlyMap<string, readonly Dated[]>;
  /** In the order of their slugs. */
  readonly tags: readonly Group<Topic>[];
  readonly sources: readonly Group<Source>[];
  readonly authors: readonly Group<null>[];
  /** What they name. */
  readonly things: Coverage;
  readonly knowledge: Knowledge;
  /** What tells how the files of articles were read, by the ids of the articles. */
  readonly accounts: ReadonlyMap<string, AccountMark>;
  /** Articles that are not published yet, and why. */
  readonly held: readonly { readonly article: Article; readonly reason: 'draft' | 'future' }[];
}

/**
 * Puts the articles in order.
 *
 * @param now milliseconds since the epoch; articles dated later wait
 */
export function planSite(
  settings: Settings,
  articles: readonly Article[],
  now: number,
  knowledge: Knowledge = NO_KNOWLEDGE,
  accounts: Site['accounts'] = new Map(),
): Site {
  const held = articles.flatMap((article): Site['held'][number][] => {
    if (article.draft) return [{ article, reason: 'draft' }];
    return (article.published?.millis ?? 0) > now ? [{ article, reason: 'future' }] : [];
  });
  const waiting = new Set(held.map(({ article }) => article));
  const published = articles.filter((article) => !waiting.has(article));
  const dated = published.filter(isDated).sort(byTime);
  const undated = published
    .filter(({ published }) => published === null)
    .sort((a, b) => compare(a.title, b.title) || compare(a.id, b.id));
  const all = [...undated, ...dated];
  const days = groupBy(dated, ({ published }) => published.day);
  const topicOf = indexTopics(settings.topics);
  const sourceOf = indexSources(settings.sources);
  return {
    settings,
    dated,
    undated,
    years: groupBy(dated, ({ published }) => published.day.slice(0, 4)),
    months: groupBy(dated, ({ published }) => published.day.slice(0, 7)),
    days,
    weeks: mergeGroups(days, isoWeek),
    things: cover(all, knowledge),
    knowledge,
    accounts,
    tags: gather(
      all,
      ({ tags }) => tags,
      (tag) => {
        const known = topicOf(tag);
        return { slug: known?.tag ?? slugify(tag), known, label: known?.label ?? null };
      },
    ),
    sources: gather(
      all,
      ({ source }) => (source === null ? [] : [source]),
      (source) => {
        const known = sourceOf(source);
        return { slug: slugify(known?.name ?? source), known, label: known?.name ?? null };
      },
    ),
    authors: gather(
      all,
      ({ authors }) => authors,
      (name) => ({ slug: authorSlug(name), known: null, label: null }),
    ),
    held,
  };
}

/** The instants between which the same articles are published, in milliseconds since the epoch; `null` for no bound. */
export function windowOf({ dated, held }: Site): { readonly from: number | null; readonly until: number | null } {
  const waiting = held.flatMap(({ article, reason }) => (reason === 'future' ? (article.published?.millis ?? []) : []));
  const out = dated.map(({ published }) => published.millis);
  return {
    from: out.length === 0 ? null : out.reduce((a, b) => Math.max(a, b)),
    until: waiting.length === 0 ? null : waiting.reduce((a, b) => Math.min(a, b)),
  };
}

/** True for an article with a date. */
export function isDated(article: Article): article is Dated {
  return article.published !== null;
}

/** The order of articles with a date: oldest first, and those of one instant by their addresses. */
export function byTime(a: Dated, b: Dated): number {
  return (
    compare(a.published.day, b.published.day) ||
    a.published.millis - b.published.millis ||
    compare(a.slug, b.slug) ||
    compare(a.id, b.id)
  );
}

function mergeGroups<T>(groups: ReadonlyMap<string, readonly T[]>, keyOf: (key: string) => string): Map<string, T[]> {
  const merged = new Map<string, T[]>();
  for (const [key, items] of groups) {
    const wider = keyOf(key);
    const known = merged.get(wider) ?? [];
    merged.set(wider, known);
    for (const item of items) known.push(item);
  }
  return merged;
}

function gather<Known>(
  articles: readonly Article[],
  namesOf: (article: Article) => readonly string[],
  identify: (name: string) => { slug: string; known: Known | null; label: string | null },
): Group<Known>[] {
  interface Gathered {
    readonly slug: string;
    readonly known: Known | null;
    readonly label: string | null;
    readonly spellings: Map<string, number>;
    readonly articles: Article[];
  }
  const groups = new Map<string, Gathered>();
  const identified = remember(identify);
  for (const article of articles) {
    for (const name of namesOf(article)) {
      const { slug, known, label } = identified(name);
      if (slug === '') continue;
      const group: Gathered = groups.get(slug) ?? { slug, known, label, spellings: new Map(), articles: [] };
      groups.set(slug, group);
      group.spellings.set(name, (group.spellings.get(name) ?? 0) + 1);
      if (group.articles.at(-1) !== article) group.articles.push(article);
    }
  }
  return [...groups.values()]
    .sort((a, b) => compare(a.slug, b.slug))
    .map(({ slug, known, label, spellings, articles }) => {
      const [usual] = [...spellings].sort((a, b) => b[1] - a[1] || compare(a[0], b[0]))[0] ?? [slug];
      return { slug, known, label: label ?? usual, articles };
    });
}
