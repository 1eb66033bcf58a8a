import type { Site } from '../site/site.ts';
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
