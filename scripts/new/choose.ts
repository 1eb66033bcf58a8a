import { DateTime } from 'luxon';
import { isDate } from '../article/dates.ts';
import { FrontMatter } from '../article/front-matter.ts';
import type { Beginning } from '../article/start.ts';
import type { Settings } from '../settings/settings.ts';
import { indexSources } from '../settings/sources.ts';
import { indexTopics } from '../settings/topics.ts';
import { UsageError } from '../shared/errors.ts';
import { nearestName } from '../shared/nearest.ts';
import { slugify } from '../shared/slugs.ts';
import { oneLine } from '../shared/text.ts';

/** What the call gives. */
export interface Given {
  readonly title: string;
  readonly date?: string | undefined;
  readonly undated?: boolean | undefined;
  readonly author?: string | undefined;
  readonly source?: string | undefined;
  readonly url?: string | undefined;
  readonly tags?: string | undefined;
  readonly lang?: string | undefined;
  readonly slug?: string | undefined;
}

/**
 * The fields of a new article.
 *
 * @param now milliseconds since the epoch
 * @throws {UsageError} when what is given can't be a field
 */
export function chooseFields(given: Given, settings: Settings, now: number): Omit<Beginning, 'id'> {
  const title = oneLine(given.title);
  if (title === '') throw new UsageError('The title is missing: write it in quotes, as npm run new -- "Belts stop".');
  if (given.slug !== undefined && (given.slug === '' || slugify(given.slug, given.slug.length) !== given.slug))
    throw new UsageError(`--slug is ${given.slug}, which is no part of an address: use a-z, 0-9 and hyphens.`);
  return {
    title,
    date: chooseDate(given, settings.digest.time_zone, now),
    authors: listed(given.author),
    source: given.source === undefined ? null : (indexSources(settings.sources)(given.source)?.name ?? given.source),
    url: checked('url', given.url),
    tags: listed(given.tags).map((tag) => indexTopics(settings.topics)(tag)?.tag ?? tag),
    lang: checked('lang', given.lang),
    slug: given.slug ?? null,
  };
}

function chooseDate({ date, undated }: Given, zone: string, now: number): string | null {
  if (undated === true) {
    if (date !== undefined) throw new UsageError('--undated gives no date, and --date one: give one of the two.');
    return null;
  }
  if (date === undefined) return DateTime.fromMillis(now, { zone }).toISODate();
  if (isDate(date)) return date;
  throw new UsageError(`--date is ${date}, which is no date: write it as 2015-09-28 or 2015-09-28T10:42:00+02:00.`);
}

/** As an article's front matter is checked. */
function checked(flag: 'url' | 'lang', value: string | undefined): string | null {
  if (value === undefined) return null;
  const result = FrontMatter.shape[flag].safeParse(value);
  if (result.success) return value;
  const [what, fix] = (result.error.issues[0]?.message ?? '').split(' → ');
  throw new UsageError(`--${flag} is ${value}, which ${what}: ${fix?.replace(/^W/, 'w').replace(/\.$/, '')}.`);
}

function listed(value: string | undefined): string[] {
  return (value ?? '').split(',').flatMap((item) => oneLine(item) || []);
}

/** What may be a slip: a source or a tag that the editor's lists do not know. Both are allowed. */
export function doubtsAbout(
  { source, tags }: Pick<Beginning, 'source' | 'tags'>,
  { sources, topics }: Pick<Settings, 'sources' | 'topics'>,
): string[] {
  const suggest = (name: string, names: readonly string[]): string => {
    const near = nearestName(name, names);
    return near === null ? '' : ` Did you mean ${near}?`;
  };
  const isListed = source === null || indexSources(sources)(source) !== null;
  const known = indexTopics(topics);
  return [
    ...(isListed
      ? []
      : [
          `sources.yaml has no source ${source}.${suggest(
            source,
            sources.map(({ name }) => name),
          )}`,
        ]),
    ...tags
      .filter((tag) => known(tag) === null)
      .map(
        (tag) =>
          `topics.yaml has no tag ${tag}; it gets a page of its own.${suggest(
            tag,
            topics.map(({ tag }) => tag),
          )}`,
      ),
  ];
}
