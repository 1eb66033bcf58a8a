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

/** This program: a content folder of its own kind. */
export const hexdigest: Tool = {
  name: 'hexdigest',
  version: async () => `node ${process.version}`,
  install: 'npm ci',
  differences: [],
  write: (articles, folder) => writeFiles(folder, contentFiles(articles)),
  build: (folder, out) => ({
    program: process.execPath,
    args: ['--import', 'tsx', path.join('scripts', 'build.ts'), '--content', folder, '--out', out, '--now', NOW],
    cwd: ROOT,
  }),
};

function* contentFiles(articles: readonly NewsArticle[]): Iterable<NewFile> {
  const digest = {
    title: 'Hexdigest',
    description: 'What happened in security, day by day, and what came of it.',
    language: 'en-GB',
    base_url: 'https://hexdigest.example/',
    page_size: { home: 30, list: 50 },
    feed: { items: 50, content: 'full' },
  };
  yield { path: 'digest.yaml', text: stringifyYaml(digest) };
  yield { path: 'topics.yaml', text: stringifyYaml({ topics: TAGS }) };
  yield { path: 'sources.yaml', text: stringifyYaml({ sources: SOURCES }) };
  for (const { body, slug, ...fields } of articles) {
    const file = articlePath(fields.date?.slice(0, 10) ?? null, slug);
    yield { path: file, text: joinDocument({ ...fields, date: fields.date ?? undefined }, body) };
  }
}
