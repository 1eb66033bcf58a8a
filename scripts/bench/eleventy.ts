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

const SKELETON = fileURLToPath(new URL('eleventy', import.meta.url));
const ASSETS = fileURLToPath(new URL('../../templates/assets', import.meta.url));
const COMMAND = fileURLToPath(new URL('../../node_modules/@11ty/eleventy/cmd.cjs', import.meta.url));

/** Eleventy by itself, the plain way: each article is a template of its own, and lists are made of collections. */
export const eleventy: Tool = {
  name: 'eleventy',
  version: () => firstLineOf(process.execPath, [COMMAND, '--version']),
  install: 'npm ci',
  // Its time grows faster than the site, since every list is made of all articles.
  mostArticles: 1000,
  template: { file: 'src/_includes/article.njk', text: 'class="article' },
  leftovers: [],
  differences: [
    'Eleventy writes no SHA256SUMS and no _redirects.',
    'Eleventy puts every address into one sitemap; ours are split by year, with an index.',
    'Eleventy counts pages of a list from the newest and fills them, so that a list can have one page more than ours.',
  ],
  async write(articles, folder) {
    await cp(SKELETON, folder, { recursive: true });
    await cp(ASSETS, path.join(folder, 'src/assets'), { recursive: true });
    await writeFiles(folder, [termsFile(), ...articles.map(articleFile)]);
  },
  articleFiles: (article) => [articleFile(article)],
  build: (folder, out) => ({
    program: process.execPath,
    args: [COMMAND, '--quiet', `--output=${path.relative(folder, out)}`],
    cwd: folder,
  }),
};

function termsFile(): NewFile {
  const tags = TAGS.map(({ tag, label, description }) => ({ slug: tag, label, description }));
  const sources = SOURCES.map(({ name, home }) => ({ slug: slugify(name), label: name, home }));
  return { path: 'terms.json', text: JSON.stringify({ tags, sources }) };
}

function articleFile({ id, title, date, authors, source, url, summary, tags, body, slug }: NewsArticle): NewFile {
  const of = { id, title, date: date ?? undefined, undated: date === null, authors, source, original: url, summary };
  const folder = date === null ? 'undated' : date.slice(0, 10).replaceAll('-', '/');
  return {
    path: `src/${folder}/${slug}.md`,
    text: joinDocument({ layout: 'article.njk', ...of, topics: tags }, body),
  };
}
