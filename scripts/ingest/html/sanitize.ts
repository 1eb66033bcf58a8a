import type { Parents, Root } from 'hast';
import { defaultSchema, type Schema, sanitize } from 'hast-util-sanitize';
import { foldLineEnds, foldSpaces, showable } from '../../shared/text.ts';
import { tidyMarks } from './marks.ts';

/** GitHub's schema with captions of tables, without pictures, controls, classes, and addresses other than of the web and of mail. */
const SCHEMA: Schema = {
  ...defaultSchema,
  tagNames: [
    ...(defaultSchema.tagNames ?? []).filter((name) => !['img', 'input', 'picture', 'source'].includes(name)),
    'caption',
  ],
  attributes: {
    a: ['href'],
    li: ['value'],
    ol: ['start'],
    td: ['align', 'colSpan', 'rowSpan'],
    th: ['align', 'colSpan', 'rowSpan'],
  },
  protocols: { href: ['http', 'https', 'mailto'] },
  strip: ['script', 'style', 'template', 'svg', 'math', 'title'],
};

/** An article's HTML with nothing left that could act, be fetched, or turn the direction of what is read. */
export function sanitizeArticle(article: Root): Root {
  const clean = sanitize(article, SCHEMA);
  const root: Root =
    clean.type === 'root' ? clean : { type: 'root', children: clean.type === 'element' ? [clean] : [] };
  tidyText(root);
  tidyMarks(root);
  return root;
}

function tidyText(parent: Parents): void {
  for (const child of parent.children) {
    if (child.type === 'text') child.value = foldSpaces(showable(foldLineEnds(child.value)));
    if (child.type !== 'element') continue;
    // A link whose address was taken away is its text.
    if (child.tagName === 'a' && child.properties.href === undefined) child.tagName = 'span';
    tidyText(child);
  }
}
