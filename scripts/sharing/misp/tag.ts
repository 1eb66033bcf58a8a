import { namedIn, type Shared } from '../article.ts';
import type { JsonObject } from '../json.ts';

/** A tag of a MISP event (draft-dulaunoy-misp-core-format §2.7). */
export interface MispTag extends JsonObject {
  readonly name: string;
  readonly colour: string;
}

const TLP_COLOURS = {
  clear: '#ffffff',
  green: '#33ff00',
  amber: '#ffc000',
  'amber+strict': '#ffc000',
  red: '#ff0033',
} as const;

/**
 * The tags of an article: its TLP 2.0 level, that it is open source, and the MISP galaxy clusters of what it names in
 * MITRE ATT&CK, which are called by ATT&CK's own name and id. What is in none of them has no tag: a cluster that doesn't exist
 * is worse than none.
 */
export function tagsOf({ article, mentions, thingOf }: Shared): MispTag[] {
  const tlp = article.tlp ?? 'clear';
  const clusters = namedIn(mentions).things.flatMap(({ kind, key }) => {
    const thing = thingOf(kind, key);
    if (thing === undefined) return [];
    if (kind === 'technique') return [cluster('mitre-attack-pattern', thing.name, key)];
    if (thing.cluster === undefined || thing.attackId === null) return [];
    return [cluster(thing.cluster.galaxy, thing.cluster.name, thing.attackId)];
  });
  return [{ name: `tlp:${tlp}`, colour: TLP_COLOURS[tlp] }, { name: 'type:OSINT', colour: '#004646' }, ...clusters];
}

function cluster(galaxy: string, name: string, id: string): MispTag {
  return { name: `misp-galaxy:${galaxy}="${name.replaceAll('"', "'")} - ${id}"`, colour: '#0088cc' };
}
