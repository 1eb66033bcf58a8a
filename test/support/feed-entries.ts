import { readXml } from './feed.ts';
import type { PlannedFeed } from './feeds.ts';

/** What a feed reader sees of an entry, whatever the format. */
export interface SeenEntry {
  readonly id: string;
  readonly url: string;
  readonly title: string;
  /** Milliseconds since the epoch. */
  readonly published: number;
  readonly updated: number;
  readonly categories: readonly string[];
  readonly content: string;
}

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
}

/** The elements of each entry. */
export function entriesOf(xml: string): Element[][] {
  const entries: Element[][] = [];
  let within: Element[] = [];
  for (const element of readXml(xml).elements) {
    if (element.name === 'item' || element.name === 'entry') {
      entries.push(within);
      within = [];
    } else if (element.within.includes('item') || element.within.includes('entry')) within.push(element);
  }
  return entries;
}

/** The entries of a document of a feed, as they are seen. */
export function seenIn({ kind }: PlannedFeed, text: string): SeenEntry[] {
  if (kind === 'feed-json') return JSON.parse(text).items.map(seenJson);
  return entriesOf(text).map((elements) => {
    const of = (...names: string[]): string => elements.find(({ name }) => names.includes(name))?.text ?? '';
    const link = elements.find(({ name, attributes }) => name === 'link' && attributes.rel === 'alternate');
    const published = of('published', 'pubDate');
    return {
      id: of('id', 'guid'),
      url: link?.attributes.href ?? of('link'),
      title: of('title'),
      published: Date.parse(published),
      updated: Date.parse(of('updated', 'atom:updated') || published),
      categories: elements
        .filter(({ name }) => name === 'category')
        .map(({ attributes, text: label }) => attributes.term ?? label),
      content: of('content', 'content:encoded'),
    };
  });
}

function seenJson(item: Record<string, string> & { readonly tags?: readonly string[] }): SeenEntry {
  return {
    id: item.id ?? '',
    url: item.url ?? '',
    title: item.title ?? '',
    published: Date.parse(item.date_published ?? ''),
    updated: Date.parse(item.date_modified ?? ''),
    categories: item.tags ?? [],
    content: item.content_html ?? '',
  };
}

/** The bytes of each entry of a document, by the entry's id. */
export function rawEntries({ kind }: PlannedFeed, text: string): Map<string, string> {
  if (kind === 'feed-json')
    return new Map(JSON.parse(text).items.map((item: { id: string }) => [item.id, JSON.stringify(item)]));
  const entries = text.match(/<(item|entry)>[\s\S]*?<\/\1>/g) ?? [];
  return new Map(entries.map((entry) => [/<(?:guid|id)\b[^>]*>([^<]*)</.exec(entry)?.[1] ?? '', entry]));
}
