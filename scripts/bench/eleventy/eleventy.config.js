/* A site as one makes it with Eleventy alone: one template an article, collections, pagination, Nunjucks. */
import { readFileSync } from 'node:fs';

const LIST = 50;
const DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeZone: 'UTC' });
const MONTH = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });

export default function (config) {
  const { tags: topics, sources } = JSON.parse(readFileSync(new URL('terms.json', import.meta.url), 'utf8'));
  config.addPassthroughCopy('src/assets');
  config.addPassthroughCopy({ 'src/_headers': '_headers' });

  config.addFilter('iso', (date) => date.toISOString().slice(0, 10));
  config.addFilter('time', (date) => date.toISOString().slice(11, 16));
  config.addFilter('rfc3339', (date) => `${date.toISOString().slice(0, 19)}Z`);
  config.addFilter('rfc822', (date) => date.toUTCString());
  config.addFilter('day', (date) => DAY.format(date));
  config.addFilter('dayUrl', (date) => `/${date.toISOString().slice(0, 10).replaceAll('-', '/')}/`);
  config.addFilter('monthUrl', (date) => `/${date.toISOString().slice(0, 7).replace('-', '/')}/`);
  config.addFilter('monthName', (date) => MONTH.format(date));
  config.addFilter('host', (url) => new URL(url).hostname);
  config.addFilter('topic', (tag) => topics.find((topic) => topic.slug === tag));
  config.addFilter('publisher', (name) => sources.find((source) => source.label === name));
  config.addFilter('groupByDay', (articles) => [...groupBy(articles, ({ date }) => iso(date)).values()]);
  config.addFilter('newest', (articles, count) => [...articles].reverse().slice(0, count));
  config.addFilter('datedOnly', (articles, count) => articles.filter(({ data }) => !data.undated).slice(0, count));
  config.addFilter('level', (count) => (count >= 8 ? 4 : count >= 4 ? 3 : count >= 2 ? 2 : 1));
  config.addFilter('stepsOn', (days, url, date) => {
    const articles = days.find(({ key }) => key === iso(date)).articles;
    const at = articles.findIndex((article) => article.url === url);
    return { previous: articles[at - 1], next: articles[at + 1] };
  });

  const once = (make) => {
    let made;
    return (api) => {
      made ??= make(api);
      return made;
    };
  };
  const articles = (api) => api.getAll().filter(({ data }) => data.id !== undefined);
  const dated = (api) => articles(api).filter(({ data }) => !data.undated);
  const undated = (api) =>
    articles(api)
      .filter(({ data }) => data.undated)
      .sort((a, b) => (a.data.title < b.data.title ? -1 : 1));
  const periods = (length) => (api) =>
    [...groupBy(dated(api), ({ date }) => iso(date).slice(0, length))].map(([key, of], at, all) => ({
      key,
      url: `/${key.replaceAll('-', '/')}/`,
      date: new Date(`${key}${'-01-01'.slice(key.length - 4)}T00:00:00Z`),
      articles: of,
      previous: all[at - 1] && { key: all[at - 1][0], date: all[at - 1][1][0].date },
      next: all[at + 1] && { key: all[at + 1][0], date: all[at + 1][1][0].date },
    }));
  const terms = (known, termsOf) => (api) => {
    const all = groupBy(
      articles(api)
        .reverse()
        .flatMap((article) => termsOf(article).map((term) => ({ term, article }))),
      ({ term }) => term,
    );
    return known
      .filter(({ slug, label }) => all.has(slug) || all.has(label))
      .map((term) => ({ ...term, articles: (all.get(term.slug) ?? all.get(term.label)).map(({ article }) => article) }))
      .sort((a, b) => (a.label < b.label ? -1 : 1));
  };
  const pagesOf = (base, make) => (api) => make(api).flatMap((term) => paged(term, `/${base}/${term.slug}/`));

  const tagTerms = terms(topics, ({ data }) => data.topics);
  const sourceTerms = terms(sources, ({ data }) => [data.source]);
  config.addCollection('articles', once(articles));
  config.addCollection('dated', once(dated));
  config.addCollection('undatedPages', once((api) => paged({ label: 'Undated', articles: undated(api) }, '/undated/')));
  config.addCollection('years', once(periods(4)));
  config.addCollection('months', once(periods(7)));
  config.addCollection('days', once(periods(10)));
  config.addCollection('topics', once(tagTerms));
  config.addCollection('publishers', once(sourceTerms));
  config.addCollection('topicPages', once(pagesOf('tags', tagTerms)));
  config.addCollection('publisherPages', once(pagesOf('sources', sourceTerms)));

  return { dir: { input: 'src' }, markdownTemplateEngine: false, htmlTemplateEngine: 'njk' };
}

function iso(date) {
  return date.toISOString().slice(0, 10);
}

function groupBy(items, keyOf) {
  const groups = new Map();
  for (const item of items) {
    const key = keyOf(item);
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(item);
  }
  return groups;
}

function paged(term, base) {
  const count = Math.ceil(term.articles.length / LIST);
  const urlOf = (number) => (number === 1 ? base : `${base}page/${number}/`);
  return Array.from({ length: count }, (_, at) => ({
    ...term,
    url: urlOf(at + 1),
    base,
    shown: term.articles.slice(at * LIST, (at + 1) * LIST),
    newer: at === 0 ? null : urlOf(at),
    older: at + 1 === count ? null : urlOf(at + 2),
  }));
}
