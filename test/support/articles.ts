import type { Article } from '../../scripts/article/article.ts';
import { toMoment } from '../../scripts/article/dates.ts';
import { sketchWords } from '../../scripts/article/words.ts';
import { NOTHING_NAMED } from '../../scripts/mentions/named.ts';
import { Digest } from '../../scripts/settings/digest.ts';
import type { Settings } from '../../scripts/settings/settings.ts';
import { Sources } from '../../scripts/settings/sources.ts';
import { Topics } from '../../scripts/settings/topics.ts';
import { sha256 } from '../../scripts/shared/files.ts';
import { slugify } from '../../scripts/shared/slugs.ts';
import type { ReadingShown } from '../../scripts/site/page.ts';

/** What the editor has set, the rest by default. */
export function makeSettings(
  files: { readonly digest?: object; readonly topics?: readonly object[]; readonly sources?: readonly object[] } = {},
): Settings {
  return {
    content: '/content',
    digest: Digest.parse(files.digest ?? {}),
    topics: Topics.parse({ topics: files.topics ?? [] }).topics,
    sources: Sources.parse({ sources: files.sources ?? [] }).sources,
  };
}

/** An article with a title and, unless it is undated, a date; what else it states goes into `more`. */
export function makeArticle(
  title: string,
  date: string | null,
  { zone = 'UTC', ...more }: Partial<Article> & { readonly zone?: string } = {},
): Article {
  const published = date === null ? null : toMoment(date, zone);
  const slug = slugify(title);
  const folder = published === null ? 'undated/' : `${published.day.slice(0, 7).replace('-', '/')}/`;
  return {
    id: sha256(`${title} ${date}`).slice(0, 16),
    title,
    published,
    updated: null,
    authors: [],
    source: null,
    url: null,
    summary: null,
    tags: [],
    lang: null,
    draft: false,
    original: null,
    alsoIn: [],
    digest: '0000000000000000',
    opening: `The text of ${title}.`,
    words: sketchWords(`${title}\nThe text of ${title}.`),
    named: NOTHING_NAMED,
    file: `articles/${folder}${published === null ? '' : `${published.day.slice(8)}-`}${slug}.md`,
    slug,
    ...more,
  };
}

/** Stands for accounts where a test has none. */
export function noAccount(): ReadingShown {
  throw new Error('There is no account.');
}
