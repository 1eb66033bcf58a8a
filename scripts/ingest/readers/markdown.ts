import { checkFrontMatter, type StatedFrontMatter as Stated, splitDocument, StatedFrontMatter } from '../../article/front-matter.ts';
import { excerpt, oneLine } from '../../shared/text.ts';
import { type ArticleFile, type Field, type Fields, type Reader, type Reading, toRanges } from '../draft.ts';

const TITLE = /^#\s+(?<title>\S.*?)\s*#*\s*$/;
const KNOWN = new Set(['id', 'title', 'date', 'updated', 'authors', 'source', 'url', 'summary', 'tags', 'lang', 'draft', 'original']);

/** A Markdown file, with or without front matter: its text is the editor's own and stays as it is. */
export const markdownReader: Reader = {
  kind: 'markdown',
  detect: ({ path }) => /\.(?:md|markdown)$/i.test(path),
  read: readMarkdown,
};

function readMarkdown(file: ArticleFile): Reading {
  const { yaml, body, bodyLine } = splitDocument(file.text);
  const checked = yaml === null ? { ok: true as const, value: {} as Stated } : checkFrontMatter(yaml, StatedFrontMatter, file.path);
  if (!checked.ok) {
    const [problem] = checked.problems;
    return { ok: false, status: 'failed', line: problem?.line ?? null, reason: problem?.what ?? '', fix: problem?.fix ?? '' };
  }
  const lines = body.replace(/\r\n?/g, '\n').split('\n');
  const heading = lines.findIndex((line) => line.trim() !== '');
  const titled = TITLE.exec(lines[heading] ?? '')?.groups?.title;
  const stated = checked.value;
  const hasHeading = titled !== undefined && (stated.title === undefined || oneLine(titled) === oneLine(stated.title));
  const text = lines.filter((_, at) => !(hasHeading && at === heading));
  if (text.every((line) => line.trim() === '')) {
    return { ok: false, status: 'rejected', line: null, reason: 'It has no text.', fix: 'Write the text of the article below the title.' };
  }
  const at = (key: string): number[] => (yaml === null ? [] : [yaml.line([key]) + 1]);
  const headingLine = bodyLine + heading;
  const inBody = (line: number): boolean => !(hasHeading && line === headingLine);
  const total = bodyLine + lines.length - 1;
  const bodyLines = range(bodyLine, total).filter(inBody);
  return {
    ok: true,
    draft: {
      fields: collectFields(stated, at, hasHeading ? { title: titled, line: headingLine } : null, text),
      body: text.join('\n'),
      lines: {
        total,
        fields: toRanges([...range(1, bodyLine - 1), ...(hasHeading ? [headingLine] : [])]),
        body: toRanges(bodyLines),
        dropped: [],
        cut: [],
      },
      extra: Object.fromEntries(Object.entries(stated).filter(([key, value]) => value !== undefined && (!KNOWN.has(key) || key === 'draft'))),
    },
  };
}

function range(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at);
}

function collectFields(
  stated: Stated,
  at: (key: string) => number[],
  heading: { readonly title: string; readonly line: number } | null,
  text: readonly string[],
): Fields {
  const field = <T>(key: string, value: T | undefined): Field<T> | null => (value === undefined ? null : { value, from: 'text', lines: at(key) });
  const first = text.find((line) => /\p{L}/u.test(line)) ?? '';
  const derived: Field<string> = { value: excerpt(oneLine(first.replace(/^[#>*\s-]+/, '')), 100) || 'Untitled', from: 'derived', lines: [] };
  const title = heading ? { value: oneLine(heading.title), from: 'text' as const, lines: [heading.line] } : derived;
  const fields = {
    title: field('title', stated.title) ?? title,
    date: field('date', stated.date),
    updated: field('updated', stated.updated),
    authors: field('authors', stated.authors),
    source: field('source', stated.source),
    summary: field('summary', stated.summary),
    url: field('url', stated.url),
    tags: field('tags', stated.tags),
    lang: field('lang', stated.lang),
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}
