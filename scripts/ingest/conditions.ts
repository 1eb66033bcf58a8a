import { loadKnowledge } from '../knowledge/load.ts';
import type { Knowledge } from '../knowledge/thing.ts';
import { findMentions } from '../mentions/find.ts';
import type { Trusts } from '../mentions/indicators.ts';
import type { Mention } from '../mentions/mention.ts';
import { makeMatcher } from '../mentions/names.ts';
import { ownHosts, type Settings } from '../settings/settings.ts';

/** The conditions of the taxonomy that what a text names fulfils: one entry for each time that it is named. */
export type Conditions = (text: string) => readonly string[];

/**
 * What is named is looked for in a text when the taxonomy asks for it; what is known is loaded with the first text.
 */
export function openConditions(settings: Settings): Conditions {
  if (settings.topics.every(({ mentions }) => Object.keys(mentions).length === 0)) return () => [];
  const hosts = new Set(ownHosts(settings));
  let opened: Conditions | null = null;
  return (text) => {
    opened ??= makeConditions(loadKnowledge(settings.content).knowledge, (host) => hosts.has(host));
    return opened(text);
  };
}

/** The conditions by what is known; a name that may mean several things fulfils none. */
export function makeConditions(knowledge: Knowledge, isOwn: Trusts): Conditions {
  const matcher = makeMatcher(knowledge.names);
  return (text) =>
    findMentions(text, matcher, { ownHosts: isOwn }).flatMap((mention) => fulfilledBy(mention, knowledge));
}

function fulfilledBy(mention: Mention, { exploited, things }: Knowledge): string[] {
  if (mention.kind === 'indicator') return ['indicator'];
  if (mention.ambiguous !== undefined) return [];
  const { kind, key } = mention;
  return [
    kind,
    `${kind} ${key}`,
    ...(kind === 'technique' && key.includes('.') ? [`technique ${key.slice(0, key.indexOf('.'))}`] : []),
    ...(kind === 'vulnerability' && exploited.of.has(key) ? ['known-exploited'] : []),
    ...(kind === 'malware' && things.get(`malware ${key}`)?.isRansomware === true ? ['ransomware'] : []),
  ];
}
