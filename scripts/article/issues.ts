import type { z } from 'zod';
import { adviseOnKey } from './known-keys.ts';

type Issue = z.core.$ZodIssue;

/** What is wrong with a value: what, and what to do where that is known. */
export interface Told {
  readonly path: readonly PropertyKey[];
  /** `what → what to do`, or what zod says. */
  readonly message: string;
}

const SHAPES: Readonly<Record<string, readonly [what: string, fix: string]>> = {
  string: ['text', 'Put it in double quotes.'],
  boolean: ['true or false', 'Write true or false, without quotes.'],
  number: ['a number', 'Write a number, without quotes.'],
  int: ['a whole number', 'Write a whole number, without quotes.'],
  array: ['a list', 'Write it as [one, other], or each on a line of its own, after a hyphen.'],
  object: ['a group of keys', 'Write its keys on the lines below, indented by two spaces.'],
  record: ['a group of keys', 'Write its keys on the lines below, indented by two spaces.'],
};

/** An issue in the words of this project; one with several unknown keys as one for each, so that each has its line. */
export function tellIssue(issue: Issue, schema: z.ZodType): Told[] {
  const { path } = issue;
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      path: [...path, key],
      message: `is no key that Hexdigest knows → ${adviseOnKey(schema, path, key)}`,
    }));
  if (issue.code === 'invalid_type' && issue.input === undefined) return [{ path, message: 'is missing → Add it.' }];
  return [{ path, message: issue.message.includes(' → ') ? issue.message : (wordsFor(issue) ?? issue.message) }];
}

/** `null` for what zod says well enough, or never of the schemas of this project. */
function wordsFor(issue: Issue): string | null {
  switch (issue.code) {
    case 'invalid_type': {
      const shape = SHAPES[issue.expected];
      if (shape === undefined) return null;
      if (issue.input === null) return `is empty, and has to be ${shape[0]} → Write it, or take the line out.`;
      const fix =
        issue.expected === 'string' && typeof issue.input === 'object' ? 'Write it behind the key.' : shape[1];
      return `is ${shapeOf(issue.input)}, and has to be ${shape[0]} → ${fix}`;
    }
    case 'invalid_value':
      return `is none of ${issue.values.map(String).join(', ')} → Write one of them.`;
    case 'invalid_key':
      return issue.issues[0]?.message ?? null;
    case 'too_small':
      return 'is empty → Write something there, or take the line out.';
    case 'too_big':
      return `is longer than ${issue.maximum} → Shorten it.`;
    default:
      return null;
  }
}

function shapeOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a group of keys';
  return typeof value === 'string' ? 'text' : typeof value === 'number' ? 'a number' : 'true or false';
}

/** A group or a list of which nothing is written counts as one that is not there: all that is in it may be commented out. */
export function withoutEmpty(value: unknown, issues: readonly Issue[]): unknown {
  const isEmpty = (path: readonly PropertyKey[]): boolean =>
    issues.some(
      (issue) =>
        issue.code === 'invalid_type' &&
        issue.input === null &&
        ['object', 'array', 'record'].includes(issue.expected) &&
        issue.path.join('\n') === path.join('\n'),
    );
  const walk = (inner: unknown, path: readonly PropertyKey[]): unknown => {
    if (Array.isArray(inner)) return inner.map((item, at) => walk(item, [...path, at]));
    if (typeof inner !== 'object' || inner === null) return inner;
    return Object.fromEntries(
      Object.entries(inner).flatMap(([key, each]) =>
        isEmpty([...path, key]) ? [] : [[key, walk(each, [...path, key])]],
      ),
    );
  };
  return walk(value, []);
}
