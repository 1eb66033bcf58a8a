import type { GroupRow } from '../../sharing/tables.ts';
import { hasFeed } from '../feeds.ts';
import type { Page } from '../page.ts';
import { type Group, isDated, type Site } from '../site.ts';
import { urls } from '../urls.ts';
import type { View } from '../view.ts';

/** The indexes of tags and of sources for machines, as CSV and JSON. */
export function planGroupTables({ tags, sources }: Site, view: View): Page[] {
  return [
    ...planTables(
      urls.tags,
      tags.map((tag) => ({
        ...rowOf(tag, urls.tag(tag.slug), view),
        kind: 'tag',
        description: tag.known?.description || null,
        home: null,
      })),
    ),
    ...planTables(
      urls.sources,
      sources.map((source) => ({
        ...rowOf(source, urls.source(source.slug), view),
        kind: 'source',
        description: source.known?.description ?? null,
        home: source.known?.home ?? null,
      })),
    ),
  ];
}

function planTables(folder: string, groups: readonly GroupRow[]): Page[] {
  if (groups.length === 0) return [];
  return (['csv', 'json'] as const).map((format) => ({
    kind: 'table',
    url: `${folder}index.${format}`,
    data: { format, indicators: [], things: [], groups },
  }));
}

function rowOf(group: Group<unknown>, url: string, view: View): Omit<GroupRow, 'kind' | 'description' | 'home'> {
  const days = group.articles.filter(isDated).map(({ published }) => published.day);
  return {
    key: group.slug,
    name: view.inert(group.label),
    count: group.articles.length,
    first: days[0] ?? null,
    last: days.at(-1) ?? null,
    url: view.absolute(url),
    feed: hasFeed(group) ? view.absolute(`${url}feed.xml`) : null,
  };
}
