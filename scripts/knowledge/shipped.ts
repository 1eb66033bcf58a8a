import { slugify } from '../article/slugs.ts';
import { attackPage, type Fact, type FoundName, fact, vulnerabilityPage } from './fact.ts';
import { openNaming } from './naming.ts';
import { readTable } from './table.ts';
import type { Alias } from './thing.ts';

/** The lists that the program ships, one reader a table. */
const TABLES: readonly (() => Fact[])[] = [
  readGroups,
  readMalware,
  readTactics,
  readTechniques,
  readWeaknesses,
  readVendors,
  readProducts,
  readNicknames,
];

/**
 * Everything that the program knows by itself.
 *
 * @throws {ContentError} naming file and line of what is wrong in a table
 */
export function readShipped(): Fact[] {
  return TABLES.flatMap((read) => read().map((one) => ({ ...one, isShipped: true })));
}

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
function namesOf(name: string, aliases: string, whoNames: (name: string) => string | null = () => null) {
  const first = spell(name);
  const others = split(aliases).map(spell);
  return {
    name: first.name,
    aliases: others.map(({ name, by }): Alias => ({ name, by: by ?? whoNames(name) })),
    found: [first, ...others].map(({ name, needsContext }): FoundName => ({ name, needsContext })),
  };
}

function inAttack(id: string) {
  return id === '' ? {} : { attackId: id, reference: attackPage(id) };
}

const orNull = (cell: string): string | null => (cell === '' ? null : cell);

function readGroups(): Fact[] {
  const whoNames = openNaming();
  return readTable('groups.tsv', ['name', 'attack', 'aliases', 'description']).map((row) =>
    fact({
      kind: 'group',
      ...namesOf(row.name, row.aliases, whoNames),
      ...inAttack(row.attack),
      description: orNull(row.description),
    }),
  );
}

function readMalware(): Fact[] {
  return readTable('malware.tsv', ['name', 'attack', 'ransomware', 'aliases', 'description']).map((row) =>
    fact({
      kind: 'malware',
      ...namesOf(row.name, row.aliases),
      ...inAttack(row.attack),
      description: orNull(row.description),
      isRansomware: row.ransomware === 'yes',
    }),
  );
}

/** Techniques and weaknesses are written in any case: `Pass the Hash`, `Pass the hash`, `pass the hash`. */
function inAnyCase(name: string, cell: string): FoundName[] {
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

function readTactics(): Fact[] {
  return readTable('tactics.tsv', ['id', 'name', 'found', 'description']).map((row) => ({
    ...fact({ kind: 'tactic', id: row.id, name: row.name, ...inAttack(row.id) }),
    found: inAnyCase(row.name, row.found),
    description: row.description,
  }));
}

function readTechniques(): Fact[] {
  return readTable('techniques.tsv', ['id', 'name', 'tactics', 'found']).map((row) =>
    fact({
      kind: 'technique',
      id: row.id,
      name: row.name,
      ...inAttack(row.id),
      tactics: row.tactics.split(' '),
      found: inAnyCase(row.name, row.found),
    }),
  );
}

function readWeaknesses(): Fact[] {
  return readTable('weaknesses.tsv', ['id', 'name', 'found']).map((row) =>
    fact({
      kind: 'weakness',
      id: row.id,
      name: row.name,
      reference: `https://cwe.mitre.org/data/definitions/${row.id.slice('CWE-'.length)}.html`,
      found: inAnyCase(row.name, row.found),
    }),
  );
}

function readVendors(): Fact[] {
  return readTable('vendors.tsv', ['name', 'aliases', 'home']).map((row) =>
    fact({ kind: 'vendor', ...namesOf(row.name, row.aliases), reference: row.home }),
  );
}

function readProducts(): Fact[] {
  return readTable('products.tsv', ['name', 'vendor', 'aliases']).map((row) => ({
    ...fact({ kind: 'product', ...namesOf(row.name, row.aliases) }),
    ...(row.vendor !== '' && { vendor: slugify(row.vendor) }),
  }));
}

/** A nickname stands for its first id; the other ids are told by it, and are not what it links to. */
function readNicknames(): Fact[] {
  return readTable('nicknames.tsv', ['name', 'ids', 'aliases', 'description']).flatMap((row) => {
    const names = namesOf(row.name, row.aliases);
    const description = orNull(row.description);
    return row.ids.split(' ').map((id, index) =>
      fact({
        kind: 'vulnerability',
        id,
        description,
        reference: vulnerabilityPage(id),
        ...(index === 0 ? names : { name: id, aliases: [{ name: names.name, by: null }] }),
      }),
    );
  });
}
