import { readTable } from './table.ts';

interface Convention {
  readonly where: string;
  readonly words: ReadonlySet<string>;
  readonly by: string;
}

/**
 * Whose names for groups follow a pattern: `Fancy Bear` is CrowdStrike's way of naming, `Forest Blizzard` Microsoft's.
 *
 * @returns for a name who uses it, or `null` where no pattern tells
 */
export function openNaming(): (name: string) => string | null {
  const conventions: readonly Convention[] = readTable('naming.tsv', ['where', 'words', 'by']).map((row) => ({
    where: row.where,
    words: new Set(row.words.split(' ')),
    by: row.by,
  }));
  return (name) => conventions.find((convention) => follows(name, convention))?.by ?? null;
}

function follows(name: string, { where, words }: Convention): boolean {
  const parts = name.split(' ');
  const last = parts.at(-1) ?? '';
  if (where === 'last') return parts.length === 2 && words.has(last.charAt(0) + last.slice(1).toLowerCase());
  if (where === 'first') return parts.length === 2 && words.has(parts[0] ?? '');
  if (where === 'start') return words.has(name.slice(0, name.indexOf('.') + 1));
  return words.has(/^(?<stem>.*?)\d{1,5}$/.exec(name)?.groups?.stem ?? '');
}
