import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Settings } from '../settings/settings.ts';
import { type Cache, openCache } from '../shared/cache.ts';
import { type Digests, digest, openDigests } from '../shared/digests.ts';
import { ContentError, codeOf, messageOf, type Problem } from '../shared/errors.ts';
import { listTree } from '../shared/files.ts';
import { startProgress } from '../shared/progress.ts';
import { compare, excerpt, foldLineEnds, showable } from '../shared/text.ts';
import { type Moment, toMoment } from './dates.ts';
import { bodyOf, checkFrontMatter, FrontMatter, splitDocument } from './front-matter.ts';
import { firstParagraph } from './plain.ts';
import { slugify } from './slugs.ts';
import { sketchWords } from './words.ts';
import type { Checked } from './yaml.ts';

const LONGEST_OPENING = 240;

/** An article of the editor's, read and checked. */
export interface Article {
  /** 16 hex digits, assigned once. */
  readonly id: string;
  readonly title: string;
  /** `null` for an article whose date nobody knows. */
  readonly published: Moment | null;
  readonly updated: Moment | null;
  readonly authors: readonly string[];
  readonly source: string | null;
  readonly url: string | null;
  readonly summary: string | null;
  readonly tags: readonly string[];
  /** BCP 47. */
  readonly lang: string | null;
  readonly draft: boolean;
  /** The article file that it was made from, relative to the content folder. */
  readonly original: string | null;
  /** Other article files that hold the same article. */
  readonly alsoIn: readonly string[];
  /** The beginning of its first paragraph as plain text; `''` where it has none. */
  readonly opening: string;
  /** Sketch of the words of its title and body. */
  readonly words: string;
  /** Relative to the content folder: `articles/2015/09/28-slug.md`. */
  readonly file: string;
  readonly slug: string;
  /** Digest of the file as it stands. */
  readonly digest: string;
}

/** Articles in the order of their paths, and everything that is wrong with the others. */
export interface Loaded {
  readonly articles: readonly Article[];
  readonly problems: readonly Problem[];
  /** Paths of all article files, those that can't be read included, relative to the content folder. */
  readonly files: readonly string[];
}

/**
 * Reads every `.md` below `content/articles`; what an article says is kept from run to run. The site's time zone decides
 * the day of an instant.
 */
export async function loadArticles({ content, digest: { time_zone: zone } }: Settings): Promise<Loaded> {
  const entries = listTree(path.join(content, 'articles')).filter((entry) => entry.path.endsWith('.md'));
  const digests = openDigests(content, 'articles');
  const cache = openCache(content, 'articles');
  const articles: Article[] = [];
  const problems: Problem[] = [];
  const progress = startProgress('Reading articles', entries.length);
  for (const [at, entry] of entries.entries()) {
    progress.at(at);
    const file = `articles/${entry.path}`;
    const read =
      entry.kind === 'link' ? isLink(path.join(content, file)) : readArticle(file, { content, digests, cache, zone });
    if (read.ok) articles.push(read.value);
    else problems.push(...read.problems);
  }
  progress.end();
  digests.save();
  cache.save();
  return {
    articles,
    problems: [...problems, ...sameIds(content, articles)],
    files: entries.map((entry) => `articles/${entry.path}`),
  };
}

function isLink(shown: string): { readonly ok: false; readonly problems: Problem[] } {
  const fix = 'Put the article itself here.';
  return { ok: false, problems: [{ file: shown, line: null, what: 'This is a link, not a file.', fix }] };
}

function readArticle(
  file: string,
  {
    content,
    digests,
    cache,
    zone,
  }: { readonly content: string; readonly digests: Digests; readonly cache: Cache; readonly zone: string },
): ReturnType<typeof parseArticle> {
  const shown = path.join(content, file);
  try {
    // Its place counts, since its slug is in it.
    const known = cache.get<Article>(keyOf(digests.of(file), zone, file));
    if (known !== undefined) return { ok: true, value: known };
    const { bytes, digest } = digests.read(file);
    const parsed = parseArticle(bytes.toString(), { file, shown, zone, digest });
    if (parsed.ok) cache.set(keyOf(digest, zone, file), parsed.value);
    return parsed;
  } catch (error) {
    const what = `It can't be read: ${messageOf(error)}`;
    return { ok: false, problems: [{ file: shown, line: null, what, fix: 'Make it a file that you may read.' }] };
  }
}

