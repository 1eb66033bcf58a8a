import type { Article } from '../../article/article.ts';
import type { ThingKind } from '../../mentions/mention.ts';
import { hasFeed } from '../feeds.ts';
import type { Page } from '../page.ts';
import type { Planned } from '../planned.ts';
import type { Group, Site } from '../site.ts';
import { urls } from '../urls.ts';
import type { View } from '../view.ts';
import { KIND_LABELS } from '../words.ts';
import { feedKeysOf } from './feed-list.ts';

const CHOICES = `${urls.watchlist}choices.json`;
const NEWEST = `${urls.watchlist}newest.json`;
/** So many of the newest articles are looked through for what a reader watches. */
const MOST_ARTICLES = 300;
/** In the order in which they are offered. */
const KINDS: readonly ThingKind[] = [
  'group',
  'malware',
  'vulnerability',
  'technique',
  'product',
  'vendor',
  'weakness',
  'tactic',
];

/** The page on which readers choose what they follow, in their browsers alone, and the files that it reads there. */
export function planWatchlist(site: Site, view: View): Planned[] {
  const title = 'Watchlist';
  const description =
    'Choose what to follow, and get the news and the feeds of that alone. The list stays on your device.';
  return [
    {
      kind: 'watchlist',
      url: urls.watchlist,
      data: {
        head: view.head({ title, description, url: urls.watchlist }),
        trail: view.trail(),
        choices: view.path(CHOICES),
        newest: view.path(NEWEST),
        browse: [
          { url: view.path(urls.tags), label: 'Tags' },
          { url: view.path(urls.sources), label: 'Sources' },
          { url: view.path(urls.explore), label: 'Groups, malware, vulnerabilities, techniques' },
        ],
      },
    },
    view.unit('watchlist', feedKeysOf(site), () => [planChoices(site, view)]),
    planNewest(site, view),
  ];
}

/** Only what has a feed, and no counts: one article more changes nothing here unless it names what none named before. */
function planChoices({ tags, sources, things }: Site, view: View): Page {
  const groups = (label: string, one: string, url: (slug: string) => string, of: readonly Group<unknown>[]) => ({
    label,
    one,
    choices: of
      .filter(hasFeed)
      .map(({ slug, label }) => ({ place: placeOf(url(slug)), label: view.inert(label), names: '' })),
  });
  const ofKind = (kind: ThingKind) => ({
    label: KIND_LABELS[kind].many,
    one: KIND_LABELS[kind].one,
    choices: [...(things.get(kind)?.values() ?? [])].filter(hasFeed).map(({ thing }) => ({
      place: placeOf(urls.thing(thing)),
      label: view.thing(thing).label,
      names: thing.aliases.map(({ name }) => view.inert(name)).join(', '),
    })),
  });
  const kinds = [
    groups('Tags', 'Tag', urls.tag, tags),
    ...KINDS.map(ofKind),
    groups('Sources', 'Source', urls.source, sources),
  ];
  return {
    kind: 'watchlist-data',
    url: CHOICES,
    data: { part: 'choices', kinds: kinds.filter(({ choices }) => choices.length > 0) },
  };
}

function planNewest(site: Site, view: View): Page {
  const { basePath } = view.info;
  const aboutOf = (article: Article): string[] => {
    const { tags, source } = view.card(article);
    const links = [...tags, ...(source === null ? [] : [source])];
    return [
      ...links.map(({ url }) => url.slice(basePath.length)),
      ...article.named.things.map((named) => placeOf(urls.thing(named))),
    ];
  };
  const articles = site.dated
    .slice(-MOST_ARTICLES)
    .reverse()
    .map((article) => {
      const { url, title, published, source } = view.card(article);
      const note = [...(published === null ? [] : [published.text]), ...(source === null ? [] : [source.label])];
      return { url, title: title.text, note: note.join(' · '), about: aboutOf(article) };
    });
  return { kind: 'watchlist-data', url: NEWEST, data: { part: 'newest', articles } };
}

function placeOf(url: string): string {
  return url.slice(1);
}
