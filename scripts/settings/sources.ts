import { z } from 'zod';
import { slugify } from '../shared/slugs.ts';
import { compare } from '../shared/text.ts';
import { type Named, namesAreUnique } from './unique.ts';

const Source = z.strictObject({
  name: z.string().trim().min(1).describe('The publisher, as readers see it.'),
  home: z
    .string()
    .regex(/^https?:\/\/[^\s/]/, 'is no web address → Write it in full, with https://')
    .optional()
    .describe('Its home page, in full. Addresses on its host stay links in articles.'),
  description: z
    .string()
    .trim()
    .min(1)
    .optional()
    .describe('What kind of publisher it is, in a sentence, for its page.'),
  aliases: z
    .array(z.string().trim().min(1))
    .default([])
    .describe('Other names, and domains, under which its articles go.'),
  dates: z
    .enum(['day-first', 'month-first'])
    .optional()
    .describe('How it writes numeric dates such as 12/06/2015; without it they are no dates.'),
  files: z
    .array(
      z
        .string()
        .trim()
        .max(200)
        .refine(isPattern, 'is no pattern of file names → Write it as {date}_{title}_Name; {any} stands for the rest.'),
    )
    .default([])
    .describe(
      'How its article files are named, without the ending: {date}_{title}_The-Record, where {any} stands for what says nothing.',
    ),
});
export type Source = z.infer<typeof Source>;

/** `content/sources.yaml`: what the editor knows of publishers. */
export const Sources = z
  .strictObject({
    sources: z.array(Source).default([]).describe('Publishers, and what is known of them.'),
  })
  .check(namesAreUnique('sources', namesOf, ({ name }) => `the source ${name}`));

function namesOf({ name, aliases }: Source): Named[] {
  const names = [{ name, path: ['name'] }, ...aliases.map((alias, at) => ({ name: alias, path: ['aliases', at] }))];
  return names.map((named) => ({ ...named, name: key(named.name) }));
}

/** Each place at most once, none beside another that takes any text, and words besides, so that it means one publisher. */
function isPattern(pattern: string): boolean {
  const places = pattern.match(/\{[^}]*\}/g) ?? [];
  const isKnown = places.every((place) => ['{date}', '{title}', '{any}'].includes(place));
  const isOnce = new Set(places).size === places.length;
  const words = pattern.replace(/\{[^}]*\}/g, '');
  return isKnown && isOnce && /\p{L}/u.test(words) && !/[{}/\\]/.test(words) && !/\{(?:title|any)\}\{/.test(pattern);
}

/** Finds a publisher by any of its names or domains, whatever the case; `null` for one that the editor did not list. */
export type SourceIndex = (name: string) => Source | null;

export function indexSources(sources: readonly Source[]): SourceIndex {
  const byName = new Map<string, Source>();
  for (const source of sources) {
    for (const name of [...source.aliases, hostOf(source.home), source.name]) {
      if (name !== null) byName.set(key(name), source);
    }
  }
  return (name) => byName.get(key(name)) ?? null;
}

/** The host of a URL without `www.`, in lower case; `null` for what is no URL. */
export function hostOf(url: string | undefined): string | null {
  return url !== undefined && URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : null;
}

/** The hosts that belong to the listed publishers, sorted. */
export function sourceHosts(sources: readonly Source[]): string[] {
  return [...new Set(sources.flatMap((source) => hostOf(source.home) ?? []))].sort(compare);
}

function key(name: string): string {
  return slugify(name.trim().replace(/^www\./i, ''));
}