function keyOf(digest: string, zone: string, file: string): string {
  return `${digest} ${zone} ${file}`;
}

/**
 * The Markdown of an article as it stands in its file, without what neither XML nor HTML can show.
 *
 * @param content the content folder
 * @throws {ContentError} when the file is not the one that was read before
 */
export function readBody(content: string, { file, digest: expected }: Pick<Article, 'file' | 'digest'>): string {
  const place = path.join(content, file);
  const fix = 'Build again.';
  let bytes: Buffer;
  try {
    bytes = readFileSync(place);
  } catch (error) {
    const problem =
      codeOf(error) === 'ENOENT'
        ? { what: 'It went while the site was built.', fix }
        : { what: `It can't be read: ${messageOf(error)}`, fix: 'Make it a file that you may read.' };
    throw new ContentError([{ file: place, line: null, ...problem }]);
  }
  if (digest(bytes) !== expected)
    throw new ContentError([{ file: place, line: null, what: 'It was changed while the site was built.', fix }]);
  return bodyText(bytes.toString());
}

function bodyText(document: string): string {
  return showable(foldLineEnds(bodyOf(document)));
}

/**
 * Reads one article.
 *
 * @param at `file` relative to the content folder, `shown` as problems name it, `zone` of the site, `digest` of the file
 */
export function parseArticle(
  document: string,
  at: { readonly file: string; readonly shown: string; readonly zone: string; readonly digest: string },
): Checked<Article> {
  const { yaml } = splitDocument(document);
  const body = bodyText(document);
  if (yaml === null) {
    const what = 'It does not begin with a front matter: a line ---, the fields, and a line --- again.';
    return {
      ok: false,
      problems: [
        {
          file: at.shown,
          line: 1,
          what,
          fix: 'Put the front matter back, or move the file to inbox/ to have it made.',
        },
      ],
    };
  }
  if (yaml.problems.length === 0 && !hasId(yaml.value)) {
    const what = 'Its front matter has no id; feeds know an article by it.';
    return {
      ok: false,
      problems: [{ file: at.shown, line: 1, what, fix: `Add the line: id: ${digest(document)}` }],
    };
  }
  const checked = checkFrontMatter(yaml, FrontMatter, at.shown);
  if (!checked.ok) return { ok: false, problems: checked.problems };
  const { value } = checked;
  const article: Article = {
    id: value.id,
    title: value.title,
    published: value.date === undefined ? null : toMoment(value.date, at.zone),
    updated: value.updated === undefined ? null : toMoment(value.updated, at.zone),
    authors: value.authors ?? [],
    source: value.source || null,
    url: value.url ?? null,
    summary: value.summary || null,
    tags: value.tags ?? [],
    lang: value.lang ?? null,
    draft: value.draft ?? false,
    original: value.original ?? null,
    alsoIn: value.alsoIn ?? [],
    opening: excerpt(firstParagraph(body), LONGEST_OPENING),
    words: sketchWords(`${value.title}\n${body}`),
    file: at.file,
    slug: slugOf(at.file, value.id),
    digest: at.digest,
  };
  return { ok: true, value: article };
}

function hasId(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'id' in value && value.id !== null;
}

/** The file's name without the day that ingest puts before it, as a slug; not cut where a slug of a title would be. */
function slugOf(file: string, id: string): string {
  const name = path.posix.basename(file, '.md');
  const title = /\/\d{4}\/\d{2}\/[^/]+$/.test(file) ? name.replace(/^\d{2}-/, '') : name;
  return slugify(title, title.length) || id;
}

/** Where the article of a draft goes: by its day, or among the undated. */
export function articlePath(day: string | null, slug: string): string {
  return day === null
    ? `articles/undated/${slug}.md`
    : `articles/${day.slice(0, 4)}/${day.slice(5, 7)}/${day.slice(8)}-${slug}.md`;
}

function sameIds(content: string, articles: readonly Article[]): Problem[] {
  const first = new Map<string, Article>();
  return [...articles]
    .sort((a, b) => compare(a.file, b.file))
    .flatMap((article) => {
      const other = first.get(article.id);
      if (other === undefined) first.set(article.id, article);
      if (other === undefined) return [];
      const what = `Its id ${article.id} is also that of ${other.file}; subscribers would take the two for one.`;
      return [
        {
          file: path.join(content, article.file),
          line: 2,
          what,
          fix: 'Delete one of the two, or give the newer one an id of its own (16 hex digits).',
        },
      ];
    });
}
