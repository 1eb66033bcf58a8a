import { z } from 'zod';
import { allNames, type Fact, fact } from '../fact.ts';
import { openNaming } from '../naming.ts';
import type { Alias, GalaxyCluster, Thing } from '../thing.ts';
import { checkList, type ListReader } from './list.ts';
import { plainSentences } from './prose.ts';
import { openPhases } from './tactics.ts';

const AttackItem = z.object({
  type: z.string(),
  name: z.string().default(''),
  description: z.string().default(''),
  revoked: z.boolean().default(false),
  x_mitre_deprecated: z.boolean().default(false),
  aliases: z.array(z.string()).default([]),
  x_mitre_aliases: z.array(z.string()).default([]),
  external_references: z
    .array(z.object({ source_name: z.string(), external_id: z.string().optional(), url: z.string().optional() }))
    .default([]),
  kill_chain_phases: z.array(z.object({ kill_chain_name: z.string(), phase_name: z.string() })).default([]),
});
type AttackItem = z.infer<typeof AttackItem>;

const Bundle = z.object({ type: z.literal('bundle'), objects: z.array(AttackItem) });

const KINDS: Readonly<Record<string, Thing['kind']>> = {
  'x-mitre-tactic': 'tactic',
  'attack-pattern': 'technique',
  'intrusion-set': 'group',
  malware: 'malware',
  tool: 'malware',
};

const GALAXIES: Readonly<Record<string, GalaxyCluster['galaxy']>> = {
  'intrusion-set': 'mitre-intrusion-set',
  malware: 'mitre-malware',
  tool: 'mitre-tool',
};

/**
 * MITRE ATT&CK as a STIX 2.1 bundle (§8.1), with the properties that ATT&CK adds.
 *
 * @see https://github.com/mitre-attack/attack-stix-data/blob/master/USAGE.md
 */
export const attack: ListReader = {
  name: 'ATT&CK bundle (STIX 2.1)',
  detect: (value) => 'type' in value && value.type === 'bundle',
  read: (value) => {
    const readObject = openObjects();
    return { facts: checkList(Bundle, value).objects.flatMap(readObject), exploited: null };
  },
};

function openObjects(): (object: AttackItem) => Fact[] {
  const tacticOf = openPhases();
  const whoNames = openNaming();
  return (object) => {
    const kind = KINDS[object.type];
    const source = object.external_references.find(({ source_name }) => /^mitre-(?:mobile-)?attack$/.test(source_name));
    const id = source?.external_id;
    if (kind === undefined || id === undefined || object.name === '') return [];
    const galaxy = GALAXIES[object.type];
    const isNamed = kind === 'group' || kind === 'malware';
    // An article may name a technique that was withdrawn since; a withdrawn group is another group's alias by now.
    if (isNamed && (object.revoked || object.x_mitre_deprecated)) return [];
    const aliases = [...object.aliases, ...object.x_mitre_aliases]
      .filter((alias) => alias !== object.name)
      .map((name): Alias => ({ name, by: kind === 'group' ? whoNames(name) : null }));
    return [
      fact({
        kind,
        id: isNamed ? null : id,
        name: object.name,
        aliases,
        description: plainSentences(object.description),
        attackId: id,
        ...(galaxy !== undefined && { cluster: { galaxy, name: object.name } }),
        reference: source?.url?.startsWith('https://') ? source.url : null,
        tactics: object.kill_chain_phases.flatMap(
          (phase) => tacticOf(phase.kill_chain_name.replace(/^mitre-/, ''), phase.phase_name) ?? [],
        ),
        found: isNamed ? allNames(object.name, aliases) : [],
      }),
    ];
  };
}
