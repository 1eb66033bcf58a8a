import type { Article } from '../article/article.ts';
import type { ThingKind } from '../mentions/mention.ts';
import type { NamedThing } from '../mentions/named.ts';
import { compare } from '../shared/text.ts';

/** Why a story leads. */
export type Reason =
  /** It is about vulnerabilities known to be exploited: their keys. */
  | { readonly why: 'exploited'; readonly keys: readonly string[] }
  /** So many sources report of what it is about. */
  | { readonly why: 'sources'; readonly count: number };

/** A story that leads. */
export interface Led<A extends Article> {
  readonly article: A;
  readonly reasons: readonly Reason[];
  /** Other articles about the same, each of another source, the newest first. */
  readonly also: readonly A[];
}

/** What the rule looks at besides the articles. */
export interface Field {
  /** True for a vulnerability that is known to be exploited. */
  readonly isExploited: (key: string) => boolean;
  /** Whose article it is, however its name is spelled; `null` where it states none. */
  readonly sourceOf: (article: Article) => string | null;
  /** The day that is new, where being new counts: on the front page. ISO 8601. */
  readonly today?: string;
}

const EXPLOITED = 3;
const EACH_SOURCE = 2;
const MOST_FOR_SOURCES = 4;
const NEW = 2;
const DAY_BEFORE = 1;
/** What an article is about is what it names first: its title and summary come before its text. */
const MOST_SUBJECTS = 3;
const SUBJECTS: ReadonlySet<ThingKind> = new Set<ThingKind>(['vulnerability', 'group', 'malware']);

/** What an article is about: the first three vulnerabilities, groups and malware that it names. */
export function subjectsOf({ named }: Pick<Article, 'named'>): NamedThing[] {
  return named.things.filter(({ kind }) => SUBJECTS.has(kind)).slice(0, MOST_SUBJECTS);
}

/** The newest article of each source about a subject. */
type About<A> = ReadonlyMap<string, ReadonlyMap<string, A>>;

/** An article with its points. */
export interface Ranked<A> {
  readonly article: A;
  readonly points: number;
  readonly reasons: readonly Reason[];
  readonly also: readonly A[];
}

/**
 * Puts articles in the order in which they may lead. Points: 3 for being about a vulnerability known to be exploited; 2 for
 * each further source that reports of the same, at most 4; on the front page 2 for being of the newest day and 1 for the day
 * before. Of equal ones the newer comes first, and of those the one whose file comes first by name. The order of `articles`
 * does not matter.
 */
export function rank<A extends Article>(articles: readonly A[], field: Field): Ranked<A>[] {
  const newestFirst = articles.toSorted(byTime);
  const about = gatherSources(newestFirst, field.sourceOf);
  return newestFirst
    .map((article) => weigh(article, about, field))
    .sort((a, b) => b.points - a.points || byTime(a.article, b.article));
}

/**
 * The stories that lead, the first of them first: those that have a text and a reason of their own, each about something else.
 */
export function pickLeads<A extends Article>(ranked: readonly Ranked<A>[], most: number): Led<A>[] {
  const leads: Led<A>[] = [];
  const told = new Set<string>();
  for (const { article, reasons, also } of ranked) {
    if (leads.length >= most) break;
    const subjects = subjectsOf(article).map(keyOf);
    if (article.isEmpty === true || reasons.length === 0 || subjects.some((subject) => told.has(subject))) continue;
    for (const subject of subjects) told.add(subject);
    leads.push({ article, reasons, also });
  }
  return leads;
}

function weigh<A extends Article>(article: A, about: About<A>, { isExploited, sourceOf, today }: Field): Ranked<A> {
  const subjects = subjectsOf(article);
  const keys = subjects.filter(({ kind, key }) => kind === 'vulnerability' && isExploited(key)).map(({ key }) => key);
  const also = othersOf(sourceOf(article), subjects, about);
  const age = today === undefined ? null : daysBetween(article.published?.day ?? '', today);
  const reasons: Reason[] = [
    ...(keys.length > 0 ? [{ why: 'exploited', keys } as const] : []),
    ...(also.length > 0 ? [{ why: 'sources', count: also.length + 1 } as const] : []),
  ];
  const points =
    (keys.length > 0 ? EXPLOITED : 0) +
    Math.min(MOST_FOR_SOURCES, also.length * EACH_SOURCE) +
    (age === 0 ? NEW : age === 1 ? DAY_BEFORE : 0);
  return { article, points, reasons, also };
}

function gatherSources<A extends Article>(newestFirst: readonly A[], sourceOf: Field['sourceOf']): About<A> {
  const about = new Map<string, Map<string, A>>();
  for (const article of newestFirst) {
    const source = sourceOf(article);
    if (source === null) continue;
    for (const subject of subjectsOf(article)) {
      const sources = about.get(keyOf(subject)) ?? new Map<string, A>();
      about.set(keyOf(subject), sources);
      if (!sources.has(source)) sources.set(source, article);
    }
  }
  return about;
}

/** The newest article of each other source about the same; none for an article that states no source. */
function othersOf<A extends Article>(own: string | null, subjects: readonly NamedThing[], about: About<A>): A[] {
  if (own === null) return [];
  const others = new Map<string, A>();
  for (const subject of subjects) {
    for (const [source, article] of about.get(keyOf(subject)) ?? []) {
      const known = others.get(source);
      if (source !== own && (known === undefined || byTime(article, known) < 0)) others.set(source, article);
    }
  }
  return [...others.values()].sort(byTime);
}

function keyOf({ kind, key }: NamedThing): string {
  return `${kind} ${key}`;
}

function byTime(a: Article, b: Article): number {
  return (
    compare(b.published?.day ?? '', a.published?.day ?? '') ||
    (b.published?.millis ?? 0) - (a.published?.millis ?? 0) ||
    compare(a.file, b.file)
  );
}

function daysBetween(day: string, later: string): number {
  return (Date.parse(later) - Date.parse(day)) / 86_400_000;
}
