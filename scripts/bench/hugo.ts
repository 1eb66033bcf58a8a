import { cp } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { joinDocument } from '../article/front-matter.ts';
import { slugify } from '../shared/slugs.ts';
import { type NewFile, writeFiles } from './files.ts';
import type { NewsArticle } from './generate.ts';
import { firstLineOf } from './measure.ts';
import type { Tool } from './tool.ts';
import { SOURCES, TAGS } from './words.ts';

const SKELETON = fileURLToPath(new URL('hugo', import.meta.url));
const ASSETS = fileURLToPath(new URL('../../templates/assets', import.meta.url));
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/**
 * Hugo, with the templates in `hugo/layouts`. Years, months and days are nested sections, as folders by date give
 * them: each has its `_index.md`, and Hugo knows the articles of a section without searching.
 */
export const hugo: Tool = {
  name: 'hugo',
  version: async () => (await firstLineOf('hugo', ['version']))?.match(/v[\d.]+\S*/)?.[0] ?? null,
  install: 'apt-get install hugo',
  mostArticles: Number.POSITIVE_INFINITY,
  template: { file: 'layouts/_default/single.html', text: 'class="article' },
  leftovers: ['.cache', 'resources'],
  differences: [
    'Hugo writes no SHA256SUMS, which is the other file that we have more.',
    'Hugo puts every address into one sitemap; ours are split by year, with an index.',
    'Hugo gives each list a redirect from /page/1/.',
    'Hugo counts pages of a list from the newest and fills them, so that a list can have one page more than ours.',
  ],
  async write(articles, folder) {
    await cp(SKELETON, folder, { recursive: true });
    await cp(ASSETS, path.join(folder, 'static', 'assets'), { recursive: true });
    await writeFiles(path.join(folder, 'content'), contentFiles(articles));
  },
  // A new day, month or year has its own index, as an editor of such a site would write it.
  articleFiles: (article) =>
    [...(article.date === null ? [] : datesOf(article.date).map(section)), articleFile(article)].map((file) => ({
      ...file,
      path: `content/${file.path}`,
    })),
  build: (folder, out) => ({
    program: 'hugo',
    args: ['--source', folder, '--destination', out, '--noBuildLock', '--quiet'],
    cwd: folder,
    env: { HUGO_CACHEDIR: path.join(folder, '.cache') },
  }),
};

function* contentFiles(articles: readonly NewsArticle[]): Iterable<NewFile> {
  yield index('archive', { title: 'Archive', layout: 'archive' });
  if (articles.some(({ date }) => date === null)) yield index('undated', { title: 'Undated', layout: 'undated' });
  yield index('tags', { title: 'Tags', description: 'What the articles are about.' });
  yield index('sources', { title: 'Sources', description: 'Who first published the articles.' });
  const used = new Set(articles.flatMap(({ tags, source }) => [...tags, source]));
  for (const { tag, label, description } of TAGS) {
    if (used.has(tag)) yield index(`tags/${tag}`, { title: label, description });
  }
  // Only tags have a feed.
  for (const { name, home } of SOURCES) {
    if (used.has(name)) yield index(`sources/${slugify(name)}`, { title: name, home, outputs: ['html'] });
  }
  for (const date of new Set(articles.flatMap(({ date }) => (date === null ? [] : datesOf(date))))) yield section(date);
  for (const article of articles) yield articleFile(article);
}

/** `2015`, `2015-09` and `2015-09-28` of a date. */
function datesOf(date: string): string[] {
  return [date.slice(0, 4), date.slice(0, 7), date.slice(0, 10)];
}

function section(date: string): NewFile {
  const [year, month, day] = date.split('-');
  const folder = date.replaceAll('-', '/');
  if (day !== undefined) return index(folder, { date, layout: 'day' });
  if (month === undefined) return index(folder, { title: year, date: `${year}-01-01`, layout: 'year' });
  return index(folder, { title: `${MONTHS[Number(month) - 1]} ${year}`, date: `${date}-01`, layout: 'month' });
}

function index(folder: string, frontMatter: Readonly<Record<string, unknown>>): NewFile {
  return { path: `${folder}/_index.md`, text: joinDocument(frontMatter, '') };
}

function articleFile({ id, title, date, authors, source, url, summary, tags, body, slug }: NewsArticle): NewFile {
  const frontMatter = { id, title, date: date ?? undefined, authors, sources: [source], original: url, summary, tags };
  const folder = date === null ? 'undated' : date.slice(0, 10).replaceAll('-', '/');
  return { path: `${folder}/${slug}.md`, text: joinDocument(frontMatter, body) };
}
