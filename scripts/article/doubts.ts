import path from 'node:path';
import { isNowhere } from '../settings/digest.ts';
import { shownPath } from '../shared/cli.ts';
import { visible } from '../shared/terminal.ts';
import type { Article } from './article.ts';
import { tellStrayKeys } from './stray-keys.ts';

const MOST_SHOWN = 10;

/**
 * Tells what an editor should look at in articles that are sound; no lines where there is nothing.
 *
 * @param baseUrl where the site is to be published; `null` for one that is for looking at alone
 */
export function tellDoubts(articles: readonly Article[], content: string, baseUrl: string | null = null): string[] {
  return [
    ...tellStrayKeys(articles, content),
    ...tellEmpty(articles, content),
    ...(baseUrl === null ? [] : tellNowhere(articles, content, baseUrl)),
  ];
}

/** Whom the articles name as their publisher that come with the program. */
const DEMO = 'hexdigest';

/**
 * Tells that nobody has said where the site stands. The demo stands nowhere on purpose: its articles are of no publisher but
 * Hexdigest, or of none, so that the first of another makes it the editor's own.
 */
function tellNowhere(articles: readonly Article[], content: string, baseUrl: string): string[] {
  const isDemo = articles.every(
    ({ draft, source, url }) => draft || (url === null && (source ?? DEMO).toLowerCase() === DEMO),
  );
  if (isDemo || !isNowhere(baseUrl)) return [];
  const file = visible(shownPath(path.join(content, 'digest.yaml')));
  return [
    `The site has the address of the example, ${baseUrl}, to which its feeds, its sitemap and what is shared would lead.`,
    `Write yours as base_url into ${file}`,
  ];
}

/** Tells of articles that are published without a text; a draft may have none yet. */
function tellEmpty(articles: readonly Article[], content: string): string[] {
  const empty = articles.filter(({ isEmpty, draft }) => isEmpty === true && !draft);
  if (empty.length === 0) return [];
  const shown = empty.slice(0, MOST_SHOWN).map(({ file }) => visible(`  ${shownPath(path.join(content, file))}`));
  return [
    `Articles without a text: ${empty.length}. Write it below the front matter, or add the line draft: true`,
    ...shown,
    ...(empty.length > MOST_SHOWN ? [`  … and ${empty.length - MOST_SHOWN} more`] : []),
  ];
}
