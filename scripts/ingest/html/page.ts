import { fromHtml } from 'hast-util-from-html';
import { firstParagraph } from '../../article/plain.ts';
import type { SourceIndex } from '../../settings/sources.ts';
import { excerpt } from '../../shared/text.ts';
import type { ArticleFile, Field, Reading } from '../draft.ts';
import { countWords } from '../text/lines.ts';
import { FEWEST_WORDS, tooShort } from '../text/too-short.ts';
import { readBody } from './body.ts';
import { findUnreadBylines } from './byline.ts';
import { readFields } from './fields.ts';
import { toArticleMarkdown } from './markdown.ts';
import { whyNoArticle } from './no-article.ts';
import { writeRaised } from './raised.ts';
import { tidyPage } from './tidy.ts';
import { elementsIn, textOf } from './tree.ts';

/** Far more tags than an article's page has: 61 pages of large publishers have at most 2,700. */
const MOST_TAGS = 10_000;

/** Reads a saved page. Nothing of it runs, and nothing is fetched. */
export function readPage(file: ArticleFile, sources: SourceIndex): Reading {
  const tidy = tidyPage(file.text);
  if (tidy.tags > MOST_TAGS)
    return refuse(`It has ${tidy.tags} tags; a page with an article has at most ${MOST_TAGS}.`);
  const page = fromHtml(tidy.html);
  writeRaised(page);
  const elements = elementsIn(page);
  const pageText = textOf(page);
  const words = countWords(pageText);
  if (words < FEWEST_WORDS) return refuse(tooShort(words, words));
  const fields = readFields(page, elements, tidy.savedFrom, sources);
  const title = fields.title?.value ?? '';
  const headline = elements.find(({ tagName }) => tagName === 'h1');
  const notes = findUnreadBylines(page, headline, fields).map(
    (line) => `not all of the line “${line}” above its text could be read`,
  );
  const article = readBody(page, { title, hasDate: fields.date !== undefined }, sources);
  const reason = whyNoArticle(elements, pageText, article, title);
  if (reason !== null) return refuse(reason);
  const body = toArticleMarkdown(article);
  const derived: Field<string> = {
    value: excerpt(firstParagraph(body), 100) || 'Untitled',
    from: 'derived',
    lines: [],
  };
  return { ok: true, draft: { fields: { title: derived, ...fields }, body, lines: null, extra: {}, notes } };
}

function refuse(reason: string): Reading {
  return {
    ok: false,
    status: 'rejected',
    line: null,
    reason,
    fix: 'Take it out of the inbox, or save the page again with the whole text of the article.',
  };
}
