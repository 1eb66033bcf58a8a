import type { Article } from '../../article/article.ts';
import { defang } from '../../mentions/indicators.ts';
import { remember } from '../../shared/remember.ts';
import { authorSlug } from '../authors.ts';
import { coverageOf, findCovering } from '../coverage.ts';
import type { ArticlePage, Author, Coverage, Page } from '../page.ts';
import { keyFrom, planLater } from '../planned.ts';
import type { Site } from '../site.ts';
import type { Covered } from '../things.ts';
import { urls } from '../urls.ts';
import type { View } from '../view.ts';
import { filesOf } from './machine-files.ts';
import { findNamedAgain, knownOf, planNamed } from './named.ts';
import { originKeyOf, originOf } from './receipts.ts';

/** A page for each article, with its neighbours of the day. */
export function planArticles(site: Site, view: View): Page[] {
  const keyOf = makeKeyOf(site, view);
  const plan = (article: Article, around: Around): Page => {
    const url = urls.article(article);
    return planLater('article', { url, key: keyOf(article, around), listed: view.listed(url, [article]) }, () =>
      planArticle(article, around, site, view),
    );
  };
  const dated = [...site.days.values()].flatMap((articles) =>
    articles.map((article, at) =>
      plan(article, { previous: articles[at - 1] ?? null, next: articles[at + 1] ?? null }),
    ),
  );
  return [...dated, ...site.undated.map((article) => plan(article, { previous: null, next: null }))];
}

/** The articles before and after one on its day. */
interface Around {
  readonly previous: Article | null;
  readonly next: Article | null;
}

function planArticle(article: Article, { previous, next }: Around, site: Site, view: View): ArticlePage {
  const card = view.card(article);
  const named = planNamed(article, site, view);
  return {
    head: view.head({
      title: card.title.text,
      description: card.summary?.text ?? card.title.text,
      url: urls.article(article),
      picture: view.picture(article),
    }),
    trail: trailTo(article, view),
    article: card,
    standfirst: article.summary === null ? null : card.summary,
    updated: view.updated(article),
    authors: article.authors.map((author) => authorOf(article, author, view)),
    original: original(article, view),
    origin: originOf(article, site, view),
    body: view.body(article),
    lang: card.title.lang,
    ...named,
    coverage: unlike(coverageOf(findCovering(article, site), view), named.hindsight),
    files: filesOf(article, view),
    steps: { previous: previous && linkTo(previous, view), next: next && linkTo(next, view) },
  };
}

/** Makes what tells all that the page of an article is made of. */
function makeKeyOf(site: Site, view: View): (article: Article, around: Around) => string {
  const factsOf = remember((covered: Covered | undefined): string =>
    covered === undefined ? '' : JSON.stringify([view.thing(covered.thing), knownOf(covered.thing, site)]),
  );
  /** All that the page of another article may say of one. */
  const linkOf = remember((article: Article): string =>
    JSON.stringify([urls.article(article), article.title, article.lang, view.source(article)?.label]),
  );
  return (article, { previous, next }) => {
    const { things, ambiguous } = article.named;
    const meanings = ambiguous.flatMap(({ kind, keys }) => keys.map((key) => ({ kind, key })));
    const { earlier, later } = findCovering(article, site);
    return keyFrom([
      view.keyOf(article),
      view.hasCard(article),
      originKeyOf(article, site),
      ...[...things, ...meanings].map(({ kind, key }) => factsOf(site.things.get(kind)?.get(key))),
      ...[previous, next].map((other) => other && linkOf(other)),
      ...[earlier, later].flatMap((some) => [
        some.length,
        ...some.map(([other, shared]) => `${linkOf(other)} ${shared.map(({ kind, key }) => `${kind} ${key}`)}`),
      ]),
      ...findNamedAgain(article, site).map(({ covered, count, by }) => `${covered.thing.key} ${count} ${linkOf(by)}`),
    ]);
  };
}

function authorOf(article: Article, name: string, view: View): Author {
  const slug = authorSlug(name);
  return { ...view.text(article, name), url: slug === '' ? null : view.path(urls.author(slug)) };
}

/** Coverage without what is told as hindsight. */
function unlike({ earlier, later }: Coverage, hindsight: ArticlePage['hindsight']): Coverage {
  const told = new Set(hindsight.flatMap((note) => (note.what === 'named-again' ? note.by.url : [])));
  return { earlier, later: later.filter(({ url }) => !told.has(url)) };
}

function trailTo({ published }: Article, view: View): ArticlePage['trail'] {
  const archive = { url: urls.archive, label: 'Archive' };
  if (published === null) return view.trail(archive, { url: urls.undated, label: 'Undated' });
  const month = published.day.slice(0, 7);
  return view.trail(
    archive,
    { url: urls.month(month), label: view.month(month) },
    { url: urls.day(published.day), label: view.day(published.day).text },
  );
}

/** The place of first publication is a link only on a host of the editor's own list: an article file may name any. */
function original({ url }: Article, view: View): ArticlePage['original'] {
  if (url === null) return null;
  return view.isPublishers(url) ? { url, text: new URL(url).hostname } : { url: null, text: defang(view.inert(url)) };
}

function linkTo(article: Article, view: View) {
  const { url, title } = view.card(article);
  return { url, label: title.text };
}
