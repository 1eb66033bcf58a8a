import { cp, rm, symlink } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { articlePath } from '../article/article.ts';
import { joinDocument } from '../article/front-matter.ts';
import { stringifyYaml } from '../article/yaml.ts';
import { type NewFile, writeFiles } from './files.ts';
import type { NewsArticle } from './generate.ts';
import type { Tool } from './tool.ts';
import { SOURCES, TAGS } from './words.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** Later than every article, so that none waits. */
const NOW = '2026-01-01T00:00:00Z';

/** What the program consists of; a case may change it, so that it is measured in a copy. */
const PROGRAM = [
  'scripts',
  'templates',
  'content',
  'eleventy.config.ts',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
];

/** This program, copied beside a content folder of its own. */
function ours(name: string, options: Pick<Tool, 'mostArticles' | 'differences'> & { readonly isWhole: boolean }): Tool {
  const { isWhole, ...rest } = options;
  return {
    ...rest,
    name,
    version: async () => `node ${process.version}`,
    install: 'npm ci',
    template: { file: 'program/templates/pages/article.11ty.tsx', text: 'class="article' },
    leftovers: ['../.out-build', 'content/.cache', 'content/urls.tsv', 'content/imports.tsv', 'content/receipts'],
    write: async (articles, folder) => {
      for (const part of PROGRAM)
        await cp(path.join(ROOT, part), path.join(folder, 'program', part), { recursive: true });
      await rm(path.join(folder, 'program/content/inbox'), { recursive: true, force: true });
      await symlink(path.join(ROOT, 'node_modules'), path.join(folder, 'program/node_modules'));
      await writeFiles(path.join(folder, 'content'), contentFiles(articles, isWhole));
    },
    articleFiles: (article) => [{ ...articleFile(article), path: `content/${articleFile(article).path}` }],
    build: (folder, out) => ({
      program: process.execPath,
      args: [
        ...['scripts/run.js', 'build'],
        ...['--content', path.join(folder, 'content'), '--out', out, '--now', NOW],
      ],
      cwd: path.join(folder, 'program'),
    }),
  };
}

/** Without what no peer makes and the settings can turn off. */
export const hexdigest = ours('hexdigest', {
  isWhole: false,
  mostArticles: Number.POSITIVE_INFINITY,
  differences: [
    'Hexdigest also makes pages, feeds and tables of what articles name, weeks, feeds in three formats, STIX and MISP files.',
  ],
});

/** With its search and its receipt pages; social cards are what it still lacks. */
export const whole = ours('hexdigest-whole', {
  isWhole: true,
  mostArticles: 10_000,
  differences: ['Hexdigest-whole is the same with its search index and with receipt pages.'],
});

/** The content folder of articles: settings, and a file an article. `isWhole` tells whether the site has its search. */
export function* contentFiles(articles: readonly NewsArticle[], isWhole = false): Iterable<NewFile> {
  const digest = {
    title: 'Hexdigest',
    description: 'What happened in security, day by day, and what came of it.',
    language: 'en-GB',
    base_url: 'https://hexdigest.example/',
    page_size: { home: 30, list: 50 },
    feed: { items: 50, content: 'full' },
    // No peer draws any; what one costs stands in docs/performance.md.
    social_cards: false,
    search: isWhole,
    receipts: isWhole,
  };
  yield { path: 'digest.yaml', text: stringifyYaml(digest) };
  yield { path: 'topics.yaml', text: stringifyYaml({ topics: TAGS }) };
  yield { path: 'sources.yaml', text: stringifyYaml({ sources: SOURCES }) };
  for (const article of articles) yield articleFile(article);
}

function articleFile({ body, slug, ...fields }: NewsArticle): NewFile {
  const file = articlePath(fields.date?.slice(0, 10) ?? null, slug);
  return { path: file, text: joinDocument({ ...fields, date: fields.date ?? undefined }, body) };
}
