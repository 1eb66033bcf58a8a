import { z } from 'zod';
import { THING_KINDS } from '../mentions/mention.ts';
import { slugify } from '../shared/slugs.ts';
import { type Named, namesAreUnique } from './unique.ts';

const CONDITION = new RegExp(`^(?:indicator|ransomware|known-exploited|(?:${THING_KINDS.join('|')})(?: \\S+)?)$`);

const weight = z
  .int('is no weight → Write a whole number from 1 (a weak hint) to 5 (certain).')
  .min(1, 'is no weight → Write 1 to 5.')
  .max(5, 'is no weight → Write 1 to 5.');

const Topic = z.strictObject({
  tag: z
    .string()
    .refine((tag) => tag !== '' && slugify(tag) === tag, 'is no tag → Use a-z, 0-9 and hyphens, as supply-chain.')
    .describe(
      'The name in front matter and in addresses: a-z, 0-9 and hyphens. Once published, do not rename it: add an alias instead.',
    ),
  label: z.string().trim().min(1).describe('The name that readers see.'),
  description: z.string().trim().default('').describe('One plain sentence, shown at the top of the page of the tag.'),
  aliases: z.array(z.string()).default([]).describe('Other spellings that you may write as a tag in an article.'),
  mentions: z
    .record(
      z
        .string()
        .regex(
          CONDITION,
          `is no condition → Write ${THING_KINDS.join(', ')}, indicator, ransomware, known-exploited, or a kind and a key, as group apt28.`,
        ),
      weight,
    )
    .default({})
    .describe(
      'What an article names, and its weight from 1 to 5: a kind (malware), a status (ransomware, known-exploited), or one thing (group apt28).',
    ),
  rules: z
    .record(z.string().trim().min(1), weight)
    .default({})
    .describe(
      'Phrases and their weights from 1 (a weak hint) to 5 (certain). In small letters any case matches; with a capital letter only what is written so.',
    ),
});
export type Topic = z.infer<typeof Topic>;

/** `content/topics.yaml`: the tags that ingest may suggest. */
export const Topics = z
  .strictObject({
    topics: z.array(Topic).default([]).describe('The topics of the digest. Each is a tag with a page of its own.'),
  })
  .check(namesAreUnique('topics', namesOf, ({ tag }) => `the topic ${tag}`));

function namesOf({ tag, label, aliases }: Topic): Named[] {
  const names = [
    { name: tag, path: ['tag'] },
    { name: label, path: ['label'] },
    ...aliases.map((name, at) => ({ name, path: ['aliases', at] })),
  ];
  return names.map(({ name, path }) => ({ name: slugify(name), path }));
}

/** Gives a tag's topic by the tag or any of its aliases, compared as slugs; `null` for a tag outside the taxonomy. */
export type TopicIndex = (tag: string) => Topic | null;

export function indexTopics(topics: readonly Topic[]): TopicIndex {
  const bySlug = new Map<string, Topic>();
  for (const topic of topics) {
    for (const name of [...topic.aliases, topic.label, topic.tag]) bySlug.set(slugify(name), topic);
  }
  return (tag) => bySlug.get(slugify(tag)) ?? null;
}
