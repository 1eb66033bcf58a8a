import type { Article } from '../../article/article.ts';
import type { Page, SearchPage } from '../page.ts';
import { keyFrom, type Planned, planLater } from '../planned.ts';
import { type Bundle, bundlesOf, firstOf } from '../search/bundles.ts';
import { makeRecorder } from '../search/records.ts';
import type { Site } from '../site.ts';
import { urls } from '../urls.ts';
import type { View } from '../view.ts';
import { AUTHOR_LABELS, KIND_LABELS } from '../words.ts';

/** The page that searches, and what it reads: the index in bundles, and the module that opens them. */
export function planSearch(site: Site, view: View): Planned[] {
  if (!site.settings.digest.search) return [];
  const language = languageOf(view.info.language);
  const bundles = bundlesOf(site);
  const things = shareOut(
    [...site.things.values()].flatMap((ofKind) => [...ofKind.values()]),
    bundles,
  );
  const authors = shareOut(site.authors, bundles);
  const recorder = makeRecorder(site, view);
  return [
    planPage(site, view),
    { kind: 'search-bundle', url: urls.searchBundle('engine'), data: { language, records: [] } },
    ...bundles.map(({ name, articles }, at) => {
      const own = (things[at] ?? []).map(({ thing }) => thing);
      const names = (authors[at] ?? []).map(recorder.author);
      const written = articles.map(view.keyOf);
      const authored = JSON.stringify(names);
      return view.unit(
        `search ${name}`,
        [...written, ...own.map(({ kind, key }) => `${kind} ${key}`), authored],
        () => {
          const named = new Set(articles.flatMap((article) => recorder.thingsOf(article)));
          const key = keyFrom([...written, ...[...named, ...own].map(view.thingKeyOf), authored]);
          const make = () => ({
            language,
            records: [...articles.map(recorder.article), ...own.map(recorder.thing), ...names],
          });
          return [planLater('search-bundle', { url: urls.searchBundle(name), key }, make)];
        },
      );
    }),
    {
      kind: 'search-module',
      url: urls.searchModule,
      data: { language, bundles: bundles.map(({ name, year }) => ({ name, year })) },
    },
  ];
}

/** Writing without spaces is found by pairs of signs, which are words by the rules of English: by its own, Pagefind looks for others. */
const WITHOUT_SPACES = /^(?:zh|ja|th|lo|km|my)$/;

/** The language by whose rules Pagefind finds a word in its other forms. */
function languageOf(tag: string): string {
  const language = (tag.split('-')[0] ?? '').toLowerCase();
  return WITHOUT_SPACES.test(language) ? 'en' : language;
}

function planPage(site: Site, view: View): Page {
  const title = 'Search';
  const description = 'Every article, and the pages of what they name. Searching happens on your device.';
  const data: SearchPage = {
    head: view.head({ title, description, url: urls.search }),
    trail: view.trail(),
    module: view.path(urls.searchModule),
    years: [...site.years.keys()].reverse().map((year) => ({ value: year, label: year })),
    kinds: [
      { value: 'article', label: 'Articles' },
      ...[...site.things].flatMap(([kind, { size }]) =>
        size === 0 ? [] : [{ value: kind, label: KIND_LABELS[kind].many }],
      ),
      ...(site.authors.length === 0 ? [] : [{ value: 'author', label: AUTHOR_LABELS.many }]),
    ],
    tags: site.tags.map(({ slug, label }) => ({ value: slug, label: view.inert(label) })),
    sources: site.sources.map(({ slug, label }) => ({ value: slug, label: view.inert(label) })),
    browse: [
      { url: view.path(urls.archive), label: 'Archive', about: 'Everything by year, month and day.' },
      { url: view.path(urls.tags), label: 'Tags', about: 'By topic.' },
      { url: view.path(urls.sources), label: 'Sources', about: 'By who reported it.' },
      {
        url: view.path(urls.explore),
        label: 'Explore',
        about: 'By vulnerability, group, malware, technique and indicator.',
      },
    ],
  };
  return { kind: 'search', url: urls.search, data };
}

/** The things or authors whose records each bundle holds: those of which it has the first article. */
function shareOut<T extends { readonly articles: readonly Article[] }>(
  all: readonly T[],
  bundles: readonly Bundle[],
): readonly (readonly T[])[] {
  const placeOf = new Map(bundles.flatMap(({ articles }, at) => articles.map((article) => [article, at] as const)));
  const shares: T[][] = bundles.map(() => []);
  for (const one of all) {
    const first = firstOf(one.articles);
    const place = first === undefined ? undefined : placeOf.get(first);
    if (place !== undefined) shares[place]?.push(one);
  }
  return shares;
}
