import type { Shared } from '../article.ts';
import type { JsonObject } from '../json.ts';

/**
 * The tactics of a technique as phases of ATT&CK's kill chains: the phase is the tactic's name in lower case with
 * hyphens (STIX 2.1 §2.11, and ATT&CK's own bundles). A tactic of which no name is known is left out.
 */
export function killChainPhases(tactics: readonly string[], thingOf: Shared['thingOf']): JsonObject[] {
  return tactics.flatMap((key) => {
    const name = thingOf('tactic', key)?.name;
    if (name === undefined) return [];
    return [{ kill_chain_name: killChainOf(key), phase_name: name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-') }];
  });
}

/** MITRE numbers the tactics of mobile devices TA0027 to TA0039 and TA0041, those of industrial control TA0100 to TA0111. */
function killChainOf(tactic: string): string {
  const number = Number(tactic.slice(2));
  if (number >= 100 && number <= 111) return 'mitre-ics-attack';
  return (number >= 27 && number <= 39) || number === 41 ? 'mitre-mobile-attack' : 'mitre-attack';
}
