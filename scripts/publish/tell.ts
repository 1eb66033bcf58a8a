import type { Site } from '../site/site.ts';
import { isSame, type Verified } from './compare.ts';
import type { Result } from './publish.ts';

const MOST_NAMED = 10;

/** What a build made, as lines for a person; what waits, and what in the output folder is not the program's. */
export function tellSite(
  { dated, undated, tags, held }: Site,
  { files, written, removed, foreign }: Result,
  out: string,
): string[] {
  const drafts = held.filter(({ reason }) => reason === 'draft');
  const future = held.filter(({ reason }) => reason === 'future');
  return [
    `Site: ${dated.length + undated.length} articles (${undated.length} undated), ${tags.length} tags`,
    ...(drafts.length > 0 ? [`  ${drafts.length} not published: draft`] : []),
    ...future.slice(0, MOST_NAMED).map(({ article }) => `  ${article.file} waits until ${article.published?.iso}`),
    ...(future.length > MOST_NAMED ? [`  … and ${future.length - MOST_NAMED} more wait for their day`] : []),
    ...(foreign.length > 0
      ? [
          `  ${foreign.length} files in ${out} are not Hexdigest's and were left alone: ${foreign.slice(0, MOST_NAMED).join(', ')}${foreign.length > MOST_NAMED ? ', …' : ''}`,
        ]
      : []),
    `Published ${files} files in ${out}: ${written.length} written, ${removed.length} taken away, ${files - written.length} as they were`,
  ];
}

/** What verifying a site found, as lines for a person. */
export function tellDifferences(found: Verified, out: string): string[] {
  const { files, differing, missing, leftOver, foreign } = found;
  const tell = (names: readonly string[], what: string): string[] =>
    names.length === 0
      ? []
      : [
          `  ${names.length} ${what}: ${names.slice(0, MOST_NAMED).join(', ')}${names.length > MOST_NAMED ? ', …' : ''}`,
        ];
  return [
    isSame(found)
      ? `Verified ${files} files in ${out}: every byte is what a clean build gives`
      : `The site in ${out} is not what a clean build gives, which has ${files} files`,
    ...tell(differing, 'with other bytes'),
    ...tell(missing, 'missing'),
    ...tell(leftOver, 'of an earlier build left over'),
    ...tell(foreign, 'not Hexdigest’s'),
    ...(isSame(found) ? [] : ['npm run build mends it.']),
  ];
}
