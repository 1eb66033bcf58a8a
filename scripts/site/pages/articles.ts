import type { Article } from '../../article/article.ts';
import { defang } from '../../mentions/indicators.ts';
import { groupBy } from '../../shared/group.ts';
import { remember } from '../../shared/remember.ts';
import { authorSlug } from '../authors.ts';
import { coverageOf, findCovering } from '../coverage.ts';
import type { ArticlePage, Author, Coverage, Page } from '../page.ts';
import { keyFrom, type Planned, planLater, type Unit } from '../planned.ts';
import type { Site } from '../site.ts';
import type { Covered } from '../things.ts';
import { urls } from '../urls.ts';
import type { View } from '../view.ts';
import { filesOf } from './machine-files.ts';
import { findNamedAgain, knownOf, planNamed } from './named.ts';
import { originKeyOf, originOf } from './receipts.ts';

/** A page for each article, with its neighbours of the day. */
export function planArticles(site: Site, view: View): Planned[] {
  const [exact, rough] = [exactly(site, view), roughly(view)];
  const unit = (name: string, placed: readonly Placed[]): Unit => {
    const parts = placed.map((one) => tell(one, rough, site, view).join());
    return view.unit(`article ${name}`, parts, () =>
      placed.map((one): Page => {
        const url = urls.article(one.article);
        const key = keyFrom(tell(one, exact, site, view));
        return planLater('article', { url, key, listed: view.listed(url, [one.article]) }, () =>
          planArticle(one, site, view),
        );
      }),
    );
  };
  const months = groupBy([...site.days], ([day]) => day.slice(0, 7));
  return [
    ...[...months].map(([month, days]) =>
      unit(
        month,
        days.flatMap(([, articles]) => place(articles)),
      ),
    ),
    unit(
      'undated',
      site.undated.map((article) => ({ article, previous: null, next: null })),
    ),
  ];
}

/** The articles of a day in their places. */
function place(articles: readonly Article[]): Placed[] {
  return articles.map((article, at) => ({
    article,
    previous: articles[at - 1] ?? null,
    next: articles[at + 1] ?? null,
  }));
}

/** An article with those before and after it on its day. */
interface Placed {
  readonly article: Article;
  readonly previous: Article | null;
  readonly next: Article | null;
}

function planArticle({ article, previous, next }: Placed, site: Site, view: View): ArticlePage {
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

/** What the page of an article says of others. */
interface Others {
  readonly ofArticle: (article: Article) => string;
  readonly ofThing: (covered: Covered) => string;
}

/** No more than what is said. */
function exactly(site: Site, view: View): Others {
  return {
    ofArticle: remember((article) =>
      JSON.stringify([urls.article(article), article.title, article.lang, view.source(article)?.label]),
    ),
    ofThing: remember(({ thing }) => JSON.stringify([view.thing(thing), knownOf(thing, site)])),
  };
}

/** All that there may be to say, besides what {@link View.unit} knows. */
function roughly({ keyOf }: View): Others {
  return { ofArticle: keyOf, ofThing: ({ thing }) => thing.key };
}

/** Tells all that the page of an article is made of. */
function tell({ article, previous, next }: Placed, { ofArticle, ofThing }: Others, site: Site, view: View): unknown[] {
  const { things, ambiguous } = article.named;
  const meanings = ambiguous.flatMap(({ kind, keys }) => keys.map((key) => ({ kind, key })));
  const { earlier, later } = findCovering(article, site);
  return [
    view.keyOf(article),
    view.hasCard(article),
    originKeyOf(article, site),
    ...[...things, ...meanings].map(({ kind, key }) => {
      const covered = site.things.get(kind)?.get(key);
      return covered && ofThing(covered);
    }),
    ...[previous, next].map((other) => other && ofArticle(other)),
    ...[earlier, later].flatMap((some) => [
      some.length,
      ...some.map(([other, shared]) => `${ofArticle(other)} ${shared.map(({ kind, key }) => `${kind} ${key}`)}`),
    ]),
    ...findNamedAgain(article, site).map(({ covered, count, by }) => `${covered.thing.key} ${count} ${ofArticle(by)}`),
  ];
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
