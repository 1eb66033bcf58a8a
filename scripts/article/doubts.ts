import path from 'node:path';
import { shownPath } from '../shared/cli.ts';
import { visible } from '../shared/terminal.ts';
import type { Article } from './article.ts';
import { tellStrayKeys } from './stray-keys.ts';

const MOST_SHOWN = 10;

/** Tells what an editor should look at in articles that are sound; no lines where there is nothing. */
export function tellDoubts(articles: readonly Article[], content: string): string[] {
  return [...tellStrayKeys(articles, content), ...tellEmpty(articles, content)];
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
