import type { Article } from '../../article/article.ts';
import type { Thing } from '../../knowledge/thing.ts';
import type { IndicatorType } from '../../mentions/mention.ts';
import { remember } from '../../shared/remember.ts';
import { authorSlug } from '../authors.ts';
import type { SearchRecord } from '../page.ts';
import type { Group, Site } from '../site.ts';
import type { Covered } from '../things.ts';
import { urls } from '../urls.ts';
import type { View } from '../view.ts';
import { AUTHOR_LABELS, KIND_LABELS } from '../words.ts';
import { firstOf } from './bundles.ts';

/** Indicators that are written in several ways, so that the words of the text alone do not find them. */
const WRITTEN_VARIOUSLY: ReadonlySet<IndicatorType> = new Set([
  'ipv4-addr',
  'ipv6-addr',
  'domain-name',
  'url',
  'email-addr',
]);

/** Makes the records of articles, things and authors. */
export interface Recorder {
  readonly article: (article: Article) => SearchRecord;
  readonly thing: (thing: Thing) => SearchRecord;
  readonly author: (author: Group<null>) => SearchRecord;
  /** What the record of an article has the names of. */
  readonly thingsOf: (article: Article) => readonly Thing[];
}

export function makeRecorder(site: Site, view: View): Recorder {
  const namesOf = remember((thing: Thing): readonly string[] => {
    const names = [thing.name, ...thing.aliases.map(({ name }) => name)];
    return [...new Set(names.map(view.inert))].filter((name) => name !== thing.key);
  });
  const find = ({ kind, key }: { readonly kind: Thing['kind']; readonly key: string }): Covered | undefined =>
    site.things.get(kind)?.get(key);
  const thingsOf = ({ named }: Article): Thing[] => named.things.flatMap((one) => find(one)?.thing ?? []);
  return {
    thingsOf,
    article: (article) => {
      const { title, published, source, tags } = view.card(article);
      const { things, indicators } = article.named;
      return {
        url: view.path(urls.article(article)),
        kind: 'article',
        title: title.text,
        note: [published?.text ?? 'Undated', ...(source === null ? [] : [source.label])].join(' · '),
        day: article.published?.day ?? null,
        opening: article.summary === null ? null : view.inert(article.summary),
        body: view.body(article),
        names: [...new Set([...article.authors.map(view.inert), ...thingsOf(article).flatMap(namesOf)])],
        ownNames: [],
        exact: [
          ...things.flatMap(({ kind, key }) => idsOf(kind, key)),
          ...indicators.flatMap(({ type, value }) => (WRITTEN_VARIOUSLY.has(type) ? [value] : [])),
        ],
        filters: {
          kind: ['article'],
          ...(published !== null && { year: [published.iso.slice(0, 4)] }),
          ...(source !== null && { source: [slugOf(source.url)] }),
          ...(tags.length > 0 && { tag: tags.map(({ url }) => slugOf(url)) }),
        },
      };
    },
    thing: (thing) => ({
      url: view.path(urls.thing(thing)),
      kind: thing.kind,
      title: view.thing(thing).label,
      note: KIND_LABELS[thing.kind].one,
      day: null,
      opening: view.inert(thing.description ?? KIND_LABELS[thing.kind].about),
      body: null,
      names: namesOf(thing),
      ownNames: [thing.key, ...namesOf(thing)],
      exact: idsOf(thing.kind, thing.key),
      filters: { kind: [thing.kind] },
    }),
    author: ({ slug, label, articles }) => {
      // Which spelling is the usual one, any article may change: the first one's changes in its own bundle alone.
      const name = firstOf(articles)?.authors.find((one) => authorSlug(one) === slug) ?? label;
      return {
        url: view.path(urls.author(slug)),
        kind: 'author',
        title: view.inert(name),
        note: AUTHOR_LABELS.one,
        day: null,
        opening: AUTHOR_LABELS.about,
        body: null,
        names: [view.inert(name)],
        ownNames: [view.inert(name)],
        exact: [],
        filters: { kind: ['author'] },
      };
    },
  };
}

/** The id of a thing whose key is one, and what it is a part of: `T1566.001` is found by `T1566`, too. */
function idsOf(kind: Thing['kind'], key: string): string[] {
  if (kind === 'technique') return [...new Set([key, key.replace(/\..*/, '')])];
  if (kind === 'vulnerability') return [key, ...(/^CVE-\d{4}/.exec(key) ?? [])];
  return kind === 'weakness' || kind === 'tactic' ? [key] : [];
}

/** Last part of the address of a tag or a source. */
function slugOf(url: string): string {
  return url.split('/').at(-2) ?? '';
}
