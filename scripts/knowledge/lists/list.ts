import type { z } from 'zod';
import type { Fact } from '../fact.ts';
import type { Exploited } from '../thing.ts';

/** What a file of `content/intel/` holds. */
export interface ListContent {
  readonly facts: readonly Fact[];
  readonly exploited: {
    readonly asOf: string | null;
    readonly of: readonly (readonly [id: string, Exploited])[];
  } | null;
}

/** A kind of JSON file in `content/intel/`. */
export interface ListReader {
  /** What an error calls it. */
  readonly name: string;
  /** Whether a file is of this kind, judged by its outermost keys. */
  readonly detect: (value: object) => boolean;
  /**
   * Reads what was detected.
   *
   * @throws {ListError} where it is not of the format
   */
  readonly read: (value: object) => ListContent;
}

/** A file is not what its outermost keys promise. */
export class ListError extends Error {
  override readonly name = 'ListError';
}

/** The value as its schema has it; the first fault tells enough of a file that a program wrote. */
export function checkList<S extends z.ZodType>(schema: S, value: object): z.infer<S> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new ListError(`\`${issue?.path.join('.') ?? ''}\` is not valid: ${issue?.message ?? 'unknown'}`);
}
