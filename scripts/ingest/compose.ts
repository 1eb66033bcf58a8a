import { articlePath } from '../article/article.ts';
import { toMoment } from '../article/dates.ts';
import { joinDocument } from '../article/front-matter.ts';
import { slugify } from '../shared/slugs.ts';
import { oneLine } from '../shared/text.ts';
import type { Draft, Field, Fields } from './draft.ts';
import type { Tagger } from './tags.ts';

const ORDER: readonly (keyof Fields)[] = [
  'title',
  'date',
  'updated',
  'authors',
  'source',
  'summary',
  'url',
  'tags',
  'lang',
];

/** Fields from several places: the first that states one has it. What was derived gives way to what is stated. */
export function fillFields(...places: readonly Fields[]): Fields {
  const all = places.flatMap((fields) => Object.entries(fields));
  const ranked = [
    ...all.filter(([, { from }]) => from !== 'derived'),
    ...all.filter(([, { from }]) => from === 'derived'),
  ];
  return Object.fromEntries(ORDER.flatMap((key) => ranked.filter(([name]) => name === key).slice(0, 1)));
}

/** The fields of a draft as they go into an article: cleaned, and with the tags that the taxonomy suggests. */
export function completeFields(draft: Draft, suggest: Tagger): Fields {
  const { title, authors, source, summary, tags } = draft.fields;
  const clean = (field: Field<string>): Field<string> => ({ ...field, value: oneLine(field.value) });
  const suggested = suggest({ head: `${title?.value ?? ''}\n${summary?.value ?? ''}`, body: draft.body });
  return {
    ...draft.fields,
    ...(title && { title: clean(title) }),
    ...(authors && { authors: { ...authors, value: authors.value.map(oneLine) } }),
    ...(source && { source: clean(source) }),
    ...(summary && { summary: clean(summary) }),
    tags: tags ?? { value: suggested, from: 'derived', lines: [] },
  };
}

/** The article as it is written to disk. */
export function composeArticle(
  draft: Draft,
  { id, original, alsoIn }: { id: string; original: string; alsoIn: readonly string[] },
): string {
  const { fields } = draft;
  const value = <T>(field: Field<T> | undefined): T | undefined => field?.value;
  return joinDocument(
    {
      ...draft.extra,
      id,
      title: value(fields.title),
      date: value(fields.date),
      updated: value(fields.updated),
      authors: value(fields.authors),
      source: value(fields.source),
      url: value(fields.url),
      summary: value(fields.summary),
      tags: value(fields.tags),
      lang: value(fields.lang),
      original,
      alsoIn: alsoIn.length > 0 ? alsoIn : undefined,
    },
    draft.body,
  );
}

/**
 * Where a new article goes. A path that another article has, in whatever case, is told apart by the first digits of the
 * id, which never change.
 */
export function placeArticle(fields: Fields, id: string, zone: string, isTaken: (file: string) => boolean): string {
  const day = fields.date === undefined ? null : toMoment(fields.date.value, zone).day;
  const slug = slugify(fields.title?.value ?? '') || `article-${id.slice(0, 8)}`;
  const plain = articlePath(day, slug);
  if (!isTaken(plain)) return plain;
  const apart = articlePath(day, `${slug}-${id.slice(0, 4)}`);
  return isTaken(apart) ? articlePath(day, `${slug}-${id}`) : apart;
}
