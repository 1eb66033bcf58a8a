import { checkFrontMatter, KNOWN_KEYS, StatedFrontMatter, splitDocument } from '../../article/front-matter.ts';
import { firstParagraph } from '../../article/plain.ts';
import { findStrayKeys, OTHER_NAMES, withStrayKeys } from '../../article/stray-keys.ts';
import type { SourceIndex } from '../../settings/sources.ts';
import { excerpt, oneLine } from '../../shared/text.ts';
import {
  type ArticleFile,
  type Field,
  type Fields,
  type Reader,
  type Reading,
  refuseStated,
  toRanges,
} from '../draft.ts';
import { readMeta } from '../text/meta.ts';
import { readByline } from '../text/names.ts';

const TITLE = /^#\s+(?<title>\S.*?)\s*#*\s*$/;
// A draft stays one; every other key that Hexdigest knows goes through the fields.
const IN_FIELDS = new Set(KNOWN_KEYS.filter((key) => key !== 'draft'));

/** A Markdown file, with or without front matter: its text is the editor's own and stays as it is. */
export function markdownReader(sources: SourceIndex): Reader {
  return {
    kind: 'markdown',
    detect: ({ path }) => /\.(?:md|markdown)$/i.test(path),
    read: (file) => readMarkdown(file, sources),
  };
}

function readMarkdown(file: ArticleFile, sources: SourceIndex): Reading {
  const { yaml, body, bodyLine } = splitDocument(file.text);
  const checked = yaml === null ? null : checkFrontMatter(yaml, StatedFrontMatter, file.path);
  // Under the names that other programs give them, keys are read.
  const strayKeys = (yaml === null ? [] : findStrayKeys(yaml)).filter(({ key }) => !Object.hasOwn(OTHER_NAMES, key));
  if (checked?.ok === false) return refuseStated(file.path, withStrayKeys(checked.problems, strayKeys, file.path));
  const { stated, keys } =
    yaml === null ? { stated: {}, keys: NO_KEYS } : withOtherNames(checked?.value ?? {}, sources);
  const lines = body.split(/\r\n|\r|\n/).map((text, at) => ({ text, number: bodyLine + at }));
  const opening = readOpening(lines, stated.title, sources);
  const aside = new Set(Object.values(opening).flatMap((field) => field.lines));
  const text = lines.filter(({ number }) => !aside.has(number));
  const written = text.map((line) => line.text).join('\n');
  if (written.trim() === '') {
    return {
      ok: false,
      status: 'rejected',
      line: null,
      reason: 'It has no text.',
      fix: 'Write the text of the article below the title.',
    };
  }
  const derived: Field<string> = {
    value: excerpt(firstParagraph(written), 100) || 'Untitled',
    from: 'derived',
    lines: [],
  };
  const frontMatter = Array.from({ length: bodyLine - 1 }, (_, at) => at + 1);
  return {
    ok: true,
    draft: {
      fields: {
        title: derived,
        ...opening,
        ...statedFields(stated, (key) => (yaml?.line([keys.get(key) ?? key]) ?? 0) + 1),
      },
      body: written,
      lines: {
        total: lines.at(-1)?.number ?? bodyLine,
        fields: toRanges([...frontMatter, ...[...aside].sort((a, b) => a - b)]),
        body: toRanges(text.map(({ number }) => number)),
        dropped: [],
        cut: [],
      },
      extra: Object.fromEntries(
        Object.entries(stated).filter(([key, value]) => value !== undefined && !IN_FIELDS.has(key)),
      ),
      ...(strayKeys.length > 0 && { strayKeys }),
    },
  };
}

const NO_KEYS: ReadonlyMap<string, string> = new Map();

/**
 * Takes what stands under the name that other programs give a key for that key, where the key itself is not there and the
 * value is one that it may have.
 *
 * @returns what is stated, and by which key of the file where that is another
 */
function withOtherNames(
  given: StatedFrontMatter,
  sources: SourceIndex,
): { readonly stated: StatedFrontMatter; readonly keys: ReadonlyMap<string, string> } {
  let stated = given;
  const keys = new Map<string, string>();
  for (const [other, key] of Object.entries(OTHER_NAMES)) {
    const value = given[other];
    if (value === undefined || value === null || stated[key] !== undefined) continue;
    const taken = StatedFrontMatter.safeParse({ [key]: splitNames(key, value, sources) });
    if (!taken.success || taken.data[key] === undefined) continue;
    const { [other]: _, ...rest } = stated;
    stated = { ...rest, [key]: taken.data[key] };
    keys.set(key, other);
  }
  return { stated, keys };
}

/** `Ann Lee and Jo Roe` as two names. */
function splitNames(key: string, value: unknown, sources: SourceIndex): unknown {
  const isNames = key === 'authors' && typeof value === 'string';
  return isNames ? (readByline(value, sources, true)?.authors ?? value) : value;
}

interface NumberedLine {
  readonly text: string;
  readonly number: number;
}

/** The `# Title` above the text, unless the front matter has another, and below it a line on who and when. */
function readOpening(lines: readonly NumberedLine[], statedTitle: string | undefined, sources: SourceIndex): Fields {
  const [first, second] = lines.filter(({ text }) => text.trim() !== '');
  const title = TITLE.exec(first?.text ?? '')?.groups?.title;
  if (first === undefined || title === undefined) return {};
  if (statedTitle !== undefined && oneLine(title) !== oneLine(statedTitle)) return {};
  const meta = second === undefined ? null : readMeta(oneLine(second.text.replace(/^[*_]+|[*_]+$/g, '')), sources);
  const at = <T>(value: T): Field<T> => ({ value, from: 'text', lines: [second?.number ?? first.number] });
  if (meta === null || meta.isWeak || meta.label || meta.isBody)
    return { title: { value: oneLine(title), from: 'text', lines: [first.number] } };
  const source = meta.source ?? meta.byline?.source ?? null;
  return {
    title: { value: oneLine(title), from: 'text', lines: [first.number] },
    ...(meta.date !== undefined && { date: at(meta.date) }),
    ...(meta.updated !== undefined && { updated: at(meta.updated) }),
    ...(meta.byline && { authors: at(meta.byline.authors) }),
    ...(source !== null && { source: at(source) }),
  };
}

function statedFields(stated: StatedFrontMatter, lineOf: (key: string) => number): Fields {
  const field = <T>(key: string, value: T): Field<T> => ({ value, from: 'text', lines: [lineOf(key)] });
  const { title, date, updated, authors, source, summary, url, tags, lang } = stated;
  return {
    ...(title !== undefined && { title: field('title', title) }),
    ...(date !== undefined && { date: field('date', date) }),
    ...(updated !== undefined && { updated: field('updated', updated) }),
    ...(authors !== undefined && { authors: field('authors', authors) }),
    ...(source !== undefined && { source: field('source', source) }),
    ...(summary !== undefined && { summary: field('summary', summary) }),
    ...(url !== undefined && { url: field('url', url) }),
    ...(tags !== undefined && { tags: field('tags', tags) }),
    ...(lang !== undefined && { lang: field('lang', lang) }),
  };
}
