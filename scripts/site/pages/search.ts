import type { Thing } from '../../knowledge/thing.ts';
import type { Page, SearchPage } from '../page.ts';
import { type Bundle, bundlesOf } from '../search/bundles.ts';
import { makeRecorder, type Recorder } from '../search/records.ts';
import { isDated, type Site } from '../site.ts';
import { urls } from '../urls.ts';
import type { View } from '../view.ts';
import { KIND_LABELS } from '../words.ts';

/** The page that searches, and what it reads: the index in bundles, and the module that opens them. */
export function planSearch(site: Site, view: View): Page[] {
  if (!site.settings.digest.search) return [];
  const language = (view.info.language.split('-')[0] ?? '').toLowerCase();
  const bundles = bundlesOf(site);
  const firstNamed = gatherThings(site, bundles);
  const recorder = makeRecorder(site, view);
  return [
    planPage(site, view),
    { kind: 'search-bundle', url: urls.searchBundle('engine'), data: { language, records: [] } },
    ...bundles.map(
      (bundle): Page => ({
        kind: 'search-bundle',
        url: urls.searchBundle(bundle.name),
        data: { language, records: recordsOf(bundle, firstNamed, recorder) },
      }),
    ),
    {
      kind: 'search-module',
      url: urls.searchModule,
      data: { bundles: bundles.map(({ name, year }) => ({ name, year })) },
    },
  ];
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
 * Things by the bundle that holds their record: that of the first article that names them, so that one more article
 * changes the bundle of its own time and no other.
 */
function gatherThings(site: Site, bundles: readonly Bundle[]): ReadonlyMap<Bundle, readonly Thing[]> {
  const bundleOf = new Map(bundles.flatMap((bundle) => bundle.articles.map((article) => [article, bundle] as const)));
  const gathered = new Map<Bundle, Thing[]>(bundles.map((bundle) => [bundle, []]));
  for (const ofKind of site.things.values()) {
    for (const { thing, articles } of ofKind.values()) {
      const first = articles.find(isDated) ?? articles[0];
      const bundle = first === undefined ? undefined : bundleOf.get(first);
      if (bundle !== undefined) gathered.get(bundle)?.push(thing);
    }
  }
  return gathered;
}

function recordsOf(bundle: Bundle, things: ReadonlyMap<Bundle, readonly Thing[]>, recorder: Recorder) {
  return [...bundle.articles.map(recorder.article), ...(things.get(bundle) ?? []).map(recorder.thing)];
}
