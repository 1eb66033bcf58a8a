import { z } from 'zod';
import { Digest } from './digest.ts';
import { Sources } from './sources.ts';
import { Topics } from './topics.ts';

/** A JSON Schema (draft 7, which editor programs read). */
export type JsonSchema = z.core.JSONSchema.BaseSchema;

/** The settings files, and what each may hold. */
export const SETTINGS_SCHEMAS = { digest: Digest, topics: Topics, sources: Sources } as const;
export type SettingsName = keyof typeof SETTINGS_SCHEMAS;

const TITLES: Readonly<Record<SettingsName, string>> = {
  digest: 'Hexdigest: the settings of the digest',
  topics: 'Hexdigest: the topics',
  sources: 'Hexdigest: the publishers',
};

/**
 * The JSON Schema of a settings file, for the programs in which it is written.
 *
 * @param explanations what each key does, by its path; a key that its schema describes needs none
 */
export function toJsonSchema(name: SettingsName, explanations: ReadonlyMap<string, string> = new Map()): JsonSchema {
  const schema = z.toJSONSchema(SETTINGS_SCHEMAS[name], { io: 'input', target: 'draft-7', unrepresentable: 'any' });
  return { title: TITLES[name], ...explain(schema, explanations, []) };
}

function explain(schema: JsonSchema, explanations: ReadonlyMap<string, string>, path: readonly string[]): JsonSchema {
  const description = explanations.get(path.join('.'));
  const properties = Object.entries(schema.properties ?? {}).map(([key, inner]) => [
    key,
    typeof inner === 'boolean' ? inner : explain(inner, explanations, [...path, key]),
  ]);
  return {
    ...schema,
    ...(description !== undefined && { description }),
    ...(properties.length > 0 && { properties: Object.fromEntries(properties) }),
  };
}

/** The paths of all keys of a schema, `feed.items`; those of the items of lists are not among them. */
export function keysOf(schema: JsonSchema, path: readonly string[] = []): string[] {
  return Object.entries(schema.properties ?? {}).flatMap(([key, inner]) => [
    [...path, key].join('.'),
    ...(typeof inner === 'boolean' ? [] : keysOf(inner, [...path, key])),
  ]);
}
