import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Named } from '../mentions/named.ts';
import { type Namer, NO_NAMER } from '../mentions/namer.ts';
import { hostOf } from '../settings/sources.ts';
import { digest } from '../shared/digests.ts';
import { ContentError, codeOf, messageOf, type Problem } from '../shared/errors.ts';
import { LONGEST_SLUG, slugify } from '../shared/slugs.ts';
import { foldLineEnds, showable } from '../shared/text.ts';
import { type Moment, toMoment } from './dates.ts';
import { bodyOf, checkFrontMatter, FrontMatter, splitDocument, UNCLOSED } from './front-matter.ts';
import type { Remains } from './lost-id.ts';
import { proseOf } from './markdown.ts';
import { openingOf } from './plain.ts';
import { findStrayKeys, type StrayKey, withStrayKeys } from './stray-keys.ts';
import { sketchWords } from './words.ts';
import { type Checked, isWritten, soundKeys, type Yaml } from './yaml.ts';

/** For an article whose missing id is told in words of its own. */
const WithoutId = FrontMatter.extend({ id: z.unknown().optional() });

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
  /** Absent where its body says something. */
  readonly isEmpty?: true;
  readonly named: Named;
  /** Absent where there are none. */
  readonly strayKeys?: readonly StrayKey[];
  /** Relative to the content folder: `articles/2015/09/28-slug.md`. */
  readonly file: string;
  readonly slug: string;
  /** Digest of the file as it stands. */
  readonly digest: string;
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
 * @param at `file` relative to the content folder, `shown` as problems name it, `zone` of the site, `digest` of the file,
 *   `findLostId` what tells the id that an article without one had
 */
export function parseArticle(
  document: string,
  at: {
    readonly file: string;
    readonly shown: string;
    readonly zone: string;
    readonly digest: string;
    readonly findLostId?: (remains: Remains) => string | null;
  },
  namer: Namer = NO_NAMER,
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
  if (yaml === UNCLOSED) {
    const what = 'Its front matter is not closed: below the fields no line is --- and nothing else.';
    const fix = 'Write a line --- of its own below the last field.';
    return { ok: false, problems: [{ file: at.shown, line: 1, what, fix }] };
  }
  const strayKeys = findStrayKeys(yaml);
  const noId = findNoId(yaml, document, at);
  if (noId !== null) {
    const others = checkFrontMatter(yaml, WithoutId, at.shown);
    const problems = [noId, ...(others.ok ? [] : others.problems)];
    return { ok: false, problems: withStrayKeys(problems, strayKeys, at.shown) };
  }
  const checked = checkFrontMatter(yaml, FrontMatter, at.shown);
  if (!checked.ok) return { ok: false, problems: withStrayKeys(checked.problems, strayKeys, at.shown) };
  const { value } = checked;
  const prose = proseOf(body);
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
    opening: openingOf(body, LONGEST_OPENING),
    words: sketchWords(`${value.title}\n${body}`),
    ...(prose.text.trim() === '' && { isEmpty: true }),
    named: namer.name({ title: value.title, summary: value.summary || null, prose }, hostOf(value.url)),
    ...(strayKeys.length > 0 && { strayKeys }),
    file: at.file,
    slug: slugOf(at.file, value.id),
    digest: at.digest,
  };
  return { ok: true, value: article };
}

/** The problem that a front matter has no id, with the line to add; `null` where it has one, or one that can't be read. */
function findNoId(
  yaml: Yaml,
  document: string,
  { file, shown, findLostId }: Parameters<typeof parseArticle>[1],
): Problem | null {
  const isValid = yaml.problems.length === 0;
  const { id, original } = Object(isValid ? yaml.value : soundKeys(yaml.text).value);
  if (isValid ? id !== undefined && id !== null : isWritten(yaml, 'id')) return null;
  const what = 'Its front matter has no id; feeds know an article by it.';
  const lost =
    findLostId?.({ slug: slugOf(file, ''), original: typeof original === 'string' ? original : null }) ?? null;
  const fix = lost === null ? `Add the line: id: ${digest(document)}` : `Put the line back: id: ${lost}`;
  return { file: shown, line: 1, what, fix };
}

/** The file's name without the day that ingest puts before it, as a slug; not cut where a slug of a title would be. */
function slugOf(file: string, id: string): string {
  const name = path.posix.basename(file, '.md');
  const title = /\/\d{4}\/\d{2}\/[^/]+$/.test(file) ? name.replace(/^\d{2}-/, '') : name;
  return slugify(title, Math.max(title.length + 'n-'.length, LONGEST_SLUG)) || id;
}

/** Where the article of a draft goes: by its day, or among the undated. */
export function articlePath(day: string | null, slug: string): string {
  return day === null
    ? `articles/undated/${slug}.md`
    : `articles/${day.slice(0, 4)}/${day.slice(5, 7)}/${day.slice(8)}-${slug}.md`;
}
