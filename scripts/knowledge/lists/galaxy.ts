import { z } from 'zod';
import { allNames, attackPage, type Fact, fact } from '../fact.ts';
import { openNaming } from '../naming.ts';
import type { Alias, GalaxyCluster, Thing } from '../thing.ts';
import { checkList, ListError, type ListReader } from './list.ts';
import { plainSentences } from './prose.ts';
import { openPhases } from './tactics.ts';

const Cluster = z.object({
  value: z.string(),
  description: z.string().default(''),
  revoked: z.boolean().default(false),
  meta: z
    .object({
      external_id: z.string().optional(),
      synonyms: z.array(z.string()).default([]),
      kill_chain: z.array(z.string()).default([]),
    })
    .prefault({}),
});
type Cluster = z.infer<typeof Cluster>;

const Galaxy = z.object({ type: z.string(), values: z.array(Cluster) });

const KINDS: Readonly<Record<string, Thing['kind']>> = {
  'threat-actor': 'group',
  'mitre-intrusion-set': 'group',
  ransomware: 'malware',
  'mitre-malware': 'malware',
  'mitre-tool': 'malware',
  'mitre-attack-pattern': 'technique',
};

/**
 * A cluster file of a MISP galaxy: groups, malware, ransomware or techniques.
 *
 * @see https://www.misp-standard.org/rfc/misp-standard-galaxy-format.html
 */
export const galaxy: ListReader = {
  name: 'MISP galaxy',
  detect: (value) => 'values' in value && 'type' in value,
  read: (value) => {
    const { type, values } = checkList(Galaxy, value);
    const kind = KINDS[type];
    if (kind === undefined)
      throw new ListError(`it is of type ${type}; those that are read are ${Object.keys(KINDS).join(', ')}`);
    const read = kind === 'technique' ? openTechniques() : openNamed(kind, type);
    return { facts: values.flatMap(read), exploited: null };
  },
};

/** Those that are ATT&CK's. */
const GALAXIES: readonly GalaxyCluster['galaxy'][] = ['mitre-intrusion-set', 'mitre-malware', 'mitre-tool'];

/** What the galaxies of others put among the synonyms. */
const ATTACK_ID = /^[GS]\d{4}$/;

/** `Phishing - T1566`: the clusters of ATT&CK end in the id. */
function withoutId(cluster: Cluster): string {
  const id = cluster.meta.external_id;
  return id !== undefined && cluster.value.endsWith(` - ${id}`)
    ? cluster.value.slice(0, -id.length - 3)
    : cluster.value;
}

/** Techniques, and the tactics that stand among them. Their names are too plain to be looked for. */
function openTechniques(): (cluster: Cluster) => Fact[] {
  const tacticOf = openPhases();
  return (cluster) => {
    const id = cluster.meta.external_id;
    if (id === undefined || !/^TA?\d{4}(?:\.\d{3})?$/.test(id)) return [];
    const tactics = cluster.meta.kill_chain.flatMap((link) => {
      const [platform = '', phase = ''] = link.split(':');
      return (
        tacticOf(platform.startsWith('mobile-attack') ? 'mobile-attack' : (platform.split('-')[0] ?? ''), phase) ?? []
      );
    });
    return [
      fact({
        kind: id.startsWith('TA') ? 'tactic' : 'technique',
        id,
        name: withoutId(cluster),
        description: plainSentences(cluster.description),
        attackId: id,
        reference: attackPage(id),
        tactics: [...new Set(tactics)],
      }),
    ];
  };
}

function openNamed(kind: Thing['kind'], type: string): (cluster: Cluster) => Fact[] {
  const isRansomware = type === 'ransomware';
  const galaxy = GALAXIES.find((one) => one === type);
  const whoNames = kind === 'group' ? openNaming() : () => null;
  return (cluster) => {
    if (cluster.revoked) return [];
    const name = isRansomware ? withoutKind(cluster.value) : withoutId(cluster);
    const attackId = cluster.meta.external_id ?? null;
    const likely = cluster.meta.synonyms.filter((one) => ATTACK_ID.test(one));
    const synonyms = cluster.meta.synonyms.filter((one) => !ATTACK_ID.test(one));
    const aliases = (isRansomware ? synonyms.map(withoutKind) : synonyms)
      .filter((alias) => alias !== name)
      .map((name): Alias => ({ name, by: whoNames(name) }));
    return [
      fact({
        kind,
        name,
        aliases,
        description: plainSentences(cluster.description),
        attackId,
        likelyAttackId: likely.length === 1 ? (likely[0] ?? null) : null,
        reference: attackId === null ? null : attackPage(attackId),
        isRansomware,
        ...(galaxy !== undefined && attackId !== null && { cluster: { galaxy, name } }),
        found: allNames(name, aliases).map((one) => ({
          ...one,
          needsContext: isRansomware && !isCoined(one.name) ? true : null,
        })),
      }),
    ];
  };
}

/** `Kasiski Ransomware (FAKE)` is `Kasiski`. */
function withoutKind(value: string): string {
  return value
    .replace(/\([^()]*\)/g, '')
    .trim()
    .replace(/\s+(?:ransomware|ransomeware|ramsomware|ransonware|virus)$/i, '')
    .trim();
}

/** Whether a name is spelt as no word is: `CryptoDevil`, `Lock2017`. Ransomware takes its names from anywhere. */
function isCoined(name: string): boolean {
  return name.length > 5 && /^\S+$/.test(name) && /[a-z][A-Z]|[A-Za-z]\d/.test(name);
}
