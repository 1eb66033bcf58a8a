import type { Site } from '../site/site.ts';
import { isSame, type Verified } from './compare.ts';
import type { Result } from './publish.ts';

const MOST_NAMED = 10;

const DAY = 24 * 60 * 60 * 1000;
/** RFC 9116 §2.5.5 recommends less than a year. */
const LONGEST_TRUST = 366 * DAY;

/**
 * What a build made, as lines for a person; what waits, what no longer holds, and what in the output folder is not the
 * program's.
 *
 * @param now milliseconds since the epoch
 */
export function tellSite(
  { settings, dated, undated, tags, held }: Site,
  { files, written, removed, foreign }: Result,
  out: string,
  now: number,
): string[] {
  const drafts = held.filter(({ reason }) => reason === 'draft');
  const future = held.filter(({ reason }) => reason === 'future');
  return [
    `Site: ${count(dated.length + undated.length, 'article')} (${undated.length} undated), ${count(tags.length, 'tag')}`,
    ...(drafts.length > 0 ? [`  ${drafts.length} not published: draft`] : []),
    ...future.slice(0, MOST_NAMED).map(({ article }) => `  ${article.file} waits until ${article.published?.iso}`),
    ...(future.length > MOST_NAMED ? [`  … and ${future.length - MOST_NAMED} more wait for their day`] : []),
    ...tellExpiry(settings.digest.security?.expires, now),
    ...tellForeign(foreign, out),
    `Published ${files} files in ${out}: ${written.length} written, ${removed.length} taken away, ${files - written.length} as they were`,
  ];
}

function tellForeign(foreign: Result['foreign'], out: string): string[] {
  if (foreign === null) return [`  What else is in ${out} could not be looked at: one of its folders can't be read`];
  if (foreign.length === 0) return [];
  const named = `${foreign.slice(0, MOST_NAMED).join(', ')}${foreign.length > MOST_NAMED ? ', …' : ''}`;
  return [`  ${foreign.length} files in ${out} are not Hexdigest's and were left alone: ${named}`];
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}

/** The file says itself until when it holds, so that it is published as it is: the site is the same whatever the clock says. */
function tellExpiry(expires: string | undefined, now: number): string[] {
  if (expires === undefined) return [];
  const left = Date.parse(expires) - now;
  const fix = 'Look whether it still holds, and write a later time at security.expires in digest.yaml.';
  if (left <= 0) return [`  security.txt holds no longer: it expired at ${expires}. ${fix}`];
  if (left < 30 * DAY) return [`  security.txt holds for ${Math.ceil(left / DAY)} days more. ${fix}`];
  if (left > LONGEST_TRUST)
    return [`  security.txt holds until ${expires}, more than a year: few will trust it so long (RFC 9116 §2.5.5).`];
  return [];
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
    ...(isSame(found) ? [] : ['npm run build -- --clean mends it.']),
  ];
}
