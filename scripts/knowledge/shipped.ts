import { slugify } from '../shared/slugs.ts';
import { attackPage, type Fact, fact, vulnerabilityPage } from './fact.ts';
import { openNaming } from './naming.ts';
import { inAnyCase, namesOf } from './spelling.ts';
import { type Row, readTable } from './table.ts';

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

const inAttack = (id: string) => (id === '' ? {} : { attackId: id, reference: attackPage(id) });

/** The column `cluster` says what ATT&CK has it as, where that is a tool or has another name: `menuPass`, `tool: Mimikatz`. */
function clusterOf(kind: 'group' | 'malware', { attack, cluster, name }: Row<'attack' | 'cluster' | 'name'>) {
  if (attack === '') return {};
  const [, tool, other] = /^(tool: )?(.*)$/.exec(cluster) ?? [];
  const galaxy = kind === 'group' ? 'mitre-intrusion-set' : tool === undefined ? 'mitre-malware' : 'mitre-tool';
  return { cluster: { galaxy, name: other || name.replace(/[?!]$/, '') } } satisfies Partial<Fact>;
}

const orNull = (cell: string): string | null => (cell === '' ? null : cell);

function readGroups(): Fact[] {
  const whoNames = openNaming();
  return readTable('groups.tsv', ['name', 'attack', 'cluster', 'aliases', 'description']).map((row) =>
    fact({
      kind: 'group',
      ...namesOf(row.name, row.aliases, whoNames),
      ...inAttack(row.attack),
      ...clusterOf('group', row),
      description: orNull(row.description),
    }),
  );
}

function readMalware(): Fact[] {
  return readTable('malware.tsv', ['name', 'attack', 'cluster', 'ransomware', 'aliases', 'description']).map((row) =>
    fact({
      kind: 'malware',
      ...namesOf(row.name, row.aliases),
      ...inAttack(row.attack),
      ...clusterOf('malware', row),
      description: orNull(row.description),
      isRansomware: row.ransomware === 'yes',
    }),
  );
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

/** `Apple` and `SAP` with their capitals are nothing else in news of security; a name that may be is marked. */
function plainly(names: ReturnType<typeof namesOf>): ReturnType<typeof namesOf> {
  return { ...names, found: names.found.map((one) => ({ ...one, needsContext: one.needsContext ?? false })) };
}

function readVendors(): Fact[] {
  return readTable('vendors.tsv', ['name', 'aliases', 'home']).map((row) =>
    fact({ kind: 'vendor', ...plainly(namesOf(row.name, row.aliases)), reference: row.home }),
  );
}

function readProducts(): Fact[] {
  return readTable('products.tsv', ['name', 'vendor', 'aliases']).map((row) => ({
    ...fact({ kind: 'product', ...plainly(namesOf(row.name, row.aliases)) }),
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
