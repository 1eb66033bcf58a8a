import type { Thing } from '../../knowledge/thing.ts';
import { sha256 } from '../../shared/files.ts';
import { remember } from '../../shared/remember.ts';
import type { Page, SearchPage } from '../page.ts';
import { planLater } from '../planned.ts';
import { type Bundle, bundlesOf } from '../search/bundles.ts';
import { makeRecorder } from '../search/records.ts';
import { isDated, type Site } from '../site.ts';
import { urls } from '../urls.ts';
import type { View } from '../view.ts';
import { KIND_LABELS } from '../words.ts';

/** The page that searches, and what it reads: the index in bundles, and the module that opens them. */
export function planSearch(site: Site, view: View): Page[] {
  if (!site.settings.digest.search) return [];
  const language = languageOf(view.info.language);
  const bundles = bundlesOf(site);
  const firstNamed = gatherThings(site, bundles);
  const recorder = makeRecorder(site, view);
  const textOf = remember((thing: Thing) => JSON.stringify(thing));
  return [
    planPage(site, view),
    { kind: 'search-bundle', url: urls.searchBundle('engine'), data: { language, records: [] } },
    ...bundles.map(({ name, articles }, at) => {
      const things = firstNamed[at] ?? [];
      const named = new Set(articles.flatMap((article) => recorder.thingsOf(article)));
      const key = sha256([...articles.map(view.keyOf), ...[...named, ...things].map(textOf)].join('\n'));
      return planLater('search-bundle', { url: urls.searchBundle(name), key }, () => ({
        language,
        records: [...articles.map(recorder.article), ...things.map(recorder.thing)],
      }));
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

/**
 * The things whose records each bundle holds: those that its articles were the first to name, so that one more article
 * changes the bundle of its own time and no other.
 */
function gatherThings(site: Site, bundles: readonly Bundle[]): readonly (readonly Thing[])[] {
  const placeOf = new Map(bundles.flatMap(({ articles }, at) => articles.map((article) => [article, at] as const)));
  const gathered: Thing[][] = bundles.map(() => []);
  for (const ofKind of site.things.values()) {
    for (const { thing, articles } of ofKind.values()) {
      const first = articles.find(isDated) ?? articles[0];
      const place = first === undefined ? undefined : placeOf.get(first);
      if (place !== undefined) gathered[place]?.push(thing);
    }
  }
  return gathered;
}
