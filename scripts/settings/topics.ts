import { z } from 'zod';
import { THING_KINDS } from '../mentions/mention.ts';
import { slugify } from '../shared/slugs.ts';

const CONDITION = new RegExp(`^(?:indicator|ransomware|known-exploited|(?:${THING_KINDS.join('|')})(?: \\S+)?)$`);

/** `content/topics.yaml`: the tags that ingest may suggest. */
export const Topics = z.strictObject({
  topics: z
    .array(
      z.strictObject({
        tag: z
          .string()
          .refine(
            (tag) => tag !== '' && slugify(tag) === tag,
            'is no tag → Use a-z, 0-9 and hyphens, as supply-chain.',
          ),
        label: z.string().trim().min(1),
        description: z.string().trim().default(''),
        aliases: z.array(z.string()).default([]),
        /** What the article names → weight: a kind (`malware`), a status, or one thing (`group apt28`). */
        mentions: z
          .record(
            z
              .string()
              .regex(
                CONDITION,
                `is no condition → Write ${THING_KINDS.join(', ')}, indicator, ransomware, known-exploited, or a kind and a key, as group apt28.`,
              ),
            z.int().min(1, 'is no weight → Write 1 to 5.').max(5, 'is no weight → Write 1 to 5.'),
          )
          .default({}),
        /** Phrase → weight, 1 (a weak hint) to 5 (certain). */
        rules: z
          .record(
            z.string().trim().min(1),
            z.int().min(1, 'is no weight → Write 1 to 5.').max(5, 'is no weight → Write 1 to 5.'),
          )
          .default({}),
      }),
    )
    .default([]),
});
export type Topic = z.infer<typeof Topics>['topics'][number];

/** Gives a tag's topic by the tag or any of its aliases, compared as slugs; `null` for a tag outside the taxonomy. */
export type TopicIndex = (tag: string) => Topic | null;

export function indexTopics(topics: readonly Topic[]): TopicIndex {
  const bySlug = new Map<string, Topic>();
  for (const topic of topics) {
    for (const name of [...topic.aliases, topic.label, topic.tag]) bySlug.set(slugify(name), topic);
  }
  return (tag) => bySlug.get(slugify(tag)) ?? null;
}
