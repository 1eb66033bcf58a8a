import path from 'node:path';
import { shownPath } from '../shared/cli.ts';
import type { Problem } from '../shared/errors.ts';
import { nearestName } from '../shared/nearest.ts';
import { visible } from '../shared/terminal.ts';
import type { Article } from './article.ts';
import { KNOWN_KEYS } from './front-matter.ts';
import { isWritten, soundKeys, type Yaml } from './yaml.ts';

/** A key of a front matter that Hexdigest does not know, though it is close to one that it does. */
export interface StrayKey {
  readonly key: string;
  /** 1-based line of the file. */
  readonly line: number;
  /** The key that was likely meant. */
  readonly meant: string;
}

/** What other programs call the keys that Hexdigest knows. */
export const OTHER_NAMES: Readonly<Record<string, string>> = {
  author: 'authors',
  description: 'summary',
  language: 'lang',
  published: 'date',
  tag: 'tags',
};

const MOST_SHOWN = 10;

/** Keys that were likely meant for others, which are not there; all other unknown keys are the editor's own. */
export function findStrayKeys(yaml: Yaml): StrayKey[] {
  const isValid = yaml.problems.length === 0;
  const { value, line } = isValid ? yaml : soundKeys(yaml.text);
  const keys = Object.keys(Object(value));
  const absent = KNOWN_KEYS.filter((key) => !keys.includes(key) && (isValid || !isWritten(yaml, key)));
  return keys.flatMap((key) => {
    if (KNOWN_KEYS.includes(key)) return [];
    const other = Object.hasOwn(OTHER_NAMES, key)
      ? OTHER_NAMES[key]
      : nearestName(key, absent, key.length <= 4 ? 1 : 2);
    return other !== undefined && other !== null && absent.includes(other)
      ? [{ key, line: line([key]) + 1, meant: other }]
      : [];
  });
}

/** Stray keys beside what else is wrong with a file, in the order of its lines. */
export function withStrayKeys(problems: readonly Problem[], strayKeys: readonly StrayKey[], file: string): Problem[] {
  const strays = strayKeys.map(({ key, line, meant }) => ({
    file,
    line,
    what: `\`${key}\` is no key that Hexdigest knows`,
    fix: `Did you mean \`${meant}\`? Correct its spelling, or take it out.`,
  }));
  return [...problems, ...strays].sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
}

/** Tells of the stray keys of articles, which are kept and do nothing; no lines where there are none. */
export function tellStrayKeys(articles: readonly Article[], content: string): string[] {
  const found = articles.flatMap(({ file, strayKeys = [] }) => strayKeys.map((stray) => ({ file, ...stray })));
  if (found.length === 0) return [];
  return [
    `Keys of articles that Hexdigest does not know, and leaves as they are: ${found.length}`,
    ...found
      .slice(0, MOST_SHOWN)
      .map(({ file, key, line, meant }) =>
        visible(`  ${shownPath(path.join(content, file))}:${line}: \`${key}\`. Did you mean \`${meant}\`?`),
      ),
    ...(found.length > MOST_SHOWN ? [`  … and ${found.length - MOST_SHOWN} more`] : []),
  ];
}
