import type { FoundName } from './fact.ts';
import type { Alias } from './thing.ts';

/** `Snake?` needs context, `Ryuk!` stands alone, `Sofacy (Kaspersky)` says who uses the name. */
interface Spelling extends FoundName {
  readonly by: string | null;
}

function spell(cell: string): Spelling {
  const { name = cell, by } = /^(?<name>.*\S) \((?<by>[^()]+)\)$/.exec(cell)?.groups ?? {};
  const mark = name.at(-1);
  const isMarked = mark === '?' || mark === '!';
  return {
    name: isMarked ? name.slice(0, -1) : name,
    needsContext: isMarked ? mark === '?' : null,
    by: by ?? null,
  };
}

function split(cell: string): string[] {
  return cell === '' ? [] : cell.split('; ');
}

/** The names of a row: what it is shown as, its aliases, and what is looked for. */
export function namesOf(name: string, aliases: string, whoNames: (name: string) => string | null = () => null) {
  const first = spell(name);
  const others = split(aliases).map(spell);
  return {
    name: first.name,
    aliases: others.map(({ name, by }): Alias => ({ name, by: by ?? whoNames(name) })),
    found: [first, ...others].map(({ name, needsContext }): FoundName => ({ name, needsContext })),
  };
}

/** Techniques and weaknesses are written in any case: `Pass the Hash`, `Pass the hash`, `pass the hash`. */
export function inAnyCase(name: string, cell: string): FoundName[] {
  const phrases = split(cell).map((phrase) => (phrase === '=' ? name : phrase));
  return phrases
    .flatMap((phrase) => [phrase, lowerWords(phrase), upperFirst(lowerWords(phrase))])
    .map((name) => ({ name, needsContext: false }));
}

/** In lower case but for abbreviations: `SQL Injection` is `SQL injection`. */
function lowerWords(phrase: string): string {
  return phrase.replace(/[A-Za-z]+/g, (word) => (/^[A-Z]?[a-z]+$/.test(word) ? word.toLowerCase() : word));
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
