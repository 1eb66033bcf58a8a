import { z } from 'zod';
import type { SourceIndex } from '../../settings/sources.ts';
import { oneLine } from '../../shared/text.ts';
import type { ArticleFile, Field, Fields, Reader, Reading } from '../draft.ts';
import { writeMarkdown } from '../text/blocks.ts';
import { findDate } from '../text/dates.ts';
import { decodeEntities, treeOfHtml } from '../text/html.ts';

const Rendered = z.object({ rendered: z.string() });

/** A post as the REST API of WordPress answers it (developer.wordpress.org/rest-api/reference/posts). */
const Post = z.object({
  date: z.string().optional(),
  link: z.string().optional(),
  title: Rendered,
  content: Rendered,
  excerpt: Rendered.optional(),
});
type Post = z.infer<typeof Post>;

/** The raw answer of a WordPress site, saved as a file. */
export function wpJsonReader(sources: SourceIndex): Reader {
  return {
    kind: 'wp-json',
    detect: ({ path, text }) =>
      /\.(?:txt|json)$/i.test(path) && /^\s*[[{]/.test(text.slice(0, 200)) && text.includes('"rendered"'),
    read: (file) => readAnswer(file, sources),
  };
}

function readAnswer({ text }: ArticleFile, sources: SourceIndex): Reading {
  const parsed = z.union([Post, z.tuple([Post]).transform(([post]) => post)]).safeParse(parse(text));
  if (!parsed.success) {
    return {
      ok: false,
      status: 'rejected',
      line: null,
      reason: 'It is the answer of a program, and not of one WordPress post.',
      fix: 'Save the page of the article itself.',
    };
  }
  const total = text.split(/\r\n|\r|\n/).length;
  return {
    ok: true,
    draft: {
      fields: readFields(parsed.data, sources),
      body: writeMarkdown(treeOfHtml(parsed.data.content.rendered)),
      lines: { total, fields: [], body: [[1, total]], dropped: [], cut: [] },
      extra: {},
    },
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function readFields(post: Post, sources: SourceIndex): Fields {
  const field = <T>(value: T): Field<T> => ({ value, from: 'text', lines: [1] });
  const plain = (html: string): string => oneLine(decodeEntities(html.replace(/<[^>]{0,300}>/g, '')));
  const title = plain(post.title.rendered);
  // WordPress gives the site's own time without its zone: only the day is certain.
  const date = findDate(post.date ?? '')?.iso.slice(0, 10);
  const url = post.link !== undefined && /^https?:/i.test(post.link) && URL.canParse(post.link) ? post.link : null;
  const source = url === null ? null : sources(new URL(url).hostname);
  return {
    title: title === '' ? { value: 'Untitled', from: 'derived', lines: [] } : field(title),
    ...(date !== undefined && { date: field(date) }),
    ...(url !== null && { url: field(url) }),
    ...(source !== null && { source: field(source.name) }),
  };
}
