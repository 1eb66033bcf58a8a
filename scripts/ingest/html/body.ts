import type { Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toHtml } from 'hast-util-to-html';
import type { SourceIndex } from '../../settings/sources.ts';
import { countWords } from '../text/lines.ts';
import { lowerCaptions, writeCaptions } from './captions.ts';
import { defuddle, type Engine, readability } from './engines.ts';
import { removeFurniture } from './furniture.ts';
import { sanitizeArticle } from './sanitize.ts';
import { textOf } from './tree.ts';
import { trimArticle } from './trim.ts';

/** Fewer words than this are little for an article, and less than this share of what is left of the page. */
const FEW_WORDS = 120;
const SMALL_SHARE = 0.3;
/** Defuddle takes five times as long as Readability, and more than linear time on pages without structure. */
const LARGEST_FOR_DEFUDDLE = 400_000;

/**
 * The article of a page, sanitised: what Readability finds, or Defuddle where that is little and Defuddle finds more.
 *
 * @param page changed in place: what is certainly no article is taken out
 */
export function readBody(
  page: Root,
  known: { readonly title: string; readonly hasDate: boolean },
  sources: SourceIndex,
): Root {
  const captions = writeCaptions(page);
  removeFurniture(page);
  const html = toHtml(page);
  const extract = (engine: Engine): Root => {
    const article = fromHtml(runSafely(engine, html), { fragment: true });
    lowerCaptions(article, captions);
    trimArticle(article, known, sources);
    return sanitizeArticle(article);
  };
  const found = extract(readability);
  const words = countWords(textOf(found));
  if (words >= FEW_WORDS && words >= countWords(textOf(page)) * SMALL_SHARE) return found;
  if (html.length > LARGEST_FOR_DEFUDDLE) return found;
  const other = extract(defuddle);
  return countWords(textOf(other)) > words * 1.5 ? other : found;
}

/** Engines meet pages that nobody foresaw; one that gives up has found nothing. */
function runSafely(engine: Engine, html: string): string {
  try {
    return engine(html);
  } catch {
    return '';
  }
}
