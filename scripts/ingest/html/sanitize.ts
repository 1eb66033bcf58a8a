import type { Root } from 'hast';
import { defaultSchema, type Schema, sanitize } from 'hast-util-sanitize';

/** GitHub's schema without pictures, controls, classes, and addresses other than of the web and of mail. */
const SCHEMA: Schema = {
  ...defaultSchema,
  tagNames: (defaultSchema.tagNames ?? []).filter((name) => !['img', 'input', 'picture', 'source'].includes(name)),
  attributes: { a: ['href'], ol: ['start'], td: ['align', 'colSpan', 'rowSpan'], th: ['align', 'colSpan', 'rowSpan'] },
  protocols: { href: ['http', 'https', 'mailto'] },
  strip: ['script', 'style', 'template', 'svg', 'math', 'title'],
};

/** An article's HTML with nothing left that could act or be fetched. */
export function sanitizeArticle(article: Root): Root {
  const clean = sanitize(article, SCHEMA);
  if (clean.type === 'root') return clean;
  return { type: 'root', children: clean.type === 'element' || clean.type === 'text' ? [clean] : [] };
}
