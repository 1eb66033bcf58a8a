import path from 'node:path';
import { type CheckedList, checkAttack, checkEpss, checkGalaxy, checkKev } from './check.ts';

/** A list that is downloaded. */
export interface Source {
  /** File name in `content/intel/`. */
  readonly file: string;
  readonly url: string;
  /**
   * @returns what the file says of its own day
   * @throws {ListError} where it is not this list
   */
  readonly check: (bytes: Buffer) => CheckedList;
}

/** Where the lists are, as the settings say; `null` for one that is not wanted. */
interface Addresses {
  readonly attack: string | null;
  readonly kev: string | null;
  readonly epss: string | null;
  readonly galaxies: readonly string[];
}

/** The lists that the settings name, each with its place. */
export function listSources({ attack, kev, epss, galaxies }: Addresses): Source[] {
  return [
    attack === null ? [] : { file: 'enterprise-attack.json', url: attack, check: checkAttack },
    kev === null ? [] : { file: 'kev.json', url: kev, check: checkKev },
    epss === null ? [] : { file: 'epss.csv.gz', url: epss, check: checkEpss },
    galaxies.map((url) => ({ file: `misp-galaxy-${nameIn(url)}.json`, url, check: checkGalaxy })),
  ].flat();
}

/** `threat-actor` of `…/clusters/threat-actor.json`, in letters that every file system takes. */
function nameIn(url: string): string {
  return path.posix
    .basename(new URL(url).pathname, '.json')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
