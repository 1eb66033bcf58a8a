import type { Article } from '../article/article.ts';
import { THING_KINDS, type ThingKind } from '../mentions/mention.ts';
import { countReadable, minutesFor, wordsIn } from '../shared/reading.ts';
import { compare } from '../shared/text.ts';
import { type Led, pickLeads, type Ranked, rank } from './leads.ts';
import type { Card, Edition, Lead, NamedCount, Seal, ThingGroup } from './page.ts';
import { sealedList, sealOf } from './seals.ts';
import type { Dated, Site } from './site.ts';
import { urls } from './urls.ts';
import type { View } from './view.ts';
import { KIND_LABELS } from './words.ts';

/** How much of its articles an edition shows. */
export interface Measure {
  /** It is read in so many minutes, at most. */
  readonly minutes: number;
  readonly leads: number;
  /** Whether articles for which there is no time are left out; else their headlines are all there. */
  readonly isBounded: boolean;
}

/** What of the time goes to stories with their summaries, where there is no time for all; headlines get the rest. */
const FOR_STORIES = 0.7;
/** Where much leads, nothing does. */
const MOST_OF_ALL = 1 / 3;
const MOST_TOPICS = 8;
const MOST_NAMED = 10;
const NAMED_KINDS: ReadonlySet<ThingKind> = new Set<ThingKind>(['vulnerability', 'group', 'malware']);

/** The digest of some articles: what they are about, and as many of them as there is time for. */
export function planEdition(
  articles: readonly Dated[],
  { minutes, leads: most, isBounded }: Measure,
  site: Site,
  view: View,
): Omit<Edition, 'seal'> {
  const ranked = rank(articles, fieldOf(site, view));
  const leads = pickLeads(ranked, Math.min(most, Math.floor(articles.length * MOST_OF_ALL)));
  const led = new Set(leads.map(({ article }) => article));
  const rest = inTurn(ranked.filter(({ article }) => !led.has(article)));
  const spent = leads.reduce((sum, { article }) => sum + wordsOf(view.card(article)), 0);
  const { stories, briefs, words } = fill(rest, { minutes, isBounded, spent }, view);
  return {
    total: articles.length,
    minutes: minutesFor(words),
    topics: topicsOf(articles, view),
    named: namedIn(articles, site, view),
    leads: leads.map((lead) => leadOf(lead, site, view)),
    stories: newestFirst(articles, stories).map(view.card),
    briefs: newestFirst(articles, briefs).map(view.card),
  };
}

/** The seal of the edition at `url`. */
export function planSeal(url: string, articles: readonly Dated[], view: View): Seal {
  return { digits: sealOf(sealedList(articles)), list: view.path(urls.sealOf(url)) };
}

/** What the rule for leads looks at. */
export function fieldOf({ knowledge }: Site, view: View) {
  return {
    isExploited: (key: string): boolean => knowledge.exploited.of.has(key),
    sourceOf: (article: Article): string | null => view.source(article)?.url ?? null,
  };
}

/** A lead as its page shows it. */
export function leadOf({ article, reasons, also }: Led<Dated>, site: Site, view: View): Lead {
  return {
    article: view.card(article),
    reasons: reasons.map((reason) =>
      reason.why === 'exploited'
        ? {
            why: 'exploited',
            things: reason.keys
              .flatMap((key) => site.things.get('vulnerability')?.get(key) ?? [])
              .map(({ thing }) => view.thing(thing)),
          }
        : reason,
    ),
    also: also.map((other) => {
      const { url, source, title } = view.card(other);
      return { url, label: source?.label ?? title.text };
    }),
  };
}

/** Those with points first; then each day has its turn, so that no day takes the place of others. */
function inTurn(ranked: readonly Ranked<Dated>[]): Dated[] {
  const seen = new Map<string, number>();
  return ranked
    .map(({ article, points }) => {
      const turn = seen.get(article.published.day) ?? 0;
      seen.set(article.published.day, turn + 1);
      return { article, points, turn };
    })
    .sort((a, b) => b.points - a.points || a.turn - b.turn)
    .map(({ article }) => article);
}

/** Shares out the time: stories first, then headlines. */
function fill(
  articles: readonly Dated[],
  { minutes, isBounded, spent }: { readonly minutes: number; readonly isBounded: boolean; readonly spent: number },
  view: View,
) {
  const sizes = articles.map((article) => wordsOf(view.card(article)));
  const all = sizes.reduce((sum, size) => sum + size, spent);
  if (all <= wordsIn(minutes)) return { stories: new Set(articles), briefs: new Set<Dated>(), words: all };
  const stories = new Set<Dated>();
  const briefs = new Set<Dated>();
  let words = spent;
  for (const [at, article] of articles.entries()) {
    const size = sizes[at] ?? 0;
    const headline = countReadable(view.card(article).title.text);
    if (briefs.size === 0 && words + size <= wordsIn(minutes) * FOR_STORIES) {
      stories.add(article);
      words += size;
    } else if (!isBounded || words + headline <= wordsIn(minutes)) {
      briefs.add(article);
      words += headline;
    }
  }
  return { stories, briefs, words };
}

function newestFirst(articles: readonly Dated[], some: ReadonlySet<Dated>): Dated[] {
  return articles.filter((article) => some.has(article)).reverse();
}

const sizes = new WeakMap<Card, number>();

function wordsOf(card: Card): number {
  const known = sizes.get(card);
  if (known !== undefined) return known;
  const words = countReadable(card.title.text) + countReadable(card.summary?.text ?? '');
  sizes.set(card, words);
  return words;
}

function topicsOf(articles: readonly Dated[], view: View): NamedCount[] {
  const counts = new Map<string, { url: string; label: string; count: number; isExploited: false }>();
  for (const article of articles) {
    for (const { url, label } of view.tags(article)) {
      const known = counts.get(url);
      if (known) known.count += 1;
      else counts.set(url, { url, label, count: 1, isExploited: false });
    }
  }
  return [...counts.values()].sort((a, b) => b.count - a.count || compare(a.url, b.url)).slice(0, MOST_TOPICS);
}

/** The vulnerabilities, groups and malware that most of the articles name; those known to be exploited first. */
function namedIn(articles: readonly Dated[], { things, knowledge }: Site, view: View): ThingGroup<NamedCount>[] {
  const counts = new Map<ThingKind, Map<string, number>>();
  for (const { named } of articles) {
    for (const { kind, key } of named.things) {
      if (!NAMED_KINDS.has(kind)) continue;
      const ofKind = counts.get(kind) ?? new Map<string, number>();
      counts.set(kind, ofKind);
      ofKind.set(key, (ofKind.get(key) ?? 0) + 1);
    }
  }
  return THING_KINDS.flatMap((kind) => {
    const found = [...(counts.get(kind) ?? [])]
      .map(([key, count]) => ({
        key,
        count,
        isExploited: kind === 'vulnerability' && knowledge.exploited.of.has(key),
      }))
      .sort((a, b) => Number(b.isExploited) - Number(a.isExploited) || b.count - a.count || compare(a.key, b.key))
      .slice(0, MOST_NAMED)
      .flatMap(({ key, count, isExploited }) => {
        const covered = things.get(kind)?.get(key);
        return covered === undefined ? [] : [{ ...view.thing(covered.thing), count, isExploited }];
      });
    return found.length === 0 ? [] : [{ kind, label: KIND_LABELS[kind].many, things: found }];
  });
}
