import { z } from 'zod';
import type { SourceIndex } from '../../settings/sources.ts';
import type { ArticleFile, Field, Fields, Reader, Reading } from '../draft.ts';
import { findDate } from '../text/dates.ts';

/** As many tags as no article's text has. */
const MOST_TAGS = 10_000;

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

/** The raw answer of a WordPress site, saved as a file. What reads its HTML is loaded with the first, for it is much. */
export function wpJsonReader(sources: SourceIndex): Reader {
  return {
    kind: 'wp-json',
    detect: ({ path, text }) =>
      /\.(?:txt|json)$/i.test(path) && /^\s*[[{]/.test(text.slice(0, 200)) && text.includes('"rendered"'),
    read: (file) => readAnswer(file, sources),
  };
}

async function readAnswer({ text }: ArticleFile, sources: SourceIndex): Promise<Reading> {
  const parsed = z.union([Post, z.tuple([Post]).transform(([post]) => post)]).safeParse(parse(text));
  if (!parsed.success) {
    return refuse('It is the answer of a program, and not of one WordPress post.');
  }
  const { title, content } = parsed.data;
  const tags = (title.rendered.match(/</g)?.length ?? 0) + (content.rendered.match(/</g)?.length ?? 0);
  if (tags > MOST_TAGS) return refuse(`It has ${tags} tags; an article has at most ${MOST_TAGS}.`);
  const { fragmentToMarkdown, fragmentToText } = await import('../html/fragment.ts');
  const total = text.split(/\r\n|\r|\n/).length;
  return {
    ok: true,
    draft: {
      fields: readFields(parsed.data, fragmentToText(title.rendered), sources),
      body: fragmentToMarkdown(content.rendered),
      lines: { total, fields: [], body: [[1, total]], dropped: [], cut: [] },
      extra: {},
    },
  };
}

function refuse(reason: string): Reading {
  return { ok: false, status: 'rejected', line: null, reason, fix: 'Save the page of the article itself.' };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function readFields(post: Post, title: string, sources: SourceIndex): Fields {
  const field = <T>(value: T): Field<T> => ({ value, from: 'text', lines: [1] });
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
