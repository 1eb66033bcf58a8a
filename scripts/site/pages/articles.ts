import type { Article } from '../../article/article.ts';
import { defang } from '../../mentions/indicators.ts';
import { authorSlug } from '../authors.ts';
import { coverageOf } from '../coverage.ts';
import type { ArticlePage, Author, Coverage, Page } from '../page.ts';
import type { Site } from '../site.ts';
import { urls } from '../urls.ts';
import { stepsIn, type View } from '../view.ts';
import { filesOf } from './machine-files.ts';
import { planNamed } from './named.ts';
import { originOf } from './receipts.ts';

/** A page for each article, with its neighbours of the day. */
export function planArticles(site: Site, view: View): Page[] {
  const dated = [...site.days.values()].flatMap((articles) =>
    articles.map((article, at) =>
      planArticle(
        article,
        site,
        view,
        stepsIn(articles, at, (other) => linkTo(other, view)),
      ),
    ),
  );
  const undated = site.undated.map((article) => planArticle(article, site, view, { previous: null, next: null }));
  return [...dated, ...undated];
}

function planArticle(article: Article, site: Site, view: View, steps: ArticlePage['steps']): Page {
  const card = view.card(article);
  const url = urls.article(article);
  const named = planNamed(article, site, view);
  return {
    kind: 'article',
    url,
    data: {
      head: view.head({
        title: card.title.text,
        description: card.summary?.text ?? card.title.text,
        url,
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
      coverage: unlike(coverageOf(article, site, view), named.hindsight),
      files: filesOf(article, view),
      steps,
    },
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
