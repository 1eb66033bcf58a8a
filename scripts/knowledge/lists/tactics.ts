import { readTable } from '../table.ts';

/**
 * The ids of tactics by the names that kill chains give them.
 *
 * @returns for a domain (`attack`, `mobile-attack`) and a phase (`initial-access`) the tactic's id, if it is known
 */
export function openPhases(): (domain: string, phase: string) => string | undefined {
  const ids = new Map(
    readTable('phases.tsv', ['domain', 'phase', 'tactic']).map((row) => [`${row.domain} ${row.phase}`, row.tactic]),
  );
  return (domain, phase) => ids.get(`${domain} ${phase}`);
}
