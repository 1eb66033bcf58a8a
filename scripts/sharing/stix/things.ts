import type { Thing } from '../../knowledge/thing.ts';
import type { ThingKind } from '../../mentions/mention.ts';
import type { NamedAs, Shared } from '../article.ts';
import { killChainPhases } from './kill-chain.ts';
import { type Maker, type Properties, type StixObject, sayObject } from './object.ts';
import { attackReference, pageReference, vulnerabilityReferences } from './references.ts';

interface Named {
  readonly key: string;
  readonly thing: Thing | undefined;
  readonly thingOf: Shared['thingOf'];
}

interface Kind {
  readonly type: string;
  readonly describe: (named: Named) => Properties;
}

/** The kinds that STIX 2.1 has an object for (§4.1, §4.9, §4.11, §4.19). The others become labels of the report. */
const KINDS: ReadonlyMap<ThingKind, Kind> = new Map([
  ['vulnerability', { type: 'vulnerability', describe: vulnerability }],
  ['technique', { type: 'attack-pattern', describe: technique }],
  ['group', { type: 'intrusion-set', describe: calledAlso }],
  ['malware', { type: 'malware', describe: malware }],
]);

/** What ATT&CK has as a tool: legitimate software that attackers use, too, which the standard tells from malware (§4.18). */
const TOOL: Kind = { type: 'tool', describe: calledAlso };

/** The object of something named; `null` for a kind that STIX has none for. */
export function thingObject(maker: Maker, { kind, key }: NamedAs, thingOf: Shared['thingOf']): StixObject | null {
  const thing = thingOf(kind, key);
  const { type, describe } = (thing?.cluster?.galaxy === 'mitre-tool' ? TOOL : KINDS.get(kind)) ?? {};
  return type === undefined || describe === undefined
    ? null
    : sayObject(maker, type, key, describe({ key, thing, thingOf }));
}

function vulnerability({ key, thing }: Named): Properties {
  const words = [thing === undefined || thing.name === key ? null : `${thing.name}.`, thing?.description ?? null];
  return {
    name: key,
    description: words.filter((word) => word !== null).join(' ') || undefined,
    external_references: [...vulnerabilityReferences(key), ...officialPage(thing)],
  };
}

function technique({ key, thing, thingOf }: Named): Properties {
  return {
    ...known(key, thing),
    kill_chain_phases: killChainPhases(thing?.tactics ?? [], thingOf),
    external_references: attackReference(key),
  };
}

function calledAlso({ key, thing }: Named): Properties {
  return { ...known(key, thing), aliases: aliasesOf(thing), external_references: knownReferences(thing) };
}

function malware({ key, thing }: Named): Properties {
  return {
    ...known(key, thing),
    malware_types: thing?.isRansomware === true ? ['ransomware'] : [],
    is_family: true,
    aliases: aliasesOf(thing),
    external_references: knownReferences(thing),
  };
}

function known(key: string, thing: Thing | undefined): Properties {
  return { name: thing?.name ?? key, description: thing?.description ?? undefined };
}

function aliasesOf(thing: Thing | undefined): string[] {
  return [...new Set(thing?.aliases.map(({ name }) => name))].filter((name) => name !== thing?.name);
}

function knownReferences(thing: Thing | undefined): ReturnType<typeof attackReference> {
  const official = thing?.attackId ? attackReference(thing.attackId) : [];
  return official.length > 0 ? official : officialPage(thing);
}

function officialPage(thing: Thing | undefined): ReturnType<typeof pageReference> {
  return pageReference('reference', thing?.reference ?? null);
}
